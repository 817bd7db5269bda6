// SPDX-License-Identifier: Apache-2.0

package import Bursts
package import Foundation
package import Model
package import Recovery
package import Sentiment

/// Everything remembered of one brand between two documents.
///
/// What is stored as JSON comes back from there; what follows from recent mentions (near copies,
/// evidence) is made again from them, see ``recall(_:)``.
package struct BrandState: Sendable, Codable {
    /// The last tick that was evaluated; nil before the first mention.
    package var clock: Date?
    package var series = SeriesState()
    package var claims = ClaimBook()
    /// In order of opening, closed ones included.
    package var incidents: [Incident] = []
    /// Running numbers of incident ids, by year.
    package var numbers: [Int: Int] = [:]
    /// A negative statement came since the last tick.
    package var hasNews = false

    package var copies = CopyIndex()
    /// Negative mentions of the last days, in order of arrival.
    package var recent: [Mention] = []

    /// How long mentions are kept as evidence: the longest window of the detector, and a day in
    /// which a burst is followed.
    static let memory: TimeInterval = 4 * 86_400
    /// How far back mentions must be read to make a state whole again: what near copies need.
    package static let recallSpan: TimeInterval = 7 * 86_400

    private enum CodingKeys: String, CodingKey {
        case clock, series, claims, incidents, numbers, hasNews
    }

    package init() {}

    /// Takes back what is not stored, from the mentions of the last week in order of arrival.
    package mutating func recall(_ mentions: [Mention]) {
        for mention in mentions {
            copies.remember(
                mention.text, fingerprint: mention.fingerprint,
                scope: mention.brandID, at: mention.arrived)
            if mention.isNegative { recent.append(mention) }
        }
        if let last = mentions.last {
            forget(before: last.arrived.addingTimeInterval(-Self.memory))
        }
    }

    mutating func forget(before time: Date) {
        if let first = recent.first, first.arrived < time {
            recent.removeAll { $0.arrived < time }
        }
    }
}
