// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

private func parsed(_ record: some Encodable) throws -> [String: Any] {
    let line = try JSONText.line(record)
    return try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
}

@Suite struct MentionRecordTests {
    private static let mention = Invented(text: "Halmbach").mention(0)

    @Test func `history has the keys that replay reads`() throws {
        let keys = Set(try parsed(MentionRecord(Self.mention)).keys)
        #expect(
            keys.isSuperset(of: [
                "brand", "time", "arrived", "source", "author", "cluster", "dated", "text",
                "score", "label",
            ]))
    }

    @Test func `what was found out later is there once it is known`() throws {
        var mention = Self.mention
        #expect(try parsed(MentionRecord(mention))["claim"] == nil)
        mention.claim = "v1:7f3a91c2"
        mention.counting = .sameAuthor
        let record = try parsed(MentionRecord(mention))
        #expect(record["claim"] as? String == "v1:7f3a91c2")
        #expect(record["counted"] as? String == "same-author")
        #expect(record["fingerprint"] as? String == "m0")
    }

    @Test func `evidence is there only when asked for`() throws {
        #expect(try parsed(MentionRecord(Self.mention))["evidence"] == nil)
        let record = try parsed(MentionRecord(Self.mention, withEvidence: true))
        let evidence = try #require(record["evidence"] as? [[String: Any]])
        #expect(
            evidence.first?.keys.sorted() == [
                "end", "operation", "reason", "start", "term", "weight",
            ])
        #expect(record["confidence"] as? Double == 0.9)
    }
}

@Suite struct BurstRecordTests {
    @Test func `a burst has the keys of the contract`() throws {
        let record = try parsed(BurstRecord(Invented(text: "x").burst, severity: .serious))
        #expect(
            Set(record.keys).isSuperset(of: [
                "series", "start", "raised", "negatives", "authors", "expected", "p_count",
                "p_share", "severity", "window_hours",
            ]))
        #expect(record["end"] == nil)
        #expect(record["p_count"] as? Double == 5e-10)
        #expect(record["raised"] as? String == "2026-11-22T01:52:07Z")
    }

    @Test func `a burst that is over has an end`() throws {
        var burst = Invented(text: "x").burst
        burst.end = Invented.date(hours: 1)
        let record = try parsed(BurstRecord(burst, severity: .note))
        #expect(record["end"] as? String == "2026-11-22T02:52:07Z")
    }
}

@Suite struct IncidentRecordTests {
    @Test func `an incident names its claim and its mentions`() throws {
        let record = try parsed(IncidentRecord(Invented(text: "x").incident))
        #expect(record["id"] as? String == "HBK-2026-0017")
        #expect(record["mentions"] as? [String] == ["m0", "m1", "m2"])
        let claim = try #require(record["claim"] as? [String: Any])
        #expect(claim["brand_id"] as? String == "halmbach")
    }
}

@Suite struct FeedRecordTests {
    private static let item = Item(
        id: "1", title: "T", published: Invented.created, summaryText: "S", contentText: "C",
        rating: Rating(value: 4), isVerified: true, reply: "Thanks", categories: ["coffee"])

    @Test func `a feed has the keys of the contract`() throws {
        let feed = Feed(
            format: .jsonFeed, title: "T", description: "D", link: "https://a.example",
            language: "de", updated: Invented.created, ttlSeconds: 60, items: [Self.item])
        let record = try parsed(FeedRecord(feed))
        #expect(
            record.keys.sorted() == [
                "description", "format", "items", "language", "link", "title", "ttl_seconds",
                "updated",
            ])
        #expect(record["format"] as? String == "json-feed")
    }

    @Test func `an item has the keys of the contract`() throws {
        let record = try parsed(FeedRecord(Feed(format: .rss2, items: [Self.item])))
        let item = try #require((record["items"] as? [[String: Any]])?.first)
        #expect(
            item.keys.sorted() == [
                "categories", "content_text", "id", "published", "rating", "reply",
                "summary_text", "title", "verified",
            ])
        #expect(item["rating"] as? [String: Double] == ["value": 4, "best": 5, "worst": 1])
    }

    @Test func `what is unknown is left out`() throws {
        let record = try parsed(FeedRecord(Feed(format: .rss2, items: [Item()])))
        #expect(record.keys.sorted() == ["format", "items"])
        #expect((record["items"] as? [[String: Any]])?.first?.isEmpty == true)
    }
}
