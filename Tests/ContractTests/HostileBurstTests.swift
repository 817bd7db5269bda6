// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Sixty negative statements by sixty people, whose titles attack the files that quote them.
@Suite struct HostileBurstTests {
    /// What begins a block in Markdown, or a formula in a table.
    private static let beginnings = [
        "# ", "| ", "``` ", "=", "> ", "- ", "1. ", "---\n", "@", "+", "\n\n# forged ",
    ]
    /// What becomes a link, an image, an element or a code within a line; in CDATA, so that one
    /// reference is resolved.
    private static let markup = [
        "[Halmbach](https://evil.example/)", "![Halmbach](https://evil.example/i)",
        "&lt;script>Halmbach&lt;/script>", "&lt;https://evil.example/Halmbach>", "**Halmbach** `x`",
    ]

    /// Complaints of few words, which nobody takes for copies of each other.
    private static let complaints = [
        "glass in the bread", "found glass splinters", "glass again, disgusting", "cut by glass",
        "awful, glass inside", "never again, glass", "dangerous glass shard",
        "horrible, real glass",
    ]

    private static func item(_ number: Int, minute: Int, _ title: String, _ text: String) -> String
    {
        let time = String(format: "%02d:%02d", 8 + minute / 60, minute % 60)
        return """
            <item><guid isPermaLink="false">\(number)</guid><title><![CDATA[\(title)]]></title>\
            <author>person\(number)</author><description>\(text) \(number)</description>\
            <pubDate>Fri, 20 Nov 2026 \(time):00 +0000</pubDate></item>
            """
    }

    private static var feed: String {
        let quiet = (1...20).map { day in
            """
            <item><guid isPermaLink="false">q\(day)</guid><title>Halmbach opens shop \(day)</title>\
            <pubDate>\(day < 10 ? "0" : "")\(day) Nov 2026 06:00:00 +0000</pubDate></item>
            """
        }
        let burst = (0..<60).map { number in
            item(
                number, minute: number * 2,
                beginnings[number % beginnings.count] + markup[number % markup.count],
                complaints[number % complaints.count])
        }
        return "<rss version=\"2.0\"><channel><title>Forum</title>"
            + (quiet + burst).joined() + "</channel></rss>"
    }

    @Test func `a burst of attacks is quoted as evidence, and nothing of it becomes markup`() throws
    {
        let scratch = try Scratch()
        _ = try scratch.file("forum.xml", Self.feed)
        let config = try scratch.file(
            "leumund.yaml",
            """
            time_zone: UTC
            brands: [{name: Halmbach}]
            feeds: [{name: forum, file: forum.xml, kind: forum}]
            """)
        let ended = try Program.run(
            "scan", "--config", config, "--as-of", "2026-11-20T11:00:00Z", "--alerts",
            scratch.path("alerts"), "--output", "json")
        #expect(ended.status == 0)
        let open = try FileManager.default.contentsOfDirectory(atPath: scratch.path("alerts/open"))
        let name = try #require(open.first { $0.hasSuffix(".md") })
        let alert = try String(contentsOfFile: scratch.path("alerts/open/\(name)"), encoding: .utf8)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
        let feed = try #require((json["feeds"] as? [[String: Any]])?.first)
        #expect((feed["mentions"] as? Int ?? 0) >= 60)
        #expect(alert.contains("https\\://evil\\.example"), "the attacks are among the evidence")
        for line in alert.split(separator: "\n") { check(line) }
    }

    /// Whatever attacks is behind a backslash, or in the quotation of a line.
    private func check(_ written: Substring) {
        let line = written.replacing(/\\./, with: "")
        for sign in ["](https://evil", "<https://evil", "<script", "![Halm", "```"] {
            #expect(!line.contains(sign), "\(line)")
        }
        for sign in ["# forged", "# [", "=[", "@[", "+[", "| [", "---"] where line.count > 5 {
            #expect(!line.hasPrefix(sign), "\(line)")
        }
    }
}
