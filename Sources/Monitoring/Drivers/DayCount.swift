// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging

/// Counts what happened, for the daily sign of life.
///
/// A log that says nothing for a day looks like a program that does nothing.
struct DayCount: Sendable {
    private static let day: TimeInterval = 86_400

    private var ends: Date
    private(set) var mentions = 0
    private(set) var alerts = 0

    init(at now: Date) { ends = now.addingTimeInterval(Self.day) }

    mutating func add(mentions: Int, alerts: Int) {
        self.mentions += mentions
        self.alerts += alerts
    }

    /// The line of a day that is over, once.
    mutating func sign(feeds: Int, blind: Int, at now: Date) -> Logger.Message? {
        guard now >= ends else { return nil }
        let report = alerts == 0 ? "nothing to report" : "\(alerts) alerts"
        let line: Logger.Message =
            "Looked at \(feeds) feeds, \(blind) blind, \(mentions) mentions, \(report)."
        self = DayCount(at: now)
        return line
    }
}
