// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// Looks at the health of all sources from time to time.
struct HealthWatch: Sendable {
    private(set) var book: HealthBook
    private var nextLook: Date
    private let health: FeedHealth

    /// Goes on where the program before this one ended.
    ///
    /// Throws: ``StoreFailure``, `damaged` also when what was remembered cannot be understood.
    init(_ setup: Setup, store: Store, at now: Date) throws(StoreFailure) {
        health = FeedHealth(patience: setup.configuration.blindAfter / .seconds(1))
        book = HealthBook()
        if let stored = try store.memo(HealthBook.memo) {
            guard let known = try? JSONDecoder().decode(HealthBook.self, from: stored) else {
                throw .damaged("what is remembered of the health of feeds cannot be read")
            }
            book = known
        }
        nextLook = now
        nextLook = now.addingTimeInterval(pause)
    }

    /// Seconds between two looks: as often as brands are looked at, and four times while a source
    /// may be blind without an alert.
    private var pause: TimeInterval { min(Pipeline.tick, health.patience / 4) }

    /// What is to be told now; nothing between two looks.
    ///
    /// - Complexity: linear in the sources, once every quarter of an hour.
    mutating func look(at sources: SourceBook, at now: Date) -> [FeedAlert] {
        // Also after a clock that was set back.
        guard now >= nextLook || nextLook.timeIntervalSince(now) > pause else { return [] }
        nextLook = now.addingTimeInterval(pause)
        return book.look(
            at: sources.troubles(by: health, at: now), watched: sources.count, at: now)
    }

    /// Somebody takes care of an incident; nil when there is none of this name to take.
    mutating func acknowledge(
        _ id: String, by person: String, sources: SourceBook, at now: Date
    ) -> FeedAlert? {
        book.acknowledge(
            id, by: person, troubles: sources.troubles(by: health, at: now),
            watched: sources.count, at: now)
    }
}
