// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct HostileDocumentTests {
    @Test func `an entity of the document is not expanded`() throws {
        let feed = try parse(
            """
            <!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>
            <rss><channel><title>x &c; y</title></channel></rss>
            """)
        #expect(feed.title == "x &c; y")
    }

    @Test(arguments: ["SYSTEM", "PUBLIC \"p\""])
    func `the content of a file never appears`(kind: String) throws {
        let canary = FileManager.default.temporaryDirectory
            .appendingPathComponent("feeds-canary-\(UUID().uuidString).txt")
        try Data("canary-content".utf8).write(to: canary)
        defer { try? FileManager.default.removeItem(at: canary) }  // a leftover does no harm
        let feed = try parse(
            """
            <!DOCTYPE rss \(kind) "\(canary.absoluteString)" [
              <!ENTITY % p SYSTEM "\(canary.absoluteString)"> %p;
              <!ENTITY x SYSTEM "\(canary.absoluteString)">]>
            <rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><title>a &x; b</title>
            <description><xi:include href="\(canary.absoluteString)" parse="text"/></description>
            </channel></rss>
            """)
        #expect(feed.title == "a &x; b")
        #expect(!"\(feed)".contains("canary-content"))
    }

    @Test func `a document type with brackets and quotes inside is skipped whole`() throws {
        let feed = try parse(
            """
            <!DOCTYPE rss [<!-- ]> ' --><!ENTITY a "]>"><!ATTLIST item x CDATA "y">]>
            <rss><channel><title>da</title></channel></rss>
            """)
        #expect(feed.title == "da")
    }

    @Test func `nesting beyond the limit is refused with its line`() {
        let deep = "<rss>\n<channel>\n" + String(repeating: "<x>", count: 300)
        #expect(throws: FeedProblem.tooDeep(limit: 256, line: 3)) { try parse(deep) }
    }

    @Test func `unclosed paragraphs and breaks do not count as nesting for ever`() throws {
        let body = String(repeating: "a<br>", count: 2_000)
        #expect(try rssItem("<title>t</title><description>\(body)</description>")?.title == "t")
    }

    @Test func `a tag with very many attributes costs no time and loses none of the first`() throws
    {
        let many = (0..<100_000).map { "a\($0)=''" }.joined(separator: " ")
        let started = ContinuousClock.now
        let feed = try parse(atom("<entry><link href='https://a.example/' \(many)/></entry>"))
        #expect(feed.items.first?.link == "https://a.example/")
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test func `a CDATA section as large as a document costs linear time`() throws {
        let text = String(repeating: "wort ", count: 200_000)
        let started = ContinuousClock.now
        let item = try rssItem("<description><![CDATA[\(text)]]></description>")
        #expect(item?.summaryText?.utf8.count ?? 0 > 60_000)
        #expect(ContinuousClock.now - started < .seconds(10))
    }

    @Test func `nothing unseen survives in any field`() throws {
        let bad =
            "\u{202E}\u{2066}\u{200B}\u{200E}\u{AD}\u{E0041}\u{FEFF}\u{2028}\u{7F}&#27;&#8238;&#x9b;"
        let feed = try parse(
            rss(
                """
                <title>a\(bad)</title><language>de\(bad)</language>
                <item><title>a\(bad)b</title><guid>g\(bad)</guid><dc:creator>m\(bad)</dc:creator>
                <link>https://a.example/\(bad)x</link><category>c\(bad)</category>
                <description>&lt;p&gt;d\(bad)&amp;#8238;&amp;#x1b;&amp;zwnj;&lt;/p&gt;</description>
                </item>
                """))
        let item = try #require(feed.items.first)
        let texts: [String?] =
            [feed.title, feed.language, item.title, item.id, item.author, item.link]
            + item.categories + [item.summaryText]
        for text in texts {
            let scalars = try #require(text).unicodeScalars
            #expect(!scalars.contains { $0.properties.isBidiControl })
            #expect(!scalars.contains { $0.properties.generalCategory == .control })
            #expect(!scalars.contains { $0.properties.generalCategory == .format })
            #expect(!scalars.contains { $0.properties.generalCategory == .lineSeparator })
        }
        #expect(item.title == "a ›b")
    }

    @Test func `NUL bytes are dropped in text and between tags`() throws {
        let feed = try parse(
            "<rss>\0<channel><item>\0<title>Halm\0bach</title></item></channel></rss>")
        #expect(feed.items.first?.title == "Halmbach")
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "gopher://a.example/",
        "http:", "https://", "http:///x", "JAVASCRIPT:x",
    ])
    func `a link of another scheme, or without a host, is dropped`(link: String) throws {
        let item = try rssItem("<title>a</title><link>\(link)</link>", url: "https://a.example/f")
        #expect(item?.title == "a")
        #expect(item?.link == nil)
    }
}

/// Inputs for which a careless reader looks to the end of the text again and again.
///
/// Small enough for a slow machine to read in a second, and long enough that looking at every byte
/// once for every other takes minutes.
@Suite(.serialized) struct HostileLengthTests {
    private static let bytes = 128 << 10

    @Test(arguments: [
        "<x ", "<!--a>", "<?a", "<!a", "<a b=\"", "<x ='>", "<a ='>\"", "&", "&#1", "]]>", "</x",
        "<script>", "&lt;", "<b>",
    ])
    func `a body costs linear time`(unit: String) throws {
        let body = String(repeating: unit, count: Self.bytes / unit.utf8.count)
        let started = ContinuousClock.now
        _ = try rssItem("<description><![CDATA[\(body)]]></description>")
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test(arguments: [
        "<x ", "<!--a>", "<?a", "<!a[", "<!D[>", "<a b=\"", "<x ='>", "&", "&#1", "<![CDATA[",
        "</x",
        "<x/>", "\u{1}", "]]>", "<a></a>", "&x;",
    ])
    func `a document costs linear time`(unit: String) {
        let flood = String(repeating: unit, count: Self.bytes / unit.utf8.count)
        let started = ContinuousClock.now
        _ = try? parse("<rss><channel><item><title>t</title></item>" + flood)  // may be refused
        _ = try? parse(flood)  // may be refused
        #expect(ContinuousClock.now - started < .seconds(20))
    }

    @Test func `a flood of different names ends the reading`() throws {
        let names = (0..<30_000).map { "<n\($0)/>" }.joined()
        let feed = try parse(
            rss("<item><title>a</title></item>\(names)<item><title>b</title></item>"))
        #expect(feed.items.map(\.title) == ["a"])
    }
}
