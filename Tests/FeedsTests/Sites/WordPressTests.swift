// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct WordPressForumTests {
    private static let topic = "https://p.example/support/topic/leer/"

    @Test(arguments: [
        ("Replies: 3 Rating: 2 stars Alles leer.", 2.0),
        ("Antworten: 0 Bewertung: 1 Stern Leer.", 1),
    ])
    func `counts before the text go, stars are taken`(text: String, stars: Double) {
        let item = mended(Item(link: Self.topic, summaryText: text), by: .wordPressForum)
        #expect(item.summaryText?.hasSuffix("eer.") == true)
        #expect(item.summaryText?.contains(":") == false)
        #expect(item.rating == Rating(value: stars))
    }

    @Test func `a review without words has stars alone`() {
        let item = Item(link: Self.topic, summaryText: "Replies: 0 Rating: 5 stars")
        #expect(mended(item, by: .wordPressForum).summaryText == nil)
        #expect(mended(item, by: .wordPressForum).rating?.value == 5)
    }

    @Test func `stars that do not exist are words`() {
        let item = Item(link: Self.topic, summaryText: "Replies: 0 Rating: 9 stars from me")
        #expect(mended(item, by: .wordPressForum).summaryText == "Rating: 9 stars from me")
        #expect(mended(item, by: .wordPressForum).rating == nil)
    }

    @Test func `the same words on another path are a person's`() {
        let text = "Replies: 3 Rating: 2 stars Alles leer."
        #expect(left(of: text, by: .wordPressForum, link: "https://p.example/blog/1") == text)
    }
}

struct WordPressBlogTests {
    @Test(arguments: [
        "Wackelt. The post Der Mixer appeared first on Küche.",
        "Wackelt. Der Beitrag Der Mixer erschien zuerst auf Küche.",
    ])
    func `the sentence about the origin goes`(text: String) {
        #expect(left(of: text, by: .wordPressBlog, title: "Der Mixer") == "Wackelt.")
        #expect(left(of: text, by: .wordPressBlog, feed: "Küche") == "Wackelt.")
        #expect(left(of: text, by: .wordPressBlog, generator: "WordPress.com") == "Wackelt.")
    }

    @Test func `a text about a post of others keeps its last sentence`() {
        let text = "Read it! The post about mixers appeared first on Paper."
        #expect(left(of: text, by: .wordPressBlog, title: "Mixers", feed: "Blog") == text)
    }

    @Test func `a post whose title speaks of a post is cut at its own`() {
        let text = "Ja. The post The post is late appeared first on A."
        #expect(left(of: text, by: .wordPressBlog, title: "The post is late") == "Ja.")
    }

    @Test(arguments: [
        "Es riecht … Weiterlesen", "Es riecht … Continue reading “Der Mixer”",
        "Es riecht … Read more →", "Es riecht … Weiterlesen Der Mixer »",
    ])
    func `the invitation behind a cut text goes`(text: String) {
        #expect(left(of: text, by: .wordPressBlog, title: "Der Mixer") == "Es riecht …")
    }

    @Test(arguments: ["I want to Read more", "Er sagt: Weiterlesen", "Read more"])
    func `the same words without a cut are a person's`(text: String) {
        #expect(left(of: text, by: .wordPressBlog, title: "Der Mixer") == text)
    }
}

struct BlogCommentsTests {
    private static func title(_ title: String, link: String = "https://b.example/#comment-4")
        -> String?
    {
        mended(Item(title: title, link: link, author: "Ruth"), by: .blogComments).title
    }

    @Test(arguments: [
        "By: Ruth", "Von: Ruth", "Comment on Kettles by Ruth", "Kommentar zu Kessel von Ruth",
        "Re: Kettles",
    ])
    func `a title that no person wrote goes`(text: String) {
        #expect(Self.title(text) == nil)
    }

    @Test func `other titles and other links stay`() {
        #expect(Self.title("By: Anna") == "By: Anna")
        #expect(Self.title("Comment on Kettles") == "Comment on Kettles")
        #expect(Self.title("By: Ruth", link: "https://b.example/by-ruth") == "By: Ruth")
    }
}
