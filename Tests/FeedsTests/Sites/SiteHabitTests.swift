// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

/// Applies one habit to one item.
func mended(
    _ item: Item, by habit: SiteHabit, feed title: String? = nil, generator: String? = nil
) -> Item {
    var item = item
    habit.mend(&item, SiteContext(title: title, generator: generator))
    return item
}

/// What a habit leaves of a text.
func left(
    of text: String, by habit: SiteHabit, title: String? = nil, link: String? = nil,
    id: String? = nil, feed: String? = nil, generator: String? = nil
) -> String? {
    let item = Item(id: id, title: title, link: link, contentText: text)
    return mended(item, by: habit, feed: feed, generator: generator).contentText
}

struct SiteHabitTests {
    @Test(arguments: [
        "", "Ich lese weiter.", "Replies: none so far, sadly.", "[comments] are welcome",
        "We counted 3 posts - 2 participants liked them.", "The post office appeared closed.",
        "Points: 5", "Comments URL: see below", "By: nobody", "Read more",
        "Weiterlesen lohnt nicht.",
    ])
    func `an ordinary text stays as it is`(text: String) {
        let item = Item(
            id: "1", title: "By: the way", link: "https://a.example/support/1", author: "Uli",
            summaryText: text)
        let context = SiteContext(title: nil, generator: nil)
        #expect(SiteHabit.mended([item], context) == [item])
    }

    @Test func `every habit has a name of its own`() {
        #expect(Set(SiteHabit.all.map(\.name)).count == SiteHabit.all.count)
    }

    @Test func `the generator that a feed names is handed on`() throws {
        let item = "<item><description>Aha. Read more</description></item>"
        let blog = try parse(rss("<generator>https://wordpress.org/?v=6.8</generator>" + item))
        let other = try parse(rss("<generator>Handwerk 2</generator>" + item))
        #expect(blog.items.first?.summaryText == "Aha.")
        #expect(other.items.first?.summaryText == "Aha. Read more")
    }
}

struct TextTailTests {
    @Test func `only whole words are taken off`() {
        var tail = TextTail("überaus gut")
        let taken = [tail.take("aus gut"), tail.take("gut"), tail.take("aus")]
        #expect(taken == [false, true, false])
        #expect(tail.rest == "überaus")
    }

    @Test func `where nothing is left, nothing is taken off`() {
        var tail = TextTail("gut")
        let taken = [tail.take("gut"), tail.take(where: { _ in true }), tail.take("gut")]
        #expect(taken == [true, false, false])
        #expect(tail.rest == nil)
    }

    @Test func `the last of several places is found`() {
        let text = "ab cd ab cd"
        let range = TextTail(text).lastRange(of: "ab ")
        #expect(range?.lowerBound == text.index(text.startIndex, offsetBy: 6))
        #expect(TextTail(text).lastRange(of: "x") == nil)
    }
}

struct LinkShapeTests {
    @Test func `a link falls into host, path and parameters`() throws {
        let link = try #require(LinkShape("https://a.example:81//b/c?x=1&y=2#d"))
        #expect(link.host == "a.example:81")
        #expect(link.path == ["b", "c"])
        #expect(link.parameter("y") == "2")
        #expect(link.parameter("z") == nil)
    }

    @Test(arguments: [nil, "", "b/c", "https://", "https://u:p@a.example/"])
    func `what has no plain host has no shape`(link: String?) {
        #expect(LinkShape(link) == nil)
    }
}
