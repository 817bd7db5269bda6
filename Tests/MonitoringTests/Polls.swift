// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Monitoring
import Sentiment
import Storage

/// A source that is polled again and again into one store, as the drivers do it.
struct Polls {
    static let begin = Date(timeIntervalSince1970: 1_795_132_800)
    static let brand = Brand(id: "halmbach", name: "Halmbach", code: "HBK", match: ["Halmbach"])
    static let source = Source(
        name: "reviews", location: .url("https://shop.example/feed"), brandID: "halmbach")

    let store: Store
    private let maker: MentionMaker
    private var now = begin

    init() throws {
        store = try Store(path: nil)
        let lexicons = Lexicons(languages: [], emoji: [:], statements: StatementClasses())
        maker = MentionMaker(
            analyzer: Analyzer(lexicons: lexicons), brands: [Self.brand],
            authors: Authors(key: [1], keepsNames: false))
    }

    /// Polls a document of these items; the texts of what was new.
    mutating func poll(_ items: [Item], link: String? = nil) throws -> [String] {
        now += 900
        let feed = Feed(format: .atom10, link: link, items: items)
        let named = maker.named(in: feed, from: Self.source)
        let known = try store.known(named.marks)
        let found = maker.mentions(
            among: named, from: Self.source, arrived: now, known: known, watchedSince: Self.begin)
        let before = try store.mentions().count
        var batch = Batch(mentions: found.mentions)
        batch.marks = Marks(found.marks, seen: now)
        try store.commit(batch)
        // What is said to be new is stored: no id is that of another mention.
        guard try store.mentions().count == before + found.mentions.count else { return ["LOST"] }
        return found.mentions.map(\.text)
    }
}

extension Item {
    /// A review that tells everything about itself, number `number` of many.
    static func review(_ number: Int) -> Item {
        Item(
            id: "tag:shop.example,2026:\(number)", title: "Review \(number)",
            link: "https://shop.example/reviews/\(number)", author: "person \(number)",
            published: Polls.begin + Double(number) * 60,
            contentText: "What person \(number) of our town has to say about the bread.")
    }

    /// The same with some of it changed.
    func with(_ change: (inout Item) -> Void) -> Item {
        var item = self
        change(&item)
        return item
    }
}
