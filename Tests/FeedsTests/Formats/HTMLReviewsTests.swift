// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct HTMLReviewsTests {
    private func page(_ inner: String, url: String? = nil) throws(FeedProblem) -> Feed {
        try parse("<!DOCTYPE html><html lang=de><head><title>Shop</title></head>\(inner)", url: url)
    }

    private func linked(_ json: String, url: String? = nil) throws(FeedProblem) -> Feed {
        try page("<script type='application/ld+json'>\(json)</script>", url: url)
    }

    @Test func `a page without reviews is no feed`() {
        #expect(throws: FeedProblem.notAFeed(.htmlPage)) {
            try page("<h1>502 Bad Gateway</h1><p>Review your request.")
        }
    }

    @Test func `the page itself gives title, language and address`() throws {
        let feed = try page(
            """
            <link rel=canonical href="/p/7"><div class=h-review><p class=e-content>Gut.</div>
            """, url: "https://shop.example/x?sid=1")
        #expect(feed.format == .htmlReviews)
        #expect(feed.title == "Shop")
        #expect(feed.language == "de")
        #expect(feed.link == "https://shop.example/p/7")
    }

    // MARK: JSON-LD

    @Test func `a review within a product is read with all it says`() throws {
        let feed = try linked(
            """
            {"@context": "https://schema.org", "@type": "Product", "name": "Kessel",
             "aggregateRating": {"@type": "AggregateRating", "ratingValue": "3,8"},
             "review": {"@type": "Review", "@id": "#r9", "author": {"@type": "Person",
              "name": "Ida"}, "datePublished": "2026-02-01", "name": "Undicht",
              "reviewBody": "L&auml;uft <b>aus</b>.", "inLanguage": "de",
              "reviewRating": {"ratingValue": "1,5", "bestRating": 10, "worstRating": "0"},
              "comment": {"@type": "Comment", "text": "Das tut uns leid."}}}
            """, url: "https://shop.example/p/7")
        let item = try #require(feed.items.first)
        #expect(feed.items.count == 1)
        #expect(item.id == "https://shop.example/p/7#r9")
        #expect(item.author == "Ida")
        #expect(item.title == "Undicht")
        #expect(item.contentText == "Läuft aus.")
        #expect(item.published == moment("2026-02-01T00:00:00Z"))
        #expect(item.language == "de")
        #expect(item.rating == Rating(value: 1.5, best: 10, worst: 0))
        #expect(item.reply == "Das tut uns leid.")
    }

    @Test func `reviews in a graph are found once, and names that are referred to`() throws {
        let feed = try linked(
            """
            {"@graph": [{"@id": "u:1", "@type": "Person", "name": "Ole"},
             {"@type": "LocalBusiness", "review": [{"@id": "https://r.example/a"}]},
             {"@id": "https://r.example/a", "@type": ["Thing", "Review"], "headline": "Nie mehr",
              "author": {"@id": "u:1"}, "reviewRating": {"ratingValue": 1}}]}
            """)
        #expect(feed.items.map(\.author) == ["Ole"])
        #expect(feed.items.first?.link == "https://r.example/a")
        #expect(feed.items.first?.rating == Rating(value: 1, best: 5, worst: 1))
    }

    @Test(arguments: ["ClaimReview", "MediaReview", "Product", "Reviewer"])
    func `what is no opinion of a thing is no review`(type: String) {
        #expect(throws: FeedProblem.notAFeed(.htmlPage)) {
            try linked(#"{"@type": "\#(type)", "name": "x", "reviewBody": "y"}"#)
        }
    }

    @Test func `markup in a script does not end it, and a broken script spoils no other`() throws {
        let feed = try page(
            """
            <script>if (a < b) document.write("</p><div class=h-review>no</div>")</script>
            <script type="application/ld+json">{"@type": "Review", "reviewBody": "a <p> b",
            </script><script type="application/ld+json">\(String(repeating: "[", count: 9_000))
            </script><script type="application/ld+json">{"@type":"Review","name":"da"}</script>
            """)
        #expect(feed.items.map(\.text) == ["a b", "da"])
    }

    // MARK: Microdata

    @Test func `microdata is read by its properties, not by what else stands there`() throws {
        let feed = try page(
            """
            <body><div itemscope itemtype="https://schema.org/Restaurant">
            <span itemprop=name>Krug</span>
            <div itemprop=aggregateRating itemscope><span itemprop=ratingValue>4.1</span></div>
            <article itemprop="review" itemscope itemtype="http://schema.org/Review"
             itemid="https://krug.example/r/3" lang=en>
              <h3 itemprop=name>Cold soup</h3>
              <div itemprop=itemReviewed itemscope><b itemprop=name>Krug</b></div>
              <span itemprop="author" itemscope itemtype="https://schema.org/Person">
                <img alt=""><span itemprop="name">Mia &amp; Jo</span> <i>12 reviews</i></span>
              <meta itemprop=datePublished content="2026-01-30">
              <div itemprop=reviewRating itemscope><meta itemprop=worstRating content=0>
                <span itemprop=ratingValue>2</span>/<span itemprop=bestRating>6</span></div>
              <p itemprop=reviewBody>We waited <b>for</b>ty<br>minutes.
              <a itemprop=url href="/r/3">link</a>
            </article></div>
            """, url: "https://krug.example/")
        let item = try #require(feed.items.first)
        #expect(feed.items.count == 1)
        #expect(item.id == "https://krug.example/r/3")
        #expect(item.title == "Cold soup")
        #expect(item.author == "Mia & Jo")
        #expect(item.published == moment("2026-01-30T00:00:00Z"))
        #expect(item.rating == Rating(value: 2, best: 6, worst: 0))
        #expect(item.contentText?.hasPrefix("We waited forty minutes.") == true)
        #expect(item.language == "en")
    }

    @Test func `an unquoted property without a type is a review too`() throws {
        let feed = try page(
            """
            <div itemscope itemprop=review><span itemprop=author>Kim</span>
            <span itemprop=description>Fine.</span>
            <div itemprop=comment itemscope><b itemprop=author>Shop</b>
            <span itemprop=text>Thanks!</span></div></div>
            """)
        #expect(feed.items.first?.author == "Kim")
        #expect(feed.items.first?.contentText == "Fine.")
        #expect(feed.items.first?.reply == "Thanks!")
    }

    // MARK: Microformats

    @Test func `h-review and hReview are read`() throws {
        let feed = try page(
            """
            <article class="post h-review"><h2 class="p-name">Let down</h2>
            <a class="p-author h-card" href="https://t.example">Tom</a> on
            <span class="p-item h-item">Velo</span>
            <time class=dt-published datetime="2026-02-11T09:30:00+00:00">11 Feb</time>
            <data class=p-rating value=2>**</data> of <data class=p-best value=5>five</data>
            <div class=e-content><p>Slow, <em>loses</em> rows.</div>
            <a class=u-url href="/velo">permalink</a></article>
            <div class=hreview><span class=item><span class=fn>Bus</span></span>
            <span class="reviewer vcard"><span class=fn>Anna</span></span>
            <abbr class=dtreviewed title=20260203>3 Feb</abbr>
            <span class=rating><span class=value>4,5</span> out of <b class=best>5</b></span>
            <span class=summary>On time</span> <p class=description>Clean.</p>
            <a rel="self bookmark" href="/bus">permalink</a></div>
            """, url: "https://b.example/")
        let (new, old) = (try #require(feed.items.first), try #require(feed.items.last))
        #expect(
            [new.title, new.author, new.contentText] == ["Let down", "Tom", "Slow, loses rows."])
        #expect(new.rating == Rating(value: 2, best: 5, worst: 1))
        #expect(new.link == "https://b.example/velo")
        #expect([old.title, old.author, old.contentText] == ["On time", "Anna", "Clean."])
        #expect(old.published == moment("2026-02-03T00:00:00Z"))
        #expect(old.rating == Rating(value: 4.5, best: 5, worst: 1))
        #expect(old.link == "https://b.example/bus")
    }

    // MARK: Pages as they are

    @Test func `a review that is stated twice counts once`() throws {
        let feed = try page(
            """
            <script type="application/ld+json">{"@type":"Review","reviewBody":"Nie wieder."}</script>
            <div class=h-review><p class=e-content>Nie  wieder.</div>
            <div class=h-review><p class=e-content>Gern wieder.</div>
            <div class=h-review><data class=p-rating value=4></div>
            <div class=h-review><data class=p-rating value=4></div>
            """)
        #expect(feed.items.map(\.contentText) == ["Nie wieder.", "Gern wieder.", nil, nil])
    }

    @Test func `a page without html, head or end tags is read`() throws {
        let feed = try parse(
            """
            <!doctype HTML><meta charset=utf-8><title>A</title><ul><li>x<li class=h-review>
            <p class=p-name>B<p class=e-content>C<li>y
            """)
        #expect(feed.title == "A")
        #expect(feed.items.map(\.title) == ["B"])
        #expect(feed.items.map(\.contentText) == ["C"])
    }

    @Test func `a page says its encoding in a meta element`() throws {
        let page = "<html><meta charset='koi8-r'><div class=h-review><p class=e-content>"
        let feed = try parse(bytes: Array(page.utf8) + [0xCE, 0xC5, 0xD4])
        #expect(feed.items.first?.contentText == "нет")
    }

    @Test func `a page may nest deeper than a feed`() throws {
        let deep = String(repeating: "<div>", count: 2_000)
        let review = "<div class=h-review><b class=e-content>da</b></div>"
        #expect(try page("\(review)\(deep)").items.map(\.contentText) == ["da"])
    }

    @Test(arguments: [
        "<li>", "<p>", "<b>", "</b>", "<script>", "<a b=c ", "<!--", "<div class=h-review>",
        "<div itemscope itemprop=review>", "<td>", "<option>",
    ])
    func `a hostile page costs linear time`(unit: String) {
        let flood = String(repeating: unit, count: (64 << 10) / unit.utf8.count)
        let started = ContinuousClock.now
        _ = try? page(flood)  // may hold no review
        #expect(ContinuousClock.now - started < .seconds(20))
    }
}
