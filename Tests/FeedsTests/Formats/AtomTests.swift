// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct AtomTests {
    @Test func `the feed says what it is`() throws {
        let feed = try parse(
            atom(
                """
                <title>Presse</title><subtitle type="html">&lt;i&gt;neu&lt;/i&gt;</subtitle>
                <link rel="self" href="https://a.example/f"/><link href="https://a.example/"/>
                <updated>2026-03-02T09:00:00+01:00</updated>
                """, attributes: #"xml:lang="de""#))
        #expect(feed.format == .atom10)
        #expect(feed.title == "Presse")
        #expect(feed.description == "neu")
        #expect(feed.link == "https://a.example/")
        #expect(feed.language == "de")
        #expect(feed.updated == moment("2026-03-02T08:00:00Z"))
    }

    @Test func `an entry gives all its fields`() throws {
        let entry = try #require(
            try atomEntry(
                """
                <id>tag:a.example,2026:1</id><title>Gut</title><summary>kurz</summary>
                <content type="html">&lt;p&gt;lang&lt;/p&gt;</content>
                <author><name>Ida</name><email>ida@a.example</email></author>
                <published>2026-03-01T10:00:00Z</published><updated>2026-03-01T11:00:00Z</updated>
                <category term="lob"/><link rel="alternate" href="https://a.example/1"/>
                """))
        #expect(entry.id == "tag:a.example,2026:1")
        #expect(entry.title == "Gut")
        #expect(entry.summaryText == "kurz")
        #expect(entry.contentText == "lang")
        #expect(entry.author == "Ida")
        #expect(entry.published == moment("2026-03-01T10:00:00Z"))
        #expect(entry.updated == moment("2026-03-01T11:00:00Z"))
        #expect(entry.categories == ["lob"])
        #expect(entry.link == "https://a.example/1")
    }

    @Test(arguments: [
        ("<title>a &lt;b&gt; c</title>", "a <b> c"),
        (#"<title type="text">a &lt;b&gt; &amp;amp;</title>"#, "a <b> &amp;"),
        (#"<title type="html">a &lt;b&gt;c&lt;/b&gt; &amp;amp; d</title>"#, "a c & d"),
        (#"<title type="html"><![CDATA[<b>c</b> &gt; d]]></title>"#, "c > d"),
        (
            #"<title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">a <b>b</b> &lt;i&gt;</div></title>"#,
            "a b <i>"
        ),
        (#"<title>a <b>b</b> &lt;i&gt;</title>"#, "a b <i>"),
        (#"<title type="application/octet-stream">PGI+Z3V0PC9iPg==</title>"#, "<b>gut</b>"),
    ])
    func `the type of a text decides what its markup means`(inner: String, title: String) throws {
        #expect(try atomEntry(inner)?.title == title)
    }

    @Test func `an entry without an author has the feed's, wherever that stands`() throws {
        let feed = try parse(
            atom(
                """
                <entry><title>a</title></entry>
                <entry><author><email>b@a.example</email></author></entry>
                <author><name>Redaktion</name></author>
                """))
        #expect(feed.items.map(\.author) == ["Redaktion", "b@a.example"])
    }

    @Test func `a source inside an entry changes nothing`() throws {
        let entry = try atomEntry(
            "<source><title>fremd</title><author><name>X</name></author></source><title>eigen</title>"
        )
        #expect(entry?.title == "eigen")
        #expect(entry?.author == nil)
    }

    @Test func `bases add up from the document to the entry`() throws {
        let feed = try parse(
            atom(
                #"<entry xml:base="2026/"><link href="x"/></entry>"#,
                attributes: #"xml:base="blog/""#),
            url: "https://a.example/feeds/atom")
        #expect(feed.items.first?.link == "https://a.example/feeds/blog/2026/x")
    }

    @Test func `ampersands in a link are resolved once`() throws {
        let entry = try atomEntry(#"<link href="https://a.example/?a=1&amp;b=2&c=%26"/>"#)
        #expect(entry?.link == "https://a.example/?a=1&b=2&c=%26")
    }

    @Test func `the page is preferred to other alternates`() throws {
        let entry = try atomEntry(
            """
            <link rel="alternate" type="application/json" href="https://a.example/j"/>
            <link rel="alternate" type="text/html" href="https://a.example/h"/>
            """)
        #expect(entry?.link == "https://a.example/h")
    }

    @Test func `the stars of the App Store are a rating of one to five`() throws {
        let entry = try parse(
            atom(
                "<entry><im:rating>2</im:rating></entry>",
                attributes: #"xmlns:im="http://itunes.apple.com/rss""#)
        ).items.first
        #expect(entry?.rating == Rating(value: 2, best: 5, worst: 1))
    }

    @Test func `Atom 0_3 is told by its namespace and read by its own names`() throws {
        let feed = try parse(
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#"><tagline>klein</tagline>
            <entry><title mode="escaped" type="text/html">&lt;b&gt;x&lt;/b&gt;</title>
            <issued>2004-05-06T07:08:09Z</issued><modified>2004-05-07T00:00:00Z</modified>
            <content type="text/html" mode="base64">PGI+eTwvYj4=</content></entry></feed>
            """)
        #expect(feed.format == .atom03)
        #expect(feed.description == "klein")
        #expect(feed.items.first?.title == "x")
        #expect(feed.items.first?.contentText == "y")
        #expect(feed.items.first?.published == moment("2004-05-06T07:08:09Z"))
        #expect(feed.items.first?.updated == moment("2004-05-07T00:00:00Z"))
    }

    @Test func `a feed of another kind without a namespace is not Atom`() {
        #expect(throws: FeedProblem.notAFeed(.xml(root: "feed"))) {
            try parse("<feed><products/><offers/></feed>")
        }
    }

    @Test func `a bare word is a name and no path, wherever the feed lies`() throws {
        let url = "https://a.example/feed"
        #expect(try atomEntry("<id>t3_7</id>", url: url)?.id == "t3_7")
        #expect(try atomEntry("<id>/t/7</id>", url: url)?.id == "https://a.example/t/7")
    }

    @Test func `the language of the feed is that of its root, not of a child`() throws {
        let title = #"<title xml:lang="fr">Titre</title>"#
        #expect(try parse(atom(title)).language == nil)
        #expect(try parse(atom(title, attributes: #"xml:lang="de""#)).language == "de")
    }

    @Test func `an average without voters is no rating`() throws {
        for stars in [#"average="4""#, #"average="0" count="0""#] {
            let group = "<media:group><media:community><media:starRating \(stars)/>"
            let entry = try atomEntry(group + "</media:community></media:group>")
            #expect(entry != nil)
            #expect(entry?.rating == nil)
        }
    }
}
