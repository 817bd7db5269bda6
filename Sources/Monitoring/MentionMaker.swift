// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Hashing
package import Model
package import Sentiment

/// Makes mentions of the items of a feed: finds the brands, scores, names what is stored.
package struct MentionMaker: Sendable {
    private let reader: MentionReader
    private let authors: Authors
    /// What is older than this when a source is first read is history, not news.
    private static let fresh: TimeInterval = 3600

    /// A maker for these brands, with this analyzer.
    package init(analyzer: Analyzer, brands: [Brand], authors: Authors) {
        reader = MentionReader(analyzer: analyzer, brands: brands)
        self.authors = authors
    }

    /// What a document brought.
    package struct Found: Sendable {
        /// Mentions that are new, in document order.
        package var mentions: [Mention] = []
        /// Marks of all items that name a brand, new and known: what they are known by next time.
        package var marks: [String] = []
    }

    /// The items of a feed that name a brand, with what they may be known by.
    package struct Named: Sendable {
        /// For asking which of them are stored.
        package let marks: [String]
        fileprivate let items: [(named: MentionReader.Named, identity: ItemIdentity)]
    }

    /// Finds the items that name a brand; nothing is judged for it.
    ///
    /// A task that is cancelled gets a part.
    package func named(in feed: Feed, from source: Source) -> Named {
        var found: [(place: Int, named: MentionReader.Named)] = []
        for (place, item) in feed.items.enumerated() where !Task.isCancelled {
            if let named = reader.names(in: item, from: source, language: feed.language) {
                found.append((place, named))
            }
        }
        let identities = ItemIdentity.of(found.map(\.place), in: feed)
        let items = zip(found, identities).map { (named: $0.named, identity: $1) }
        let marks = items.flatMap { item in
            item.named.brandIDs.flatMap { self.marks(item.identity.asked, source, brandID: $0) }
        }
        return Named(marks: marks, items: items)
    }

    /// The mentions among the items that name a brand, each once.
    ///
    /// `known`: marks that are stored already; items that have one are not scored again.
    /// `watchedSince`: when the source was read for the first time; `arrived` at the first poll.
    /// What is older was there before anybody watched, whenever it comes. A task that is cancelled
    /// gets a part.
    package func mentions(
        among named: Named, from source: Source, arrived: Date, known: Set<String>,
        watchedSince: Date
    ) -> Found {
        let idsHaveMoved = named.items.contains {
            showsMovedIDs($0.identity, of: $0.named, source, known)
        }
        var found = Found()
        var seen = known
        for (item, identity) in named.items {
            if Task.isCancelled { break }
            let proofs = identity.proofs(idsHaveMoved: idsHaveMoved)
            let fresh = item.brandIDs.filter { brandID in
                found.marks += marks(identity.kept, source, brandID: brandID)
                let marks = marks(proofs, source, brandID: brandID)
                defer { seen.formUnion(marks) }
                return seen.isDisjoint(with: marks)
            }
            found.mentions += reader.read(item, for: fresh).map { reading in
                mention(
                    reading, of: item.item, id: mark(proofs[0], source, brandID: reading.brandID),
                    from: source, arrived: arrived, watchedSince: watchedSince)
            }
        }
        return found
    }

    private func mention(
        _ reading: MentionReader.Reading, of item: Item, id: String, from source: Source,
        arrived: Date, watchedSince: Date
    ) -> Mention {
        let dated = item.published ?? item.updated
        // Without a date, what a first poll brings may be of any age.
        let isBackfill =
            dated.map { watchedSince.timeIntervalSince($0) > Self.fresh }
            ?? (watchedSince == arrived)
        return Mention(
            id: id, brandID: reading.brandID, source: source.name, sourceKind: source.kind,
            audience: source.audience, link: item.link,
            author: authors.stored(item.author, in: source.name), text: reading.text,
            published: min(dated ?? arrived, arrived), arrived: arrived, isDated: dated != nil,
            isBackfill: isBackfill, rating: item.ownRating,
            score: reading.analysis.score, fingerprint: id, classes: reading.analysis.classes,
            keywords: reading.keywords, arousal: reading.analysis.arousal)
    }

    private func showsMovedIDs(
        _ identity: ItemIdentity, of item: MentionReader.Named, _ source: Source,
        _ known: Set<String>
    ) -> Bool {
        item.brandIDs.contains { brandID in
            identity.showsMovedIDs { known.contains(mark($0, source, brandID: brandID)) }
        }
    }

    private func marks(_ keys: [String], _ source: Source, brandID: String) -> [String] {
        keys.map { mark($0, source, brandID: brandID) }
    }

    private func mark(_ key: String, _ source: Source, brandID: String) -> String {
        String(Digest.sha256(source.name, key, brandID).prefix(32))
    }
}
