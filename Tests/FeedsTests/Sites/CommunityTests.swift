// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct RedditTests {
    @Test(arguments: ["to r/lamps ", "", "to u/max "])
    func `the line about the submission goes`(place: String) {
        let line = "submitted by /u/max \(place)[link] [comments]"
        #expect(left(of: "Nie wieder. \(line)", by: .reddit) == "Nie wieder.")
        #expect(left(of: line, by: .reddit) == nil)
    }

    @Test(arguments: [
        "It was submitted by /u/max to r/lamps", "See [link] [comments]",
        "by /u/max to r/lamps [link] [comments]",
    ])
    func `a part of the line is a person's`(text: String) {
        #expect(left(of: text, by: .reddit) == text)
    }
}

struct HackerNewsTests {
    private static let lines = "Comments URL: https://n.example/item?id=1 Points: 5 # Comments: 2"

    @Test func `addresses and counts go, a text stays`() {
        #expect(left(of: "Weg ist er. \(Self.lines)", by: .hackerNews) == "Weg ist er.")
        #expect(left(of: "Article URL: https://x.example/ \(Self.lines)", by: .hackerNews) == nil)
    }

    @Test(arguments: [
        "My Points: 5", "Comments URL: https://n.example/ is broken", "# Comments: 2",
        "Points: 5 # Comments: 2",
    ])
    func `a part of the lines is a person's`(text: String) {
        #expect(left(of: text, by: .hackerNews) == text)
    }
}

struct DiscourseTests {
    @Test(arguments: [
        "Geht nicht. 1 post - 1 participant",
        "Geht nicht. 3 posts - 2 participants Read full topic",
    ])
    func `the counts go with the link`(text: String) {
        #expect(left(of: text, by: .discourse) == "Geht nicht.")
    }

    @Test func `an id of a topic tells the counts in every language`() {
        let text = "Geht nicht. 3 Beiträge - 2 Teilnehmer Alles dazu lesen"
        #expect(left(of: text, by: .discourse, id: "f.example-topic-8") == "Geht nicht.")
        #expect(left(of: text, by: .discourse, id: "f.example-topic-x") == text)
    }

    @Test func `the words of the link go where it leads to a topic`() {
        let text = "Kurz. Read full topic"
        #expect(left(of: text, by: .discourse, link: "https://f.example/t/kurz/1") == "Kurz.")
        #expect(left(of: text, by: .discourse, link: "https://f.example/kurz") == text)
    }

    @Test func `counts within the text stay`() {
        let text = "In 3 posts - 2 participants were rude."
        #expect(left(of: text, by: .discourse, link: "https://f.example/t/rude/1") == text)
    }
}

struct MastodonTests {
    private static func author(_ link: String, title: String? = nil) -> String? {
        mended(Item(title: title, link: link), by: .mastodon).author
    }

    @Test func `the author is the account of the link`() {
        #expect(Self.author("https://s.example/@jo/114") == "@jo@s.example")
        #expect(Self.author("https://s.example/@jo@far.example/114") == "@jo@far.example")
    }

    @Test(arguments: [
        "https://m.example/@jo/a-story-114", "https://s.example/@jo", "https://s.example/@/114",
        "https://s.example/jo/114",
    ])
    func `other links name no account`(link: String) {
        #expect(Self.author(link) == nil)
    }

    @Test func `what has a title or an author is left alone`() {
        #expect(Self.author("https://s.example/@jo/114", title: "T") == nil)
        let item = Item(link: "https://s.example/@jo/114", author: "Jo")
        #expect(mended(item, by: .mastodon) == item)
    }
}

struct BlueskyTests {
    private static let id = "at://did:plc:a/app.bsky.feed.post/3k"

    @Test func `the handle comes from the link, else from the feed`() {
        let named = Item(id: Self.id, link: "https://b.example/profile/jo.example/post/3k")
        let numbered = Item(id: Self.id, link: "https://b.example/profile/did:plc:a/post/3k")
        #expect(mended(named, by: .bluesky, feed: "@x.example - X").author == "@jo.example")
        #expect(mended(numbered, by: .bluesky, feed: "@x.example - X").author == "@x.example")
        #expect(mended(numbered, by: .bluesky, feed: "News").author == nil)
    }

    @Test func `other ids and known authors are left alone`() {
        let link = "https://b.example/profile/jo.example/post/3k"
        #expect(mended(Item(id: "3k", link: link), by: .bluesky).author == nil)
        #expect(mended(Item(id: Self.id, link: link, author: "Jo"), by: .bluesky).author == "Jo")
    }
}

struct GoogleAlertsTests {
    private static func link(_ link: String) -> String? {
        mended(Item(link: link), by: .googleAlerts).link
    }

    @Test func `the real address takes the place of the redirect`() {
        let target = "https://z.example/a%3Fid%3D7%26p%3D%C3%A4"
        #expect(
            Self.link("https://g.example/url?rct=j&url=\(target)&ct=ga")
                == "https://z.example/a?id=7&p=ä")
    }

    @Test(arguments: [
        "https://g.example/url?url=https://z.example/",
        "https://g.example/go?url=https://z.example/&ct=ga",
        "https://g.example/url?url=javascript:alert(1)&ct=ga", "https://g.example/url?url=/a&ct=ga",
        "https://g.example/url?url=%FF&ct=ga", "https://g.example/url?ct=ga",
        "https://g.example/url?url=https://z.example/&x=ct=ga",
    ])
    func `every other link stays`(link: String) {
        #expect(Self.link(link) == link)
    }
}
