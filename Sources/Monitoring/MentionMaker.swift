// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Hashing
package import Model
package import Sentiment

/// Makes mentions of the items of a feed: finds the brands, scores, names what is stored.
package struct MentionMaker: Sendable {
    private let reader: MentionReader
    private let authors: Authors
    private let brandIDs: [String]
    /// What is older than this when a source is first read is history, not news.
    private static let fresh: TimeInterval = 3600

    /// A maker for these brands, with this analyzer.
    package init(analyzer: Analyzer, brands: [Brand], authors: Authors) {
        reader = MentionReader(analyzer: analyzer, brands: brands)
        self.authors = authors
        brandIDs = brands.map(\.id)
    }

    /// The ids that the items of a feed would have, for asking which of them are stored.
    ///
    /// Cheap: nothing is read or scored for it. Items times brands.
    package func possibleIDs(in feed: Feed, from source: Source) -> [String] {
        feed.items.flatMap { item in
            let key = key(of: item)
            return brandIDs.map { id(source, key, brandID: $0) }
        }
    }

    /// The mentions in a feed, in document order, each id once.
    ///
    /// `known`: ids that are stored already; such mentions are not scored again.
    /// `watchedSince`: when the source was read for the first time; `arrived` at the first poll.
    /// What is older was there before anybody watched, whenever it comes.
    package func mentions(
        in feed: Feed, from source: Source, arrived: Date, known: Set<String>,
        watchedSince: Date
    ) -> [Mention] {
        var seen = known
        return feed.items.flatMap { item in
            let key = key(of: item)
            return reader.read(item, from: source, language: feed.language) { brandID in
                seen.insert(id(source, key, brandID: brandID)).inserted
            }.map { reading in
                mention(
                    reading, of: item, id: id(source, key, brandID: reading.brandID),
                    from: source, arrived: arrived, watchedSince: watchedSince)
            }
        }
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
            keywords: reading.analysis.keywords, arousal: reading.analysis.arousal)
    }

    private func id(_ source: Source, _ key: String, brandID: String) -> String {
        String(Digest.sha256(source.name, key, brandID).prefix(32))
    }

    /// What makes an item itself: the publisher's id, else its link, else what it says.
    ///
    /// Ids of unlike kinds never meet: each is prefixed with its kind.
    private func key(of item: Item) -> String {
        if let id = item.id, !id.isEmpty { return "id:\(id)" }
        if let link = item.link, !link.isEmpty { return "link:\(link)" }
        return "text:" + Digest.sha256(item.title ?? "", item.body ?? "", item.author ?? "")
    }
}
