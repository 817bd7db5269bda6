// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct JSONFeedTests {
    /// The feed with `members` behind the version.
    private func feed(_ members: String, url: String? = nil) throws(FeedProblem) -> Feed {
        try parse(#"{"version": "https://jsonfeed.org/version/1.1", \#(members)}"#, url: url)
    }

    /// The one item of a feed.
    private func item(_ members: String, feed outer: String = #""x": 0"#) throws(FeedProblem)
        -> Item?
    {
        try feed(#"\#(outer), "items": [{\#(members)}]"#).items.first
    }

    @Test func `the feed says what it is`() throws {
        let feed = try feed(
            #"""
            "title": "Stimmen <3", "description": "Alles\u0000 \n Neue", "language": "de-CH",
            "home_page_url": "https://forum.example/", "feed_url": "https://forum.example/f.json",
            "items": []
            """#)
        #expect(feed.format == .jsonFeed)
        #expect(feed.title == "Stimmen <3")
        #expect(feed.description == "Alles Neue")
        #expect(feed.language == "de-CH")
        #expect(feed.link == "https://forum.example/")
        #expect(feed.items.isEmpty)
    }

    @Test func `an item gives all its fields`() throws {
        let item = try #require(
            try item(
                #"""
                "id": "topic-7", "url": "https://forum.example/t/7", "title": "1 < 2 &amp; 3",
                "external_url": "https://shop.example/", "summary": "Kurz <b>", "language": "de",
                "content_html": "<p>Lang &amp; <i>breit</i></p><p>Ende</p>",
                "content_text": "unwichtig", "authors": [{"name": "Mia"}, {"name": "Ben"}],
                "date_published": "2026-03-01T21:14:00+01:00",
                "date_modified": "2026-03-02T08:00:00Z", "tags": ["Service", "Preis", "Service", 4]
                """#))
        #expect(item.id == "topic-7")
        #expect(item.link == "https://forum.example/t/7")
        #expect(item.title == "1 < 2 &amp; 3")
        #expect(item.summaryText == "Kurz <b>")
        #expect(item.contentText == "Lang & breit Ende")
        #expect(item.author == "Mia")
        #expect(item.published == moment("2026-03-01T20:14:00Z"))
        #expect(item.updated == moment("2026-03-02T08:00:00Z"))
        #expect(item.language == "de")
        #expect(item.categories == ["Service", "Preis", "4"])
    }

    @Test func `text content serves where there is no HTML, and keeps its brackets`() throws {
        #expect(try item(#""content_text": "a <b> c""#)?.contentText == "a <b> c")
        #expect(try item(#""content_html": "<p></p>", "content_text": "a""#)?.contentText == "a")
        #expect(try item(#""content_html": null, "content_text": "a""#)?.contentText == "a")
    }

    @Test(arguments: [
        (#""authors": [{"name": "Mia"}], "author": {"name": "Ben"}"#, "Mia"),
        (#""author": {"name": "Ben"}"#, "Ben"),
        (#""author": "Ben""#, "Ben"),
        (#""authors": [{"url": "https://a.example/"}, {"name": "Mia"}]"#, "Mia"),
        (#""authors": {"name": "Mia"}"#, "Mia"),
        (#""author": {"name": "", "url": "mailto:mia@a.example"}"#, "mia@a.example"),
        (#""authors": []"#, "Redaktion"), (#""author": {"name": null}"#, "Redaktion"),
    ])
    func `an item without an author has that of the feed`(members: String, author: String) throws {
        let outer = #""authors": [{"name": "Redaktion"}]"#
        #expect(try item(members, feed: outer)?.author == author)
    }

    @Test func `the external address serves where there is no other`() throws {
        #expect(
            try item(#""external_url": "https://b.example/x""#)?.link == "https://b.example/x")
        #expect(
            try item(#""url": "javascript:x", "external_url": "https://b.example/"#)?.link == nil)
    }

    @Test func `relative links start at the site, else at the feed`() throws {
        let outer = #""home_page_url": "/forum/", "items": [{"url": "t/7"}]"#
        let feed = try feed(outer, url: "https://a.example/feed.json")
        #expect(feed.items.first?.link == "https://a.example/forum/t/7")
        let bare = try self.feed(#""items": [{"url": "t/7"}]"#, url: "https://a.example/f/j.json")
        #expect(bare.items.first?.link == "https://a.example/f/t/7")
    }

    @Test func `ids may be numbers, and items without one stay`() throws {
        let feed = try feed(#""items": [{"id": 7}, {"title": "a"}, {"id": ["x"]}, "b", null]"#)
        #expect(feed.items.map(\.id) == ["7", nil, nil])
    }

    @Test func `a date that is no date is left out`() throws {
        let item = try item(#""date_published": "gestern", "date_modified": 1772323200"#)
        #expect(item?.published == nil)
        #expect(item?.updated == nil)
    }

    @Test(arguments: [
        #"{"items": [{"content_text": "a"}]}"#, #"{"items": [{"content_html": "a"}], "a": 1}"#,
        #"{"items": [{"id": "1"}], "home_page_url": "https://a.example/"}"#,
        #"{"version": "http://www.JSONFeed.org/version/1", "items": [{}]}"#,
    ])
    func `a feed is known by its members where its version is not`(text: String) throws {
        let feed = try parse(text)
        #expect(feed.format == .jsonFeed)
        #expect(feed.items.count == 1)
    }

    @Test(arguments: [
        #"{"items": [{"id": 1}]}"#, #"{"version": "1.1", "items": []}"#, "[{}]", "{",
        #"{"version": ["https://jsonfeed.org/version/1"]}"#,
    ])
    func `other JSON is no feed`(text: String) {
        #expect(throws: FeedProblem.notAFeed(.json)) { try parse(text) }
    }

    @Test func `items above the limit are left out`() throws {
        let text = #"{"version": "https://jsonfeed.org/version/1", "items": [{},{"id":2},{},{}]}"#
        #expect(try parse(text, limits: Limits(items: 2)).items.map(\.id) == [nil, "2"])
    }
}
