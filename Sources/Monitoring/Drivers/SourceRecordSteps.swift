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
        noteBlindness(until: now)
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

    /// Deaths in a row at which a source is left alone for a day.
    static let lastDeath = 3
    var isQuarantined: Bool { (deaths ?? 0) >= Self.lastDeath }

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
    mutating func noteItems(of feed: Feed, at now: Date) {
        let times = feed.items.compactMap(\.published).filter { $0 <= now }.sorted(by: >)
        gap = Self.gap(between: times, at: now)
        if times.count >= Self.leastWindow {
            let pauses = zip(times, times.dropFirst()).map { $0.timeIntervalSince($1) }
            longestGap = max(longestGap ?? 0, pauses.max() ?? 0)
        }
        newestItem = [newestItem, times.first].compactMap { $0 }.max()
        noteShape(of: feed, at: now)
        noteOverlap(with: feed, at: now)
    }

    /// Items of the last document that are remembered: those at its beginning are shown longest,
    /// and one of several may be withdrawn.
    ///
    /// Ours.
    private static let joints = 4

    /// Notes whether the document still shows an item that stood at the beginning of the last one.
    private mutating func noteOverlap(with feed: Feed, at now: Date) {
        let items = feed.items.map { item in
            StableHash.of(item.id ?? item.link ?? item.text)
        }
        let goesOn = firstItems.map { !$0.allSatisfy { !items.contains($0) } } ?? true
        if !goesOn, items.count >= Self.leastWindow { mayHaveMissed = now }
        if !items.isEmpty { firstItems = Array(items.prefix(Self.joints)) }
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
    ///
    /// `times`: the newest first.
    private static func gap(between times: [Date], at now: Date) -> TimeInterval? {
        let latest = times.prefix(gapItems)
        guard latest.count >= 3, let oldest = latest.last else { return nil }
        return now.timeIntervalSince(oldest) / Double(latest.count)
    }
}
