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
    /// Hash of the text and the person who says it: for comparisons within a document.
    let saying: UInt64
    /// The same with the id.
    let sayingUnderID: UInt64
    private let author: String?
    private let text: String
    private let item: Item
    /// The second in which it is said to have been written.
    let second: TimeInterval?
    /// Whether it names somebody, not "A Google user".
    let isNamed: Bool

    /// `home`: the canonical link of the feed.
    init(_ item: Item, home: String?) {
        let author = Authors.named(item.author)
        id = item.id.flatMap { $0.isEmpty ? nil : $0 }
        writtenLink = item.link.flatMap { $0.isEmpty ? nil : $0 }
        let link = writtenLink.flatMap(CanonicalLink.of)
        self.link = link == home ? nil : link
        text = item.text
        self.author = author
        self.item = item
        var hash = StableHash()
        hash.combine(text)
        hash.combine(0xFF)
        hash.combine(author ?? "")
        saying = hash.value
        hash.combine(0xFF)
        hash.combine(id ?? "")
        sayingUnderID = hash.value
        second = (item.published ?? item.updated)?.timeIntervalSince1970.rounded(.down)
        isNamed = author != nil
    }

    /// The same as ``saying`` for ever, and safe from those who look for two texts with one hash.
    var lastingSaying: String { Digest.sha256(text, author ?? "") }

    /// Whether the text is so long that nobody else says the same by chance.
    ///
    /// Texts of items have single blanks and line breaks between words.
    var isLong: Bool {
        var words = 1
        for byte in text.utf8 where byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") {
            words += 1
            if words == Self.fewestWords { return true }
        }
        return false
    }

    /// What an item without id and link was known by before there were marks.
    var formerKey: String? {
        guard id == nil, writtenLink == nil else { return nil }
        return "text:" + Digest.sha256(item.title ?? "", item.body ?? "", item.author ?? "")
    }
}
