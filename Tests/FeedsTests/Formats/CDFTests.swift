// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct CDFTests {
    @Test func `a channel says what it is in attributes and children`() throws {
        let feed = try parse(
            """
            <CHANNEL HREF="https://k.example/" LASTMOD="2026-03-01T09:00+01:00">
            <TITLE>Kanal</TITLE><ABSTRACT>Neues</ABSTRACT></CHANNEL>
            """)
        #expect(feed.format == .cdf)
        #expect(feed.title == "Kanal")
        #expect(feed.description == "Neues")
        #expect(feed.link == "https://k.example/")
        #expect(feed.updated == moment("2026-03-01T08:00:00Z"))
    }

    @Test func `items of inner channels belong to the feed, their channels' titles do not`() throws
    {
        let feed = try parse(
            """
            <channel><title>Außen</title><channel><title>Innen</title>
            <item href="https://k.example/1"><title>Eins</title></item></channel></channel>
            """)
        #expect(feed.title == "Außen")
        #expect(feed.items.map(\.title) == ["Eins"])
    }

    @Test func `addresses start at the base of the nearest channel`() throws {
        let feed = try parse(
            """
            <CHANNEL BASE="https://k.example/a/"><ITEM HREF="1"/><CHANNEL BASE="/b/"><ITEM HREF="2"/>
            </CHANNEL><ITEM><A HREF="3"/></ITEM></CHANNEL>
            """)
        #expect(
            feed.items.map(\.link) == [
                "https://k.example/a/1", "https://k.example/b/2", "https://k.example/a/3",
            ])
    }

    @Test(arguments: ["1997.03.08T08:15-0500", "1997-03-08T08:15-05:00"])
    func `days are written with dots or dashes`(text: String) throws {
        let feed = try parse(#"<CHANNEL><ITEM LASTMOD="\#(text)"/></CHANNEL>"#)
        #expect(feed.items.first?.updated == moment("1997-03-08T13:15:00Z"))
    }

    @Test func `the first draft wrote values as attributes`() throws {
        let feed = try parse(
            #"<Channel><Item><Title VALUE="Kaputt"/><Abstract VALUE="Ganz"/></Item></Channel>"#)
        #expect(feed.items.first?.title == "Kaputt")
        #expect(feed.items.first?.summaryText == "Ganz")
    }

    @Test func `an item inside another is an item of its own`() throws {
        let feed = try parse(
            "<CHANNEL><ITEM><ITEM><TITLE>in</TITLE></ITEM><TITLE>um</TITLE></ITEM></CHANNEL>")
        #expect(feed.items.map(\.title) == ["in", "um"])
    }

    @Test(arguments: [
        "<link>https://r.example/</link>", "<item><link>https://r.example/1</link></item>",
        "<title>T</title><description>D</description>",
    ])
    func `a channel with children of RSS has only lost its root`(inner: String) throws {
        #expect(try parse("<channel>\(inner)</channel>").format == .rss2)
    }

    @Test func `a channel in a vocabulary of others is no feed`() {
        #expect(throws: FeedProblem.notAFeed(.xml(root: "channel"))) {
            try parse(#"<channel xmlns="https://tv.example/ns"><item/></channel>"#)
        }
    }
}
