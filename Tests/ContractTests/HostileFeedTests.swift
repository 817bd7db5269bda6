// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Documents that attack the program, in one scan beside a harmless one.
@Suite struct HostileFeedTests {
    /// What may come of a document.
    private enum Outcome {
        case mentions(Int)
        case failure
        /// Read or refused; what matters is that the rest goes on.
        case either
    }

    private struct Case {
        var bytes: [UInt8]
        var type = "application/rss+xml"
        var outcome = Outcome.mentions(1)

        static func text(
            _ text: String, type: String = "application/rss+xml", _ outcome: Outcome = .mentions(1)
        ) -> Case {
            Case(bytes: Array(text.utf8), type: type, outcome: outcome)
        }
    }

    private static func rss(_ title: String, _ more: String = "", before: String = "") -> String {
        """
        \(before)<rss version="2.0"><channel><title>Forum</title><item><guid>\(title.hashed)</guid>\
        <title>\(title)</title>\(more)</item></channel></rss>
        """
    }

    /// Ten levels of ten times the level below.
    private static var laughs: String {
        let levels = (1...10).map { level in
            "<!ENTITY e\(level) \"\(String(repeating: "&e\(level - 1);", count: 10))\">"
        }
        return "<!DOCTYPE rss [<!ENTITY e0 \"ha\">\(levels.joined())]>"
    }

    private static var large: String {
        "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "a", count: 200_000))\">]>"
    }

    private static let cases: [String: Case] = [
        "plain": .text(rss("Halmbach opens")),
        "laughs": .text(rss("Halmbach &e10;", before: laughs), .either),
        "blowup": .text(
            rss("Halmbach", String(repeating: "&a;", count: 20_000), before: large), .either),
        "attributes": .text(
            rss("Halmbach", "<x \((0..<100_000).map { "a\($0)=''" }.joined(separator: " "))/>"),
            .either),
        "nul": .text(rss("Halm\0bach\0 opens", "\0<x>\0</x>")),
        "latin1": Case(
            bytes: Array(rss("Halmbach M").utf8.flatMap { $0 == 0x4D ? [0x4D, 0xFC] : [$0] }),
            type: "application/rss+xml; charset=utf-8"),
        "unknown-charset": .text(
            rss("Halmbach", before: "<?xml version='1.0' encoding='x-nowhere'?>"), .either),
        "utf7": .text(
            rss("Halmbach +ADw-script+AD4-", before: "<?xml version='1.0' encoding='utf-7'?>"),
            .either),
        "page": .text("<!doctype html><html><body>Halmbach: error</body></html>", .failure),
        "garbage": Case(
            bytes: (0..<4_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 13) },
            outcome: .failure),
        "bidi": .text(rss("Halmbach \u{202E}\u{2066}evil\u{202A}\u{2067}")),
        "invisible": .text(rss("Hal\u{200B}m\u{AD}ba\u{E0061}\u{2060}ch opens")),
        "escape": .text(rss("Halmbach &#27;[31m\u{9B}2J\u{7F}", "<description>&#8;</description>")),
        "html": .text(
            rss(
                "Halmbach &lt;img src='$/image'&gt;",
                "<description>&lt;script src='$/script'&gt;x&lt;/script&gt;</description>")),
        "flood": .text(
            rss(
                "Halmbach",
                "<description>\(String(repeating: "Halmbach ", count: 100_000))</description>")
        ),
        "oversize": .text(
            rss(
                "Halmbach",
                """
                <guid>\(String(repeating: "g", count: 1 << 20))</guid>\
                <link>https://a.example/\(String(repeating: "l", count: 1 << 20))</link>
                """)),
        "log": .text(rss("Halmbach\nERROR forged=1\r\nfeed=x\u{2028}error=y")),
        "enclosure": .text(
            rss(
                "Halmbach",
                """
                <enclosure url="$/enclosure" length="1" type="audio/mpeg"/><comments>$/comments\
                </comments><source url="$/source">s</source><image><url>$/image</url></image>
                """,
                before: "<?xml-stylesheet href='$/style'?><!DOCTYPE rss SYSTEM '$/dtd'>")),
    ]

    @Test(.timeLimit(.minutes(5)))
    func `hostile feeds are read or named as failed, and nothing but them is fetched`() throws {
        let scratch = try Scratch()
        let server = try LoopbackServer { request in
            let name = request.split(separator: " ").dropFirst().first?.dropFirst() ?? ""
            guard let found = Self.cases[String(name)] else { return [.answer("404 Not Found")] }
            let host = request.split(separator: "\r\n").first { $0.hasPrefix("Host: ") } ?? ""
            let bytes = found.bytes.replacing(
                Array("$/".utf8), with: Array("http://\(host.dropFirst(6))/canary-".utf8))
            return [.answer("200 OK", headers: ["Content-Type: \(found.type)"], bytes: bytes)]
        }
        defer { server.stop() }
        let ended = try scan(server, scratch)
        #expect(ended.status == 0)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
        let feeds = try #require(json["feeds"] as? [[String: Any]])
        #expect(feeds.count == Self.cases.count)
        for feed in feeds { try check(feed) }
        #expect(!server.requests.contains { $0.contains("canary") })
        checkText(ended.output)
        checkText(ended.errors)
        #expect(!ended.errors.contains { $0.isNewline && $0 != "\n" })
        #expect(!ended.errors.split(separator: "\n").contains { $0.hasPrefix("ERROR forged") })
    }

    private func scan(_ server: LoopbackServer, _ scratch: Scratch) throws -> Program.Ended {
        let feeds = Self.cases.keys.sorted().map {
            "  - {name: \($0), url: \"\(server.url("/\($0)"))\"}"
        }
        let config = try scratch.file(
            "leumund.yaml",
            """
            time_zone: UTC
            fetch: {host_spacing: 0s, allow_private_networks: [127.0.0.0/8]}
            brands: [{name: Halmbach}]
            feeds:
            \(feeds.joined(separator: "\n"))
            """)
        return try Program.run("scan", "--config", config, "--output", "json")
    }

    private func check(_ feed: [String: Any]) throws {
        let name = try #require(feed["name"] as? String)
        let outcome = try #require(Self.cases[name]).outcome
        let mentions = feed["mentions"] as? Int
        let error = feed["error"] as? String
        switch outcome {
        case .mentions(let count):
            #expect(error == nil, "\(name)")
            #expect(mentions == count, "\(name)")
        case .failure:
            #expect(error?.isEmpty == false, "\(name)")
            #expect(mentions == 0, "\(name)")
        case .either:
            #expect(error != nil || mentions == 1, "\(name)")
        }
    }

    /// By Unicode properties, as whoever shows the text would judge it.
    private func checkText(_ text: String) {
        for scalar in text.unicodeScalars where scalar != "\n" {
            let properties = scalar.properties
            #expect(properties.generalCategory != .control, "\(scalar.value)")
            #expect(!properties.isBidiControl, "\(scalar.value)")
            #expect(!properties.isDefaultIgnorableCodePoint, "\(scalar.value)")
        }
    }
}

extension String {
    /// A short id that differs where the texts do.
    fileprivate var hashed: String {
        String(utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }, radix: 36)
    }
}
