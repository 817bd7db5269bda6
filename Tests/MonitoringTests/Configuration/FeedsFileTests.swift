// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Model
import Monitoring
import Testing

/// What `feeds_file` names, read with the configuration that names it.
@Suite struct FeedsFileTests {
    private let folder = FileManager.default.temporaryDirectory
        .appending(path: "leumund-\(UUID().uuidString)")

    private func read(
        _ feeds: String, name: String = "feeds.jsonl", own: String = ""
    ) throws -> (configuration: Configuration, warnings: [Problem]) {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(feeds.utf8).write(to: folder.appending(path: name))
        let text = "brands: [{name: Halmbach}]\nfeeds_file: \(name)\n\(own)"
        return try ConfigurationReader.read(text, file: folder.path + "/leumund.yaml")
    }

    /// The problems, without the folder.
    private func problems(_ feeds: String, name: String = "feeds.jsonl", own: String = "")
        -> [String]
    {
        do {
            return try read(feeds, name: name, own: own).warnings.map { text($0) }
        } catch let failure as ConfigurationFailure {
            return failure.problems.map { text($0) }
        } catch {
            return ["\(error)"]
        }
    }

    private func text(_ problem: Problem) -> String {
        problem.description.replacing(folder.path + "/", with: "")
    }

    @Test func `a line has the keys of an entry of feeds`() throws {
        let line = """
            {"name": "shop", "url": "https://a.example/", "kind": "reviews", "audience": "customer", \
            "language": "de", "brand": "Halmbach", "own_voice": true}
            """
        let source = Source(
            name: "shop", location: .url("https://a.example/"), kind: .reviews,
            audience: .customer, language: "de", brandID: "halmbach", isOwnVoice: true)
        #expect(try read(line).configuration.sources == [source])
    }

    @Test func `blank lines, a byte order mark, null and foreign line ends do no harm`() throws {
        let text =
            "\u{FEFF}\r\n{\"url\": \"https://a.example/\", \"brand\": null}\r\n\n{\"file\": \"b.rss\"}"
        let sources = try read(text).configuration.sources
        #expect(sources.map(\.address) == ["https://a.example/", folder.path + "/b.rss"])
    }

    @Test func `feeds of both files stand in one list`() throws {
        let own = "feeds: [{name: own, url: \"https://own.example/\"}]"
        let read = try read("{\"name\": \"a\", \"url\": \"https://a.example/\"}", own: own)
        #expect(read.configuration.sources.map(\.name) == ["own", "a"])
        #expect(read.configuration.feedsFile?.count == 1)
    }

    @Test(arguments: [
        ("{\"nam\": \"a\"}", "unknown key \"nam\" in a feed (did you mean \"name\"?)"),
        ("{\"name\": \"a\"", "not JSON"),
        ("name: a", "not JSON"),
        ("[1]", "no object"),
        (
            "{\"url\": \"https://a.example/\", \"url\": \"https://b.example/\"}",
            "a key stands twice"
        ),
        ("{\"url\": {\"a\": 1}}", "url has a value that none takes"),
        ("{\"url\": \"ftp://a.example/\"}", "not a web address"),
        ("{\"url\": \"https://a.example/\", \"brand\": \"X\"}", "is about an unknown brand \"X\""),
        (
            "{\"name\": \"first\", \"url\": \"https://b.example/\"}",
            "two feeds are called \"first\""
        ),
    ])
    func `a bad line is told with its number`(line: String, what: String) {
        let text = "{\"name\": \"first\", \"url\": \"https://a.example/\"}\n\(line)"
        let problems = problems(text)
        #expect(problems.first?.hasPrefix("feeds.jsonl:2: ") == true)
        #expect(problems.first?.contains(what) == true, "\(problems)")
    }

    @Test func `twenty errors are told, and how many there are more`() {
        let problems = problems(String(repeating: "x\n", count: 25))
        #expect(problems.count == 21)
        #expect(problems.last == "feeds.jsonl: 5 more errors like these")
    }

    @Test func `warnings do not hide an error behind them`() {
        let warned = (0..<30).map { "{\"url\": \"https://a.example/\($0)\", \"reach\": [1, 2]}" }
        let problems = problems(warned.joined(separator: "\n") + "\nx")
        #expect(problems.contains { $0.hasPrefix("feeds.jsonl:31: not JSON") })
        #expect(problems.last == "feeds.jsonl: 10 more warnings like these")
    }

    @Test func `a line without end is given up`() {
        let problems = problems("{}\n" + String(repeating: " ", count: 70_000))
        #expect(problems.last == "feeds.jsonl:2: a line longer than 65536 bytes")
    }

    @Test(arguments: ["", "\n\n", "<opml><body/></opml>"])
    func `a file without a feed is an error`(text: String) {
        #expect(problems(text).first?.hasPrefix("feeds.jsonl: no feed in it") == true)
    }

    @Test func `a file that is not there is an error`() {
        let text = "brands: [{name: A}]\nfeeds_file: none.jsonl"
        #expect {
            try ConfigurationReader.read(text, file: "/nowhere/leumund.yaml")
        } throws: { error in
            (error as? ConfigurationFailure)?.problems.map(\.description) == [
                "/nowhere/none.jsonl: No such file or directory (feeds_file names it)"
            ]
        }
    }

    @Test func `a pipe is not waited for`() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let pipe = folder.appending(path: "pipe").path
        try #require(mkfifo(pipe, 0o600) == 0)
        let text = "brands: [{name: A}]\nfeeds_file: \(pipe)"
        #expect(throws: ConfigurationFailure.self) {
            try ConfigurationReader.read(text, file: "leumund.yaml")
        }
    }

    @Test func `outlines get names of their own`() throws {
        let text = """
            <opml><body>
            <outline text="News" xmlUrl="https://a.example/1"/>
            <outline text="News" xmlUrl="https://b.example/1"/>
            <outline text="News" xmlUrl="https://joe:secret@b.example/2"/>
            <outline text="Folder"><outline text="again" xmlUrl="https://a.example/1"/></outline>
            <outline xmlUrl="https://joe:secret@c.example/"/>
            </body></opml>
            """
        let sources = try read(text, name: "feeds.opml").configuration.sources
        #expect(
            sources.map(\.name) == [
                "News", "News (b.example)", "News (https://b.example/2)", "https://c.example/",
            ])
        #expect(sources.last?.address == "https://joe:secret@c.example/")
    }

    @Test func `an address of feeds is not taken from the list again`() throws {
        let own = "feeds: [{name: own, url: \"https://a.example/\", kind: news}]"
        let text = "<opml><outline text='other' xmlUrl='https://a.example/'/></opml>"
        #expect(problems(text, own: own).first?.contains("no feed in it") == true)
        let more = text.replacing("</opml>", with: "<outline xmlUrl='https://b.example/'/></opml>")
        #expect(
            try read(more, own: own).configuration.sources.map(\.name) == [
                "own", "https://b.example/",
            ])
    }

    @Test func `an outline without a web address is told with its line`() {
        let text = "<opml>\n<outline text='a' xmlUrl='feed:a.example'/>\n</opml>"
        #expect(problems(text) == ["feeds.jsonl:2: not a web address (http://… or https://…)"])
    }

    @Test func `the digest of a configuration changes with its feeds`() throws {
        let one = try read("{\"url\": \"https://a.example/\"}").configuration.feedsFile
        let other = try read("{\"url\": \"https://a.example/\"} ").configuration.feedsFile
        #expect(
            Setup.digest(of: "a", feedsFile: one) != Setup.digest(of: "a", feedsFile: other))
        #expect(Setup.digest(of: "a", feedsFile: one) != Setup.digest(of: "a"))
    }

    @Test func `a feed without a name is not called by its password`() throws {
        let line = "{\"url\": \"https://joe:secret@a.example/feed\"}"
        let own = "feeds: [{url: \"https://joe:secret@own.example/feed\"}]"
        #expect(
            try read(line, own: own).configuration.sources.map(\.name) == [
                "https://own.example/feed", "https://a.example/feed",
            ])
    }
}
