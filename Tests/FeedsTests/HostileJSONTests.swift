// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct HostileJSONTests {
    private static let head = #"{"version": "https://jsonfeed.org/version/1.1", "items": ["#

    @Test(arguments: ["[", #"{"a":"#])
    func `values nested without end are refused`(unit: String) {
        let deep = "\n" + Self.head + String(repeating: unit, count: 200_000)
        #expect(throws: FeedProblem.tooDeep(limit: 256, line: 2)) { try parse(deep) }
    }

    @Test func `an odd feed gives its one good item`() throws {
        let feed = try parse(
            #"""
            {"version": 7, "version": "https://jsonfeed.org/version/1", "title": ["x"], "title": 1e999,
             "items": 3, "items": [null, -1e99999, "x", [[]], {"id": {"a": 1}, "tags": 9e9},
             {"id": "gut", "id": "besser", "title": "a\ud800b\u0000\u001b[31m", "url": 5,
              "authors": "\udc00", "date_published": {}, "content_text": "Gut\u202e so"}]}
            """#)
        #expect(feed.title == "1e999")
        #expect(feed.items.map(\.id) == [nil, "besser"])
        let good = try #require(feed.items.last)
        #expect(good.title == "a\u{FFFD}b[31m")
        #expect(good.link == nil)
        #expect(good.published == nil)
        #expect(good.contentText == "Gut so")
    }

    @Test(arguments: [
        #"{"version": "https://jsonfeed.org/version/1.1", "title": "Grün", "items": [{"id": "1", "#
            + #""title": "\u00fc\ud83d\ude00", "tags": ["a", "b"]}, {"id": 2, "authors": [{}]}]}"#,
        #"{"feed": {"id": {"label": "x"}, "entry": [{"im:rating": {"label": "1"}, "id": "#
            + #"{"label": "1"}, "title": {"label": "ü"}}, {"id": {"label": "2"}}]}}"#,
        #"{"success": 1, "query_summary": {}, "reviews": [{"recommendationid": "1", "review": "#
            + #""[b]ü\n[/b]"}, {"recommendationid": "2", "voted_up": true}]}"#,
    ])
    func `every cut of a document keeps the whole items before it`(text: String) throws {
        let whole = Array(text.utf8)
        let items = try parse(bytes: whole).items
        #expect(items.map(\.id) == ["1", "2"])
        var most = 0
        for length in whole.indices {
            // Refusing is allowed as long as nothing tells the format.
            guard let feed = try? parse(bytes: Array(whole[..<length])) else { continue }
            #expect(feed.items == Array(items.prefix(feed.items.count)))
            #expect(feed.items.count >= most)
            most = feed.items.count
        }
        #expect(most == 2)
    }

    @Test(arguments: [
        "[", "]", "{", "}", "{}", "[],", "\"", "\\", "\"\\u", "1,", "1 ", ":", ",", #""a":"#, "\0",
        #""a":1,"#, "tru", #"\ud800"#, "{[",
    ])
    func `a document costs linear time`(unit: String) {
        let flood = String(repeating: unit, count: (128 << 10) / unit.utf8.count)
        let started = ContinuousClock.now
        for start in [Self.head, Self.head + "{", Self.head + #"{"title": ""#, "{"] {
            _ = try? parse(start + flood)  // may be refused
        }
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test(arguments: ["[", "[b", "[b=", "[img]", "[noparse]", "[/", "[url=]", "[*", "]"])
    func `a text of BBCode costs linear time`(unit: String) {
        let flood = Array(String(repeating: unit, count: (128 << 10) / unit.utf8.count).utf8)
        let started = ContinuousClock.now
        _ = BBCode.strip(flood)
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test func `very many members of one name cost linear time`() throws {
        let members = String(repeating: #""authors": [], "#, count: 10_000)
        let started = ContinuousClock.now
        let feed = try parse(Self.head + "{" + members + #""id": "1"}]}"#)
        #expect(feed.items.map(\.id) == ["1"])
        #expect(ContinuousClock.now - started < .seconds(20))
    }
}
