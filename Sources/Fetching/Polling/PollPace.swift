// SPDX-License-Identifier: Apache-2.0

package import Foundation
internal import Model

/// When a source is asked next.
///
/// The longest wish wins: ours, that of the answer's headers, that of the document. No wish stops
/// the polls for good.
package struct PollPace: Sendable, Hashable {
    /// The longest pause that a document or its headers can ask for, in seconds: a day.
    ///
    /// Servers send an `Expires` in the year 2999 by mistake.
    private static let longestWish: TimeInterval = 86_400
    /// The longest pause that `Retry-After` can ask for, in seconds: a week.
    private static let longestRetry: TimeInterval = 7 * 86_400

    /// Between two polls, in seconds.
    package var interval: TimeInterval
    /// Up to so many seconds for a feed in which new items are rare.
    package var longestInterval: TimeInterval

    /// A pace; a longest interval below the interval means that one.
    package init(interval: TimeInterval, longestInterval: TimeInterval) {
        self.interval = interval
        self.longestInterval = max(interval, longestInterval)
    }

    /// The next poll after an answer that was read.
    ///
    /// `gap`: the usual time between two new items in seconds, where it is known; asking twice in
    /// it is enough.
    package func afterAnswer(
        of name: String, wishes: PublisherWishes, gap: TimeInterval?, at now: Date
    ) -> Date {
        let own = gap.map { min(longestInterval, max(interval, $0 / 2)) } ?? interval
        let wished = Double(max(wishes.freshSeconds ?? 0, wishes.ttlSeconds ?? 0))
        let pause = max(own, min(Self.longestWish, wished))
        return Self.awake(spread(pause, name, from: now), wishes)
    }

    /// The next poll after a failure: the interval doubled with each failure in a row, at most a
    /// day, or as long as the server asks for if that is longer.
    package func afterFailure(
        of name: String, failures: Int, retryAfter: Int?, at now: Date
    ) -> Date {
        let doubled = interval * Double(1 << min(20, max(0, failures - 1)))
        let asked = min(Self.longestRetry, Double(retryAfter ?? 0))
        return spread(max(min(Self.longestWish, doubled), asked), name, from: now)
    }

    /// Later by up to a tenth, so that feeds that began together do not stay together.
    ///
    /// The part follows from the name, not from chance.
    private func spread(_ pause: TimeInterval, _ name: String, from now: Date) -> Date {
        let part = Double(StableHash.of(name) % 1000) / 1000
        return now.addingTimeInterval(pause * (1 + 0.1 * part))
    }

    /// The same time, or the first hour after it in which the publisher does not sleep; one who
    /// never wakes is asked all the same.
    private static func awake(_ time: Date, _ wishes: PublisherWishes) -> Date {
        guard !wishes.quietHours.isEmpty || !wishes.quietDays.isEmpty else { return time }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        for hours in 0..<(8 * 24) {
            var candidate = time.addingTimeInterval(Double(hours) * 3600)
            if hours > 0 {
                let second = candidate.timeIntervalSince1970
                candidate = Date(timeIntervalSince1970: (second / 3600).rounded(.down) * 3600)
            }
            let parts = calendar.dateComponents([.hour, .weekday], from: candidate)
            let isQuiet =
                wishes.quietHours.contains(parts.hour ?? -1)
                || wishes.quietDays.contains(parts.weekday ?? -1)
            if !isQuiet {
                // A day of sleep at most: the rest is a mistake of the publisher.
                return min(candidate, time.addingTimeInterval(longestWish))
            }
        }
        return time
    }
}
