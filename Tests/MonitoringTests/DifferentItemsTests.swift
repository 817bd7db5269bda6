// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Monitoring
import Testing

/// Whatever items have in common, two statements stay two.
@Suite struct DifferentItemsTests {
    private var polls: Polls
    private let items = (1...10).map(Item.review)

    init() throws { polls = try Polls() }

    private func changed(_ change: (inout Item) -> Void) -> [Item] {
        items.map { $0.with(change) }
    }

    @Test mutating func `one id for all items is no id`() throws {
        let shared = changed { $0.id = "0" }
        #expect(try polls.poll(shared).count == 10)
        #expect(try polls.poll(shared).isEmpty)
        #expect(
            try polls.poll([.review(11).with { $0.id = "0" }] + shared) == [Item.review(11).text])
    }

    @Test mutating func `one link for all items is no link`() throws {
        let shared = changed {
            $0.id = nil
            $0.link = "https://shop.example/bread"
        }
        #expect(try polls.poll(shared).count == 10)
        #expect(try polls.poll(shared).isEmpty)
    }

    @Test mutating func `the link of the feed and that of a host are no links`() throws {
        for link in ["https://shop.example/bread/", "https://shop.example/"] {
            let first = Item(title: "First of \(link)", link: link)
            let second = Item(title: "Second of \(link)", link: link)
            #expect(
                try polls.poll([first], link: "https://shop.example/bread?utm_source=rss").count
                    == 1)
            #expect(
                try polls.poll([second], link: "https://shop.example/bread?utm_source=rss").count
                    == 1)
        }
    }

    @Test mutating func `ids that move to other items hide no new one`() throws {
        func numbered(_ items: [Item]) -> [Item] {
            items.enumerated().map { number, item in item.with { $0.id = "\(number)" } }
        }
        #expect(try polls.poll(numbered(items)).count == 10)
        let next = numbered([.review(11)] + items.dropLast())
        #expect(try polls.poll(next) == [Item.review(11).text])
        #expect(try polls.poll(next).isEmpty)
    }

    @Test mutating func `where ids have moved, who kept his is known`() throws {
        func brief(_ number: Int, id: String) -> Item {
            Item(id: id, title: "No \(number).", link: "https://shop.example/bread")
        }
        let long = items[0].with { $0.id = "1" }
        #expect(try polls.poll([long, brief(2, id: "2"), brief(3, id: "3")]).count == 3)
        let moved = [brief(4, id: "1"), long.with { $0.id = "2" }, brief(3, id: "3")]
        #expect(try polls.poll(moved) == ["No 4."])
    }

    @Test(arguments: [nil, "A Google user"])
    mutating func `the same few words of two nobodies are two statements`(author: String?) throws {
        let short = [1, 2].map { number in
            Item(
                id: "\(number)", title: "Nie wieder!", link: "https://shop.example/bread",
                author: author, published: Polls.begin)
        }
        #expect(try polls.poll(short).count == 2)
        #expect(try polls.poll(short + [short[0].with { $0.id = "3" }]).count == 1)
    }

    @Test mutating func `the same few words of two people are two statements`() throws {
        let short = ["ada", "bea"].map { author in
            Item(title: "Nie wieder!", author: author, published: Polls.begin)
        }
        #expect(try polls.poll([short[0]]).count == 1)
        #expect(try polls.poll([short[1]]).count == 1)
    }

    @Test mutating func `the same few words of one person on two days are two statements`() throws {
        let short = [1.0, 2.0].map { day in
            Item(
                id: "\(day)", title: "Schon wieder kalt.", author: "ada",
                published: Polls.begin + day * 86_400)
        }
        #expect(try polls.poll([short[0]]).count == 1)
        #expect(try polls.poll([short[1]]).count == 1)
    }

    @Test mutating func `one long text by two people is two statements`() throws {
        #expect(try polls.poll([items[0]]).count == 1)
        let other = items[0].with {
            $0.id = "other"
            $0.author = "ada"
            $0.link = "https://shop.example/reviews/other"
        }
        #expect(try polls.poll([other]).count == 1)
    }

    @Test mutating func `one long text under two ids in one document, signed by nobody, is two`()
        throws
    {
        let twice = ["a", "b"].map { id in
            items[0].with {
                $0.id = id
                $0.link = nil
                $0.author = "Anonymous"
            }
        }
        #expect(try polls.poll(twice).count == 2)
        #expect(try polls.poll(twice).isEmpty)
    }

    @Test mutating func `comments that link to one page stay apart, also when one came alone`()
        throws
    {
        let comments = (1...3).map { number in
            Item(
                id: "c\(number)", title: "No \(number).", link: "https://shop.example/news/7",
                published: Polls.begin)
        }
        #expect(try polls.poll([comments[0]]).count == 1)
        #expect(try polls.poll(comments).count == 2)
        #expect(try polls.poll(comments.reversed()).isEmpty)
    }

    @Test mutating func `five hundred items of one second are five hundred`() throws {
        let many = (1...500).map { number in
            Item.review(number).with {
                $0.published = Polls.begin
                $0.id = nil
                $0.link = nil
                $0.author = nil
                $0.contentText = "No \(number)."
            }
        }
        #expect(try polls.poll(many).count == 500)
        #expect(try polls.poll(many).isEmpty)
    }
}
