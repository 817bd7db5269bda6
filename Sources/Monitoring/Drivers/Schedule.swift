// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// When each source is polled next; remembered in its record, so that a restart polls nothing early.
struct Schedule: Sendable {
    /// A feed that fails is asked ever more rarely, but never given up.
    private static let longestPause: TimeInterval = 86_400

    private let pace: Configuration.Pace

    init(pace: Configuration.Pace) { self.pace = pace }

    /// Whether a source is to be polled now.
    func isDue(_ record: SourceRecord, at now: Date) -> Bool {
        record.nextPoll.map { $0 <= now } ?? true
    }

    /// The next poll after a success: the interval, spread by up to a tenth so that feeds that
    /// began together do not stay together.
    ///
    /// The spread follows from the name, not from chance.
    func afterSuccess(_ name: String, at now: Date) -> Date {
        now.addingTimeInterval(interval * (1 + 0.1 * spread(name)))
    }

    /// The next poll after a failure: the interval doubled with each failure in a row, or as long
    /// as the server asks for if that is longer; at most a day.
    func afterFailure(_ record: SourceRecord, retryAfter: Int?, at now: Date) -> Date {
        let doubled = interval * Double(1 << min(10, max(0, record.failures - 1)))
        let pause = min(Self.longestPause, max(doubled, Double(retryAfter ?? 0)))
        return now.addingTimeInterval(pause * (1 + 0.1 * spread(record.name)))
    }

    private var interval: TimeInterval {
        max(pace.interval, pace.minimumInterval) / .seconds(1)
    }

    /// From 0 to 1.
    private func spread(_ name: String) -> Double {
        Double(StableHash.of(name) % 1000) / 1000
    }
}
