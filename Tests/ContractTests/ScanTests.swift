// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct ScanTests {
    private static let example = [
        "scan", "--config", "Examples/halmbach/halmbach.yaml", "--as-of", "2026-11-22T01:45:00Z",
    ]

    @Test func `the example raises one alert, and the files say what they said before`() throws {
        let scratch = try Scratch()
        let ended = try Program.run(Self.example + ["--alerts", scratch.url.path])
        #expect(ended.status == 0)
        let open = try FileManager.default.contentsOfDirectory(atPath: scratch.path("open"))
        #expect(open.filter { $0.hasSuffix(".md") } == ["HBK-2026-0001.md"])
        for name in ["HBK-2026-0001.md", "HBK-2026-0001.json"] {
            try compare(scratch.url.appending(path: "open/\(name)"), golden: name)
        }
    }

    /// Compares with the expected file; `GOLDEN=update` writes it anew, to be reviewed like code.
    private func compare(_ file: URL, golden name: String) throws {
        let expected = Program.repository.appending(path: "Examples/halmbach/expected/\(name)")
        let text = try String(contentsOf: file, encoding: .utf8)
        if ProcessInfo.processInfo.environment["GOLDEN"] == "update" {
            try Data(text.utf8).write(to: expected)
        }
        #expect(text == (try String(contentsOf: expected, encoding: .utf8)))
    }

    @Test func `an alert can be made to end the program with status 3`() throws {
        #expect(try Program.run(Self.example + ["--fail-on-alert"]).status == 3)
    }

    @Test func `the history of an alert replays it`() throws {
        let scratch = try Scratch()
        _ = try Program.run(Self.example + ["--alerts", scratch.url.path])
        let replayed = try Program.run(
            "replay", "--config", "Examples/halmbach/halmbach.yaml", "--output", "jsonl",
            scratch.path("open/HBK-2026-0001.history.jsonl"))
        let bursts = replayed.output.split(separator: "\n")
        #expect(bursts.count == 1)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data((bursts.first ?? "").utf8))
                as? [String: Any])
        let alert = try #require(
            try JSONSerialization.jsonObject(
                with: Data(contentsOf: scratch.url.appending(path: "log/HBK-2026-0001/r1.json")))
                as? [String: Any])
        #expect(json["raised"] as? String == alert["created"] as? String)
    }

    @Test func `a bad feed beside good ones is reported, and the scan goes on with status 0`()
        throws
    {
        let scratch = try Scratch()
        _ = try scratch.file("feeds/good.xml", SampleFeed.rss(["Halmbach is awful"]))
        _ = try scratch.file("feeds/bad.xml", "this is no feed")
        let ended = try Program.run(
            "scan", "--brand", "Halmbach", "--output", "json", scratch.path("feeds"))
        #expect(ended.status == 0)
        #expect(ended.errors.contains("bad.xml"))
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
        #expect((json["mentions"] as? [Any])?.count == 1)
        #expect((json["totals"] as? [String: Int])?["feeds_failed"] == 1)
    }

    @Test func `only bad feeds are status 65`() throws {
        let scratch = try Scratch()
        let bad = try scratch.file("bad.xml", "this is no feed")
        #expect(try Program.run("scan", "--brand", "X", bad).status == 65)
    }

    @Test func `nothing that can be fetched is status 69`() throws {
        let ended = try Program.run("scan", "--brand", "X", "http://127.0.0.1:9/feed")
        #expect(ended.status == 69)
        #expect(ended.errors.contains("not allowed"))
    }

    @Test func `no brand and no configuration is status 64`() throws {
        #expect(try Program.run("scan").status == 64)
    }

    @Test func `a second scan with a state finds nothing new`() throws {
        let scratch = try Scratch()
        let feed = try scratch.file("feed.xml", SampleFeed.rss(["Halmbach is awful"]))
        let arguments = [
            "scan", "--brand", "Halmbach", "--state", scratch.path("state.sqlite"), "--output",
            "jsonl", feed,
        ]
        #expect(try Program.run(arguments).output.split(separator: "\n").count == 1)
        #expect(try Program.run(arguments).output.isEmpty)
    }
}
