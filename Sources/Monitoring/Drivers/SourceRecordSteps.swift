// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Model
import Storage

/// What a poll changes of what is remembered of its source.
extension SourceRecord {
    /// Polls in a row that must name the same new address before it is used: a server that is set
    /// up wrongly for an hour moves nothing.
    ///
    /// Ours.
    private static let steadyMoves = 3

    /// The address that is asked in place of the configured one.
    var keptAddress: String? { (moves ?? 0) >= Self.steadyMoves ? movedTo : nil }

    /// What the document that was read last asks for, which holds as long as it stays the same.
    var wishes: PublisherWishes {
        var wishes = PublisherWishes()
        wishes.ttlSeconds = ttlSeconds
        wishes.quietHours = quietHours ?? []
        wishes.quietDays = quietDays ?? []
        return wishes
    }

    /// Notes an answer that was read whole.
    mutating func wasRead(_ reading: SourceReader.Reading, at now: Date) {
        etag = reading.validators.etag
        lastModified = reading.validators.lastModified
        digest = reading.digest
        ttlSeconds = reading.wishes.ttlSeconds
        quietHours = reading.wishes.quietHours
        quietDays = reading.wishes.quietDays
        firstRead = firstRead ?? now
        lastRead = now
        failures = 0
        blindSince = nil
        problem = nil
        deaths = nil
        note(move: reading.movedTo)
    }

    /// Notes that nothing came; an address that took the place of the configured one is given up.
    mutating func failed(_ reason: String, isGone: Bool, at now: Date) {
        failures += 1
        blindSince = blindSince ?? lastRead ?? now
        problem = reason
        if keptAddress != nil {
            forgetMove()
        } else if isGone {
            self.isGone = true
        }
    }

    private mutating func note(move: String?) {
        // Asked at its new place it names no move any more.
        guard keptAddress == nil else { return }
        let isSafe = move.map { $0.hasPrefix("https:") || !address.hasPrefix("https:") } ?? false
        guard let move, isSafe else { return forgetMove() }
        moves = movedTo == move ? (moves ?? 0) + 1 : 1
        movedTo = move
    }

    private mutating func forgetMove() {
        movedTo = nil
        moves = nil
    }

    /// Notes whether its items go on from those of last time, and how often they come.
    mutating func noteItems(of feed: Feed, isAnyKnown: Bool, at now: Date) {
        gap = Self.gap(between: feed.items.compactMap(\.published), at: now)
        let overlaps = isAnyKnown || feed.items.isEmpty || lastRead == nil
        if !overlaps, feed.items.count >= Self.leastWindow { mayHaveMissed = now }
    }

    /// Items from which on a document shows a window of a longer row; shorter ones may be renewed
    /// as a whole.
    ///
    /// Ours.
    private static let leastWindow = 5
    /// Items that tell the usual gap between two.
    ///
    /// Ours: about what a feed shows.
    private static let gapItems = 20

    /// The usual seconds between two items; the time since the last one counts as one more gap.
    private static func gap(between times: [Date], at now: Date) -> TimeInterval? {
        let latest = times.filter { $0 <= now }.sorted(by: >).prefix(gapItems)
        guard latest.count >= 3, let oldest = latest.last else { return nil }
        return now.timeIntervalSince(oldest) / Double(latest.count)
    }
}
