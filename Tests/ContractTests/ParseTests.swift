// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct ParseTests {
    @Test func `a feed is one JSON object on standard output`() throws {
        let ended = try Program.run("parse", "-", input: SampleFeed.rss(["Zu spät &amp; kalt"]))
        #expect(ended.status == 0)
        let json = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
        let feed = try #require(json as? [String: Any])
        #expect(feed["format"] as? String == "rss2")
        let item = try #require((feed["items"] as? [[String: Any]])?.first)
        #expect(item["title"] as? String == "Zu spät & kalt")
        #expect(item["published"] as? String == "2026-11-21T10:00:00Z")
        #expect(item["author"] == nil)
    }

    @Test(arguments: ["", "no feed at all", "<html><body>404</body></html>", "\u{0}\u{1}\u{2}"])
    func `what is no feed is status 65 and one line`(text: String) throws {
        let ended = try Program.run("parse", "-", input: text)
        #expect(ended.status == 65)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.split(separator: "\n").count == 1)
    }

    @Test func `a file that is not there is status 66`() throws {
        #expect(try Program.run("parse", "/nonexistent/feed.xml").status == 66)
    }
}
