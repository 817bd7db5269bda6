// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

/// What is said of a page that came where a feed was expected.
@Suite struct PageLookTests {
    private func finding(_ body: String, url: String? = "https://a.example/blog/") -> FeedProblem {
        do throws(FeedProblem) {
            _ = try parse("<!doctype html><html><head>\(body)</body></html>", url: url)
            return .empty
        } catch {
            return error
        }
    }

    private let article = String(repeating: "A long text of an ordinary page. ", count: 20)

    @Test(arguments: [
        "</head><body><form><input name=user><input type='Password' name=pw></form>",
        "<script src=app.js></script></head><body><div id=root></div><script>start('x')</script>",
        "</head><body><noscript>\(String(repeating: "Please enable scripts. ", count: 20))</noscript><script src=a></script>",
    ])
    func `a page that asks for a password or needs scripts looks like a login`(body: String) {
        #expect(finding(body) == .notAFeed(.loginPage))
    }

    @Test func `a page with text and scripts is an ordinary one`() {
        let page = "<script src=app.js></script></head><body><p>\(article)</p>"
        #expect(finding(page) == .notAFeed(.htmlPage))
    }

    @Test func `a script that holds data is not run`() {
        let page = "<script type='application/ld+json'>{}</script></head><body><p>Soon"
        #expect(finding(page) == .notAFeed(.htmlPage))
    }

    @Test func `a short page without scripts is an ordinary one`() {
        #expect(finding("</head><body><h1>502</h1>") == .notAFeed(.htmlPage))
    }

    @Test(arguments: [
        (
            "<link rel='alternate' type='application/rss+xml' href='feed.xml'>",
            "https://a.example/blog/feed.xml"
        ),
        (
            "<link rel='me ALTERNATE' type='application/atom+xml; x=y' href='//b.example/f'>",
            "https://b.example/f"
        ),
        (
            "<link rel=alternate hreflang=de href=/de><link rel=alternate type=application/feed+json href=/j>",
            "https://a.example/j"
        ),
    ])
    func `a page that names its feed tells the address`(head: String, address: String) {
        let page = "\(head)</head><body><p>\(article)</p>"
        #expect(finding(page) == .notAFeed(.pageOfFeed(address: address)))
        #expect(
            finding(page).description == "not a feed: this is a web page (its feed is \(address))")
    }

    @Test func `an address of a feed that is none is not told`() {
        let link = "<link rel=alternate type=application/rss+xml href='javascript:alert(1)'>"
        #expect(finding("\(link)</head><body>\(article)") == .notAFeed(.htmlPage))
    }
}
