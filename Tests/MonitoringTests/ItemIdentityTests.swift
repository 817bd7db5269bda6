// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
import Model
import Storage
import Testing

@testable import Monitoring

/// Whatever a publisher does to its items, each is stored once.
@Suite struct ItemIdentityTests {
    private var polls: Polls
    private let items = (1...10).map(Item.review)

    init() throws { polls = try Polls() }

    /// How many of the items count as new when all of them have changed like this.
    private mutating func new(
        from items: [Item]? = nil, _ change: (inout Item) -> Void
    ) throws -> Int {
        _ = try polls.poll(items ?? self.items)
        return try polls.poll((items ?? self.items).map { $0.with(change) }).count
    }

    @Test mutating func `what has not changed is known`() throws {
        #expect(try polls.poll(items).count == 10)
        #expect(try polls.poll(items).isEmpty)
    }

    @Test mutating func `the order makes no difference`() throws {
        _ = try polls.poll(items)
        #expect(try polls.poll(items.reversed()).isEmpty)
    }

    @Test mutating func `a feed that is empty for once brings nothing back as new`() throws {
        _ = try polls.poll(items)
        #expect(try polls.poll([]).isEmpty)
        #expect(try polls.poll(items).isEmpty)
    }

    @Test mutating func `an item that stands twice in a document counts once`() throws {
        #expect(try polls.poll(items + items).count == 10)
    }

    @Test mutating func `changed ids`() throws {
        #expect(try new { $0.id = "x" + ($0.id ?? "") } == 0)
    }

    @Test mutating func `changed links`() throws {
        #expect(try new { $0.link = "https://other.example/\($0.title ?? "")" } == 0)
    }

    @Test mutating func `changed dates`() throws {
        #expect(try new { $0.published = Polls.begin + 99_999 } == 0)
    }

    @Test mutating func `an edited text under its id`() throws {
        #expect(try new { $0.contentText = "Edited: \($0.contentText ?? "")" } == 0)
    }

    @Test mutating func `changed ids, links and dates all at once`() throws {
        #expect(
            try new {
                $0.id = "x" + ($0.id ?? "")
                $0.link = "https://other.example/\($0.title ?? "")"
                $0.published = Polls.begin + 99_999
            } == 0)
    }

    @Test mutating func `the same for items that nobody signs`() throws {
        let unsigned = items.map { $0.with { $0.author = nil } }
        #expect(
            try new(from: unsigned) {
                $0.id = "x" + ($0.id ?? "")
                $0.link = "https://other.example/\($0.title ?? "")"
                $0.published = Polls.begin + 99_999
            } == 0)
    }

    @Test mutating func `changed ids of a few words that nobody signs, under links of their own`()
        throws
    {
        let brief = items.map { item in
            item.with {
                $0.author = nil
                $0.contentText = "Good."
            }
        }
        #expect(try new(from: brief) { $0.id = "x" + ($0.id ?? "") } == 0)
    }

    @Test mutating func `tracking in links of items without ids`() throws {
        let bare = items.map { item in
            item.with {
                $0.id = nil
                $0.contentText = "Great."
            }
        }
        #expect(
            try new(from: bare) {
                $0.link = ($0.link ?? "") + "?utm_source=rss&fbclid=abc"
                $0.contentText = "Great, edited."
            } == 0)
    }

    @Test mutating func `changes one after the other are followed`() throws {
        let short = items.map { item in item.with { $0.contentText = "Good." } }
        _ = try polls.poll(short)
        let reidentified = short.map { item in item.with { $0.id = "x" + (item.id ?? "") } }
        #expect(try polls.poll(reidentified).isEmpty)
        let relinked = reidentified.map { item in
            item.with {
                $0.link = "https://other.example/\(item.id ?? "")"
                $0.published = nil
            }
        }
        #expect(try polls.poll(relinked).isEmpty)
        let edited = relinked.map { item in item.with { $0.contentText = "Bad." } }
        #expect(try polls.poll(edited).isEmpty)
    }

    @Test mutating func `a short text of one person and one second is one`() throws {
        let short = items.map { item in item.with { $0.contentText = "Good." } }
        #expect(
            try new(from: short) {
                $0.id = "x" + ($0.id ?? "")
                $0.link = nil
            } == 0)
    }

    @Test mutating func `a mention that was stored before there were marks is known`() throws {
        var former = [items[0], items[1], items[2]]
        former[1].id = nil
        former[2].id = nil
        former[2].link = nil
        let keys = [
            "id:tag:shop.example,2026:1", "link:https://shop.example/reviews/2",
            "text:"
                + Digest.sha256(
                    items[2].title ?? "", items[2].body ?? "", items[2].author ?? ""),
        ]
        for key in keys {
            let id = String(Digest.sha256("reviews", key, "halmbach").prefix(32))
            try polls.store.commit(Batch(mentions: [.stored(id)]))
        }
        #expect(try polls.poll(former).isEmpty)
        // From now on it has marks, and its id may change.
        former[0].id = "another"
        #expect(try polls.poll(former).isEmpty)
    }
}

extension Mention {
    fileprivate static func stored(_ id: String) -> Mention {
        Mention(
            id: id, brandID: "halmbach", source: "reviews", sourceKind: .other, text: "Old.",
            published: Polls.begin, arrived: Polls.begin, isDated: true,
            score: Score(
                value: 0, label: .neutral, confidence: 0, sum: 0, language: nil, evidence: []),
            fingerprint: id)
    }
}
