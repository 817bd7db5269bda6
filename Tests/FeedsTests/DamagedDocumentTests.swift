// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct DamagedDocumentTests {
    @Test(arguments: [
        "<rss><channel><item><title>a</title></item><item><title>b</tit",
        "<rss><channel><item><title>a</title></item><item><title>b</title>",
        "<rss><channel><item><title>a</title></item><item><title><![CDATA[b",
        "<rss><channel><item><title>a</title></item><item><link href='",
        "<rss><channel><item><title>a</title></item><!-- ",
        "<rss><channel><item><title>a</title></item></channel></rss",
    ])
    func `a document that breaks off keeps its whole items`(text: String) throws {
        #expect(try parse(text).items.map(\.title) == ["a"])
    }

    @Test func `a bare ampersand stays, and entities after it are still resolved`() throws {
        let item = try rssItem("<title>R&D &amp; M&A &lt;3 &nbsp;&uuml;ber</title>")
        #expect(item?.title == "R&D & M&A <3 über")
    }

    @Test func `unknown entities stay as they are written`() throws {
        #expect(try rssItem("<title>a &bogus; b</title>")?.title == "a &bogus; b")
    }

    @Test func `a lone less-than sign ends nothing`() throws {
        let feed = try parse(
            rss("<item><title>1 < 2 <3 </ ></title></item><item><title>b</title></item>"))
        #expect(feed.items.map(\.title) == ["1 < 2 <3 </ >", "b"])
    }

    @Test func `end tags close what they name`() throws {
        let feed = try parse(
            rss(
                """
                <item><description>x <b><i>y</description><title>eins</title></item>
                <item></b><title>zwei</TITLE><link>https://a.example/</link></item>
                """))
        #expect(feed.items.map(\.title) == ["eins", "zwei"])
        #expect(feed.items.map(\.summaryText) == ["x y", nil])
        #expect(feed.items.last?.link == "https://a.example/")
    }

    @Test(arguments: [
        #"<link rel=alternate href=https://a.example/x>"#,
        #"<link rel="alternate"href='https://a.example/x'/>"#,
        #"<link hidden rel="alternate" href="https://a.example/x" href="https://b.example/"/>"#,
        #"<link 1="2" =3 href="https://a.example/x"/>"#,
        #"<link href="https://a.example/x" title="a<b"/>"#,
    ])
    func `attributes are read as far as they make sense`(link: String) throws {
        #expect(try atomEntry(link)?.link == "https://a.example/x")
    }

    @Test func `blank lines and junk before the declaration do no harm`() throws {
        let feed = try parse("\n\n  <?xml version=\"1.0\"?>\n" + rss("<title>a</title>"))
        #expect(feed.title == "a")
    }

    @Test func `an undeclared prefix is taken for the customary vocabulary`() throws {
        let feed = try parse(
            "<rss><channel><item><dc:creator>Mia</dc:creator></item></channel></rss>")
        #expect(feed.items.first?.author == "Mia")
    }

    @Test func `what follows the root is not read`() throws {
        let feed = try parse(
            rss("<item><title>a</title></item>") + rss("<item><title>b</title></item>"))
        #expect(feed.items.map(\.title) == ["a"])
    }

    @Test func `every cut of a document is read or refused`() throws {
        let whole = Array(
            rss(
                """
                <!-- c --><item><title>Grün &amp; <![CDATA[<b>gut</b>]]></title>
                <link href="https://a.example/?a&b"/></item>
                """
            ).utf8)
        for length in whole.indices {
            let feed = try? parse(bytes: Array(whole[..<length]))  // refusing is allowed
            #expect((feed?.items.count ?? 0) <= 1)
        }
    }
}
