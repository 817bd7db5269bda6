// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import Model

/// What an item tells about itself, before it is compared with the others of its document.
struct ItemClues {
    /// Fewer words are said by many alike: "Nie wieder bei denen!" is no one's own.
    ///
    /// The same bound as for near copies: six sequences of three words.
    private static let fewestWords = 8

    /// The publisher's id.
    let id: String?
    /// The canonical link; nil when it is missing, names only a host, or is that of the feed.
    let link: String?
    /// The link as it is written.
    let writtenLink: String?
    /// Hash of the text and the person who says it.
    let saying: String
    /// The second in which it is said to have been written.
    let second: TimeInterval?
    /// Whether it names somebody, not "A Google user".
    let isNamed: Bool
    /// Whether the text is so long that nobody else says the same by chance.
    let isLong: Bool
    /// What an item without id and link was known by before there were marks.
    let formerKey: String?

    init(_ item: Item, of feed: Feed) {
        let author = Authors.named(item.author)
        id = item.id.flatMap { $0.isEmpty ? nil : $0 }
        writtenLink = item.link.flatMap { $0.isEmpty ? nil : $0 }
        let link = writtenLink.flatMap(CanonicalLink.of)
        self.link = link == feed.link.flatMap(CanonicalLink.of) ? nil : link
        saying = Digest.sha256(item.text, author ?? "")
        second = (item.published ?? item.updated)?.timeIntervalSince1970.rounded(.down)
        isNamed = author != nil
        isLong = item.text.split(whereSeparator: \.isWhitespace).count >= Self.fewestWords
        formerKey =
            id == nil && writtenLink == nil
            ? "text:" + Digest.sha256(item.title ?? "", item.body ?? "", item.author ?? "") : nil
    }
}
