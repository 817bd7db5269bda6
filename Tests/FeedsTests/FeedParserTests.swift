// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct FeedParserTests {
    @Test(arguments: [
        ("<rss version='2.0'><channel><item><title>a</title></item></channel></rss>\n", true),
        (
            "<rss version='2.0'><channel><item><title>a</title></item></channel></rss><!-- x -->",
            true
        ),
        ("<rss version='2.0'><channel><item><title>a & b</title></item></channel></rss>", true),
        ("<rss version='2.0'><channel><item><title>a</title></item><item><title>b", false),
        ("<rss version='2.0'><channel><item><title>a</title></item>", false),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry/></a:feed>", true),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:entry/></a:fe", false),
        (#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"}]}"#, true),
        (#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},{"#, false),
    ])
    func `a document that is cut off is known as such`(text: String, isWhole: Bool) throws {
        let feed = try parse(text)
        #expect(feed.isWhole == isWhole)
    }

    @Test(arguments: ["", " \n\t ", "\u{FEFF}"])
    func `nothing is called empty`(text: String) {
        #expect(throws: FeedProblem.empty) { try parse(text) }
    }

    @Test(arguments: [
        ("<!DOCTYPE html><html><body><h1>502</h1></body></html>", FeedProblem.Finding.htmlPage),
        ("<HTML><p>login", .htmlPage),
        (#"{"error":"gone"}"#, .json),
        ("[1,2", .json),
        ("<urlset><url/></urlset>", .xml(root: "urlset")),
        ("<?xml version='1.0'?>\n\n", .xmlWithoutRoot(line: 3)),
        ("<!-- never closed <rss>", .xmlWithoutRoot(line: 1)),
        ("plain words", .other),
        ("\u{1}\u{2}\u{3} noise < & noise", .other),
    ])
    func `what is no feed is called by its name`(text: String, finding: FeedProblem.Finding) {
        #expect(throws: FeedProblem.notAFeed(finding)) { try parse(text) }
    }

    @Test func `compressed bytes are called so`() {
        let bytes: [UInt8] = [0x1F, 0x8B, 0x08, 0x00, 0x11, 0x22, 0x33, 0xFE]
        #expect(throws: FeedProblem.notAFeed(.compressed)) { try parse(bytes: bytes) }
    }

    @Test func `a document above the limit is not looked at`() {
        #expect(throws: FeedProblem.tooLarge(bytes: 20, limit: 10)) {
            try parse(bytes: [UInt8](repeating: 0x20, count: 20), limits: Limits(documentBytes: 10))
        }
    }

    @Test func `items above the limit are left out`() throws {
        let items = (1...5).map { "<item><title>\($0)</title></item>" }.joined()
        let feed = try parse(rss(items), limits: Limits(items: 3))
        #expect(feed.items.map(\.title) == ["1", "2", "3"])
    }

    @Test func `entries above the limit are left out`() throws {
        let entries = (1...5).map { "<entry><title>\($0)</title></entry>" }.joined()
        let feed = try parse(
            "<feed xmlns='http://www.w3.org/2005/Atom'>\(entries)</feed>", limits: Limits(items: 3))
        #expect(feed.items.map(\.title) == ["1", "2", "3"])
    }

    @Test(arguments: [
        "<channel><title>c</title>\(Self.five("<item href='http://a.example/", "'/>"))</channel>",
        "<html><body>\(Self.five("<div class='h-review'><p class=e-content>good ", "</p></div>"))</body></html>",
    ])
    func `no format passes on more items than it may`(text: String) throws {
        #expect(try parse(text, limits: Limits(items: 3)).items.count == 3)
        #expect(try parse(text).items.count == 5)
    }

    private static func five(_ before: String, _ after: String) -> String {
        (1...5).map { "\(before)\($0)\(after)" }.joined()
    }

    @Test func `texts are cut at their limit on a character border`() throws {
        let text = "<item><title>\(String(repeating: "ü", count: 40))</title></item>"
        let feed = try parse(rss(text), limits: Limits(textBytes: 21))
        #expect(feed.items.first?.title == String(repeating: "ü", count: 10))
    }

    @Test func `the header's language serves where the document names none`() throws {
        #expect(try parse("<rss/>", language: "fr").language == "fr")
        #expect(try parse(rss("<language>de</language>"), language: "fr").language == "de")
        #expect(try parse("<rss/>", language: "de, fr").language == nil)
    }

    @Test func `an item without a language has that of its feed, at last of the header`() throws {
        let items = "<item><title>a</title></item><item xml:lang='nl'><title>b</title></item>"
        let named = try parse(rss("<language>de</language>" + items), language: "fr")
        let unnamed = try parse(rss(items), language: "fr")
        #expect(named.items.map(named.language) == ["de", "nl"])
        #expect(unnamed.items.map(unnamed.language) == ["fr", "nl"])
    }

    @Test(arguments: [
        (FeedProblem.empty, "the document is empty (the server sent no feed)"),
        (
            .tooDeep(limit: 9, line: 4),
            "line 4: the document is nested more than 9 deep (no real feed is)"
        ),
        (
            .notAFeed(.xml(root: "svg")),
            "not a feed: this is XML with the root element 'svg'"
                + " (feeds have rss, rdf:RDF, feed or channel)"
        ),
    ])
    func `a problem is one plain sentence`(problem: FeedProblem, sentence: String) {
        #expect(problem.description == sentence)
    }

    @Test func `two long ids that begin alike stay two`() throws {
        let stem = String(repeating: "a", count: 5_000)
        let feed = try parse(
            rss("<item><guid>\(stem)1</guid></item><item><guid>\(stem)2</guid></item>"))
        let ids = feed.items.compactMap(\.id)
        #expect(Set(ids).count == 2)
        #expect(ids.allSatisfy { $0.utf8.count <= Limits.standard.nameBytes })
    }
}
