// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// What `check` says of the feeds of a configuration.
@Suite struct CheckFeedsTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func check(_ text: String) throws -> Program.Ended {
        let config = try scratch.file("leumund.yaml", "brands: [{name: Halmbach}]\n\(text)")
        return try Program.run("check", "--config", config)
    }

    @Test func `check tells how many feeds a file of feeds has`() throws {
        let lines = (0..<12).map {
            "{\"name\": \"feed \($0)\", \"url\": \"https://a.example/\($0)\"}"
        }
        _ = try scratch.file("feeds.jsonl", lines.joined(separator: "\n"))
        let ended = try check("feeds_file: feeds.jsonl\nfeeds: [{url: \"https://b.example/\"}]")
        #expect(ended.status == 0)
        #expect(ended.output.contains("13 feeds (12 of \(scratch.path("feeds.jsonl"))), "))
    }

    @Test func `check tells the bad lines of a file of feeds`() throws {
        _ = try scratch.file("feeds.jsonl", "{\"url\": \"https://a.example/\"}\n{\"nam\": \"x\"}")
        let ended = try check("feeds_file: feeds.jsonl")
        #expect(ended.status == 78)
        #expect(ended.errors.contains("feeds.jsonl:2: unknown key \"nam\" in a feed (did you mean"))
    }
}
