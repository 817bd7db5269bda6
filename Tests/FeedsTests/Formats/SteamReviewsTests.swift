// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct SteamReviewsTests {
    private func item(_ members: String) throws(FeedProblem) -> Item? {
        try parse(#"{"success": 1, "reviews": [{"recommendationid": "7", \#(members)}]}"#)
            .items.first
    }

    @Test func `a review gives all its fields`() throws {
        let feed = try parse(
            #"""
            {"success": 1, "query_summary": {"num_reviews": 1}, "reviews": [{
              "recommendationid": "18001", "author": {"steamid": "765", "personaname": "fuchs"},
              "language": "german", "review": "Läuft.\n[b]Aber[/b] teuer [1/10]",
              "timestamp_created": 1772323200, "timestamp_updated": 1772409600, "voted_up": false,
              "steam_purchase": true, "developer_response": "Das tut uns [i]leid[/i]."}],
             "cursor": "*"}
            """#)
        #expect(feed.format == .steamReviews)
        let item = try #require(feed.items.first)
        #expect(item.id == "18001")
        #expect(item.author == "fuchs")
        #expect(item.language == "de")
        #expect(item.contentText == "Läuft. Aber teuer [1/10]")
        #expect(item.published == moment("2026-03-01T00:00:00Z"))
        #expect(item.updated == moment("2026-03-02T00:00:00Z"))
        #expect(item.rating == Rating(value: 0, best: 1, worst: 0))
        #expect(item.isVerified == true)
        #expect(item.reply == "Das tut uns leid.")
    }

    @Test func `what is missing or of the wrong type is left out`() throws {
        let item = try #require(
            try item(
                #"""
                "author": {"steamid": 765}, "language": "klingonisch", "voted_up": "ja",
                "timestamp_created": 0, "timestamp_updated": 1e300, "review": ["x"]
                """#))
        #expect(item.author == "765")
        #expect(item.language == nil)
        #expect(item.rating == nil)
        #expect(item.published == nil)
        #expect(item.updated == nil)
        #expect(item.contentText == nil)
        #expect(item.isVerified == nil)
        #expect(item.reply == nil)
    }

    @Test(arguments: [
        ("schinese", "zh-CN"), ("brazilian", "pt-BR"), ("latam", "es-419"), ("koreana", "ko"),
        ("vietnamese", "vi"), ("english", "en"),
    ])
    func `the words for languages become tags`(word: String, tag: String) throws {
        #expect(try item(#""language": "\#(word)""#)?.language == tag)
    }

    @Test(arguments: [
        #"{"success": 2, "query_summary": {}, "reviews": [{"recommendationid": "1"}]}"#,
        #"{"success": 1, "query_summary": {"num_reviews": 0}}"#,
        #"{"success": 1, "query_summary": {}, "reviews": null}"#,
    ])
    func `an answer without reviews has none`(text: String) throws {
        let feed = try parse(text)
        #expect(feed.format == .steamReviews)
        #expect(feed.items.isEmpty)
    }

    @Test(arguments: [
        #"{"success": true}"#, #"{"success": false, "error": "gone"}"#,
        #"{"reviews": [{"id": 1, "text": "a"}]}"#,
    ])
    func `another service's answer is not taken for Steam's`(text: String) {
        #expect(throws: FeedProblem.notAFeed(.json)) { try parse(text) }
    }
}
