// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct AppStoreJSONTests {
    private static let review = #"""
        {"id": {"label": "501"}, "author": {"name": {"label": "stille_eule"}, "label": ""},
         "updated": {"label": "2026-03-01T22:15:09-07:00"}, "im:rating": {"label": "2"},
         "title": {"label": "Schade <3"}, "content": {"label": "Seit dem\nUpdate lahm & teuer &lt;",
         "attributes": {"type": "text"}}, "link": {"attributes": {"rel": "related",
         "href": "https://apps.example/review?id=9&type=Purple%20Software"}}}
        """#

    private func feed(_ entry: String) throws(FeedProblem) -> Feed {
        try parse(
            #"""
            {"feed": {"author": {"name": {"label": "Store"}}, \#(entry)
             "updated": {"label": "2026-03-02T04:10:00-07:00"}, "title": {"label": "Stimmen"},
             "link": [{"attributes": {"rel": "self", "href": "https://apps.example/json"}},
                      {"attributes": {"rel": "alternate", "href": "https://apps.example/app"}}]}}
            """#)
    }

    @Test func `the feed says what it is`() throws {
        let feed = try feed("")
        #expect(feed.format == .appStoreJSON)
        #expect(feed.title == "Stimmen")
        #expect(feed.link == "https://apps.example/app")
        #expect(feed.updated == moment("2026-03-02T11:10:00Z"))
        #expect(feed.language == nil)
        #expect(feed.items.isEmpty)
    }

    @Test(arguments: ["[", ""])
    func `a review gives all its fields, in a list or alone`(open: String) throws {
        let close = open.isEmpty ? "," : "],"
        let items = try feed(#""entry": \#(open)\#(Self.review)\#(close)"#).items
        let item = try #require(items.first)
        #expect(items.count == 1)
        #expect(item.id == "501")
        #expect(item.author == "stille_eule")
        #expect(item.title == "Schade <3")
        #expect(item.contentText == "Seit dem Update lahm & teuer &lt;")
        #expect(item.updated == moment("2026-03-02T05:15:09Z"))
        #expect(item.published == nil)
        #expect(item.rating == Rating(value: 2, best: 5, worst: 1))
        #expect(item.link == "https://apps.example/review?id=9&type=Purple%20Software")
    }

    @Test func `the app itself is no review`() throws {
        let app = #"{"im:name": {"label": "Velofix"}, "id": {"label": "9"}}"#
        let items = try feed(#""entry": [\#(app), \#(Self.review)],"#).items
        #expect(items.map(\.id) == ["501"])
    }

    @Test(arguments: [
        #"{"id": {"label": "7"}, "title": {"label": "ohne Sterne"}}"#,
        #"{"id": {"label": "7"}, "im:rating": {"label": "viele"}, "im:name": {"label": "x"}}"#,
    ])
    func `a review whose stars are missing or unreadable stays without them`(entry: String) throws {
        let items = try feed(#""entry": \#(entry),"#).items
        #expect(items.map(\.id) == ["7"])
        #expect(items.first?.rating == nil)
    }

    @Test func `of two contents the plain one counts, and HTML is stripped`() throws {
        let html = #"{"label": "<b>fett</b>", "attributes": {"type": "html"}}"#
        let text = #"{"label": "schlicht", "attributes": {"type": "text"}}"#
        let feed = try feed(
            #""entry": [{"content": [\#(html), \#(text)]}, {"content": \#(html)}],"#)
        #expect(feed.items.map(\.contentText) == ["schlicht", "fett"])
    }

    @Test(arguments: [
        #"{"feed": {"title": "Top", "results": []}}"#, #"{"feed": {"title": {"$t": "Blog"}}}"#,
        #"{"feed": null}"#, #"{"label": {"feed": 1}}"#,
    ])
    func `another feed in JSON is not taken for it`(text: String) {
        #expect(throws: FeedProblem.notAFeed(.json)) { try parse(text) }
    }

    @Test func `items above the limit are left out`() throws {
        let text = #"{"feed": {"id": {"label": "x"}, "entry": [{}, {}, {}]}}"#
        #expect(try parse(text, limits: Limits(items: 2)).items.count == 2)
    }
}
