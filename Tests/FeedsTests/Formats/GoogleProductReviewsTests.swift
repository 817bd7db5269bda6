// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct GoogleProductReviewsTests {
    private static func review(_ inner: String) throws -> Item? {
        try parse("<feed><version>2.4</version><reviews><review>\(inner)</review></reviews></feed>")
            .items.first
    }

    @Test func `a review gives all its fields`() throws {
        let item = try #require(
            try Self.review(
                """
                <review_id>7</review_id><reviewer><name>Ilse</name></reviewer>
                <is_verified_purchase>true</is_verified_purchase>
                <review_timestamp>2026-02-21T07:07:07Z</review_timestamp><title>Dunkel</title>
                <content>Leuchtet kaum.</content><review_language>de</review_language>
                <review_url type="group">https://s.example/p</review_url>
                <ratings><overall min="0" max="10">3</overall></ratings>
                """))
        #expect(item.id == "7")
        #expect(item.author == "Ilse")
        #expect(item.isVerified == true)
        #expect(item.published == moment("2026-02-21T07:07:07Z"))
        #expect(item.title == "Dunkel")
        #expect(item.contentText == "Leuchtet kaum.")
        #expect(item.language == "de")
        #expect(item.link == "https://s.example/p")
        #expect(item.rating == Rating(value: 3, best: 10, worst: 0))
    }

    @Test(arguments: ["version", "aggregator", "publisher", "reviews"])
    func `any first part tells the format`(part: String) throws {
        #expect(try parse("<feed><\(part)/></feed>").format == .googleProductReviews)
    }

    @Test func `a feed of Atom without its namespace stays Atom`() throws {
        #expect(try parse("<feed><title>T</title></feed>").format == .atom10)
    }

    @Test func `who stands for many is no author`() throws {
        let item = try Self.review(#"<reviewer><name is_anonymous="true">Kunde</name></reviewer>"#)
        #expect(item != nil)
        #expect(item?.author == nil)
    }

    @Test func `a fraction is written with a point or a comma`() throws {
        for text in ["4.5", "4,5"] {
            let item = try Self.review("<ratings><overall>\(text)</overall></ratings>")
            #expect(item?.rating == Rating(value: 4.5))
        }
    }

    @Test(arguments: ["", "nan", "0x5", "5 of 5"])
    func `what is no number is no rating`(text: String) throws {
        let item = try Self.review("<ratings><overall>\(text)</overall></ratings>")
        #expect(item?.rating == nil)
    }

    @Test func `spam is left out, what is not spam stays`() throws {
        #expect(try Self.review("<is_spam>true</is_spam>") == nil)
        #expect(try Self.review("<is_spam>false</is_spam>") != nil)
    }

    @Test func `likes and dislikes are the text where there is no other`() throws {
        let lists = "<pros><pro>hell</pro></pros><cons><con>laut</con></cons>"
        #expect(try Self.review(lists)?.contentText == "hell. laut")
        #expect(try Self.review(lists + "<content>Gut.</content>")?.contentText == "Gut.")
    }

    @Test func `the publisher gives the title, wherever it stands`() throws {
        let feed = try parse(
            """
            <feed><reviews/><aggregator><name>Sammler</name></aggregator>
            <publisher><name>Laden</name></publisher></feed>
            """)
        #expect(feed.title == "Laden")
    }
}
