// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct RSSTests {
    @Test func `the channel says what it is`() throws {
        let feed = try parse(
            rss(
                """
                <title>Kundenstimmen</title><link>https://forum.example/</link>
                <description>Alles &lt;b&gt;Neue&lt;/b&gt;</description><language>de-AT</language>
                <lastBuildDate>Mon, 02 Mar 2026 08:00:00 GMT</lastBuildDate><ttl>30</ttl>
                """))
        #expect(feed.format == .rss2)
        #expect(feed.title == "Kundenstimmen")
        #expect(feed.link == "https://forum.example/")
        #expect(feed.description == "Alles Neue")
        #expect(feed.language == "de-AT")
        #expect(feed.updated == moment("2026-03-02T08:00:00Z"))
        #expect(feed.ttlSeconds == 1800)
        #expect(feed.items.isEmpty)
    }

    @Test func `an item gives all its fields`() throws {
        let item = try #require(
            try rssItem(
                """
                <title>Nie wieder</title><link>https://forum.example/t/7</link>
                <guid isPermaLink="false">topic-7</guid><dc:creator>Mia</dc:creator>
                <description>Kurz</description>
                <content:encoded><![CDATA[<p>Lang &amp; breit</p>]]></content:encoded>
                <pubDate>Sun, 01 Mar 2026 21:14:00 +0100</pubDate>
                <category>Service</category><category>Preis</category>
                <dc:language>de</dc:language>
                """))
        #expect(item.id == "topic-7")
        #expect(item.title == "Nie wieder")
        #expect(item.link == "https://forum.example/t/7")
        #expect(item.author == "Mia")
        #expect(item.summaryText == "Kurz")
        #expect(item.contentText == "Lang & breit")
        #expect(item.published == moment("2026-03-01T20:14:00Z"))
        #expect(item.categories == ["Service", "Preis"])
        #expect(item.language == "de")
    }

    @Test(arguments: [
        (#"<rss version="2.0"/>"#, FeedFormat.rss2), ("<rss/>", .rss2),
        (#"<rss version="0.92"><channel/></rss>"#, .rss09x),
    ])
    func `the version tells the generations of RSS apart`(text: String, format: FeedFormat) throws {
        #expect(try parse(text).format == format)
    }

    @Test func `items of RDF stand beside the channel`() throws {
        let feed = try parse(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
             xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel rdf:about="https://a.example/"><title>T</title>
            <items><rdf:Seq><rdf:li rdf:resource="https://a.example/1"/></rdf:Seq></items></channel>
            <item rdf:about="https://a.example/1"><title>Eins</title>
            <link>https://a.example/1</link><dc:date>2026-03-01</dc:date></item></rdf:RDF>
            """)
        #expect(feed.format == .rss1)
        #expect(feed.title == "T")
        #expect(feed.items.map(\.id) == ["https://a.example/1"])
        #expect(feed.items.first?.published == moment("2026-03-01T00:00:00Z"))
    }

    @Test func `the image of a channel does not take its title and link`() throws {
        let feed = try parse(
            rss(
                """
                <image><title>Logo</title><link>https://logo.example/</link></image>
                <title>Seite</title><link>https://seite.example/</link>
                """))
        #expect(feed.title == "Seite")
        #expect(feed.link == "https://seite.example/")
    }

    @Test func `elements of unknown vocabularies are not taken for the core`() throws {
        let item = try rssItem(
            #"<x:title xmlns:x="https://x.example/ns">falsch</x:title><title>richtig</title>"#)
        #expect(item?.title == "richtig")
    }

    @Test func `a core date is believed more than a module's, in any order`() throws {
        let item = try rssItem(
            "<dc:date>2020-01-01</dc:date><pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>")
        #expect(item?.published == moment("2026-03-01T12:00:00Z"))
    }

    @Test func `a date that cannot be understood is left out`() throws {
        #expect(try rssItem("<title>a</title><pubDate>neulich</pubDate>")?.published == nil)
    }

    @Test func `a guid is the link only where there is none`() throws {
        let lone = try rssItem("<guid>https://a.example/1</guid>")
        let both = try rssItem("<guid>https://a.example/1</guid><link>https://a.example/2</link>")
        let other = try rssItem(#"<guid isPermaLink="false">https://a.example/1</guid>"#)
        #expect(lone?.link == "https://a.example/1")
        #expect(both?.link == "https://a.example/2")
        #expect(other?.link == nil)
    }

    @Test func `relative links start at the site, or at the document where no site is named`()
        throws
    {
        let inner = "<item><link>/t/9</link></item>"
        let named = try parse(
            rss("<link>https://site.example/</link>" + inner), url: "https://cdn.example/feed")
        let unnamed = try parse(rss(inner), url: "https://cdn.example/feed")
        #expect(named.items.first?.link == "https://site.example/t/9")
        #expect(unnamed.items.first?.link == "https://cdn.example/t/9")
    }

    @Test func `a link of Atom serves where RSS has none`() throws {
        let item = try rssItem(
            #"<atom:link rel="self" href="https://a.example/s"/><atom:link href="https://a.example/h"/>"#
        )
        #expect(item?.link == "https://a.example/h")
    }

    @Test func `unescaped markup in a description is markup`() throws {
        let item = try rssItem(
            "<description>eins<br>zwei <b>fett</b></description><title>T</title>")
        #expect(item?.summaryText == "eins zwei fett")
        #expect(item?.title == "T")
    }

    @Test func `how often a channel changes comes from its period too`() throws {
        let feed = try parse(
            rss(
                "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
            ))
        #expect(feed.ttlSeconds == 21_600)
    }

    @Test(arguments: ["0", "-5", "bald"])
    func `a senseless ttl says nothing`(ttl: String) throws {
        #expect(try parse(rss("<ttl>\(ttl)</ttl>")).ttlSeconds == nil)
    }

    @Test func `a huge ttl is held to a year`() throws {
        #expect(try parse(rss("<ttl>9223372036854775807</ttl>")).ttlSeconds == 31_536_000)
    }

    @Test func `the channel's language is not written into its items`() throws {
        let feed = try parse(rss("<language>en</language><item><title>a</title></item>"))
        #expect(feed.items.first?.language == nil)
    }
}
