// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Monitoring

@Suite struct CanonicalLinkTests {
    private let page = CanonicalLink.of("https://shop.example/reviews/7?page=2&lang=de")

    @Test(arguments: [
        "http://shop.example/reviews/7?page=2&lang=de",
        "https://SHOP.example:443/reviews/7?page=2&lang=de",
        "https://www.shop.example/reviews/7/?page=2&lang=de",
        "https://shop.example/reviews/7?lang=de&page=2",
        "https://shop.example/reviews/7?page=2&UTM_Source=rss&lang=de&utm_medium=feed",
        "https://shop.example/reviews/7?fbclid=a&page=2&gclid=b&lang=de&mc_cid=c",
        "https://shop.example/reviews/7?page=2&lang=de&",
        "https://shop.example/reviews/7?page=2&lang=de#comments",
        "https://shop.example/reviews/7?page=2&lang=de#xtor=RSS-1",
        "https://shop.example/reviews/7?page=2&lang=de#:~:text=bread",
    ])
    func `one page however it is reached`(link: String) { #expect(CanonicalLink.of(link) == page) }

    @Test(arguments: [
        "https://shop.example/reviews/8?page=2&lang=de",
        "https://shop.example/Reviews/7?page=2&lang=de",
        "https://shop.example/reviews/7?page=3&lang=de", "https://shop.example/reviews/7?page=2",
        "https://other.example/reviews/7?page=2&lang=de",
        "https://shop.example:8080/reviews/7?page=2&lang=de",
        "https://shop.example/reviews/7?page=2&lang=de#comment-12",
        "https://shop.example/reviews/7?page=2&lang=de#!/b",
    ])
    func `another page`(link: String) { #expect(CanonicalLink.of(link) != page) }

    @Test(arguments: [
        "https://shop.example", "https://shop.example/", "http://shop.example/?utm_source=a", "",
    ])
    func `a host alone is no page`(link: String) { #expect(CanonicalLink.of(link) == nil) }

    @Test func `a page may be named by parameters or a route alone`() {
        #expect(
            CanonicalLink.of("https://a.example/?p=1") != CanonicalLink.of("https://a.example/?p=2")
        )
        #expect(CanonicalLink.of("https://a.example/#/b") != nil)
    }

    @Test func `an address of nothing but signs is read like any other`() {
        #expect(CanonicalLink.of("##??&&==//") == nil)
        #expect(CanonicalLink.of("://") == nil)
    }
}
