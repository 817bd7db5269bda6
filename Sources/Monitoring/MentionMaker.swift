// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Hashing
package import Model
package import Sentiment

/// Makes mentions of the items of a feed: finds the brands, scores, names what is stored.
package struct MentionMaker: Sendable {
    private let reader: MentionReader
    private let authors: Authors
    /// A first poll finds what is older than this: history, not news.
    private static let fresh: TimeInterval = 3600

    package init(analyzer: Analyzer, brands: [Brand], authors: Authors) {
        reader = MentionReader(analyzer: analyzer, brands: brands)
        self.authors = authors
    }

    /// The mentions in a feed, in document order, each id once.
    ///
    /// - Parameter isFirstRead: the source has not been read before.
    package func mentions(
        in feed: Feed, from source: Source, arrived: Date, isFirstRead: Bool
    ) -> [Mention] {
        var seen: Set<String> = []
        return feed.items.flatMap { item in
            reader.read(item, from: source, language: feed.language).map { reading in
                mention(reading, of: item, from: source, arrived: arrived, isFirstRead: isFirstRead)
            }
        }.filter { seen.insert($0.id).inserted }
    }

    private func mention(
        _ reading: MentionReader.Reading, of item: Item, from source: Source, arrived: Date,
        isFirstRead: Bool
    ) -> Mention {
        let dated = item.published ?? item.updated
        let isOld = dated.map { arrived.timeIntervalSince($0) > Self.fresh } ?? true
        let id = Digest.sha256(source.name, key(of: item), reading.brandID).prefix(32)
        var mention = Mention(
            id: String(id), brandID: reading.brandID, source: source.name,
            sourceKind: source.kind, audience: source.audience, link: item.link,
            author: authors.stored(item.author, in: source.name), text: reading.text,
            published: dated ?? arrived, arrived: arrived, isDated: dated != nil,
            isBackfill: isFirstRead && isOld, rating: item.rating,
            score: reading.analysis.score, fingerprint: String(id),
            classes: reading.analysis.classes, keywords: reading.analysis.keywords,
            arousal: reading.analysis.arousal)
        mention.published = min(mention.published, arrived)
        return mention
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
