// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

@Suite struct FeedAlertTests {
    private static let created = Invented.created

    private static func alert(_ names: [String], cause: String = "503", over: Bool = false)
        -> FeedAlert
    {
        let incident = FeedIncident(
            id: "FEED-2026-0001", kind: .broken, opened: created, severity: .warning,
            told: Set(names))
        return FeedAlert(
            incident: incident, change: over ? .calmed : .opened,
            troubles: over
                ? []
                : names.map {
                    FeedTrouble(
                        kind: .broken, source: $0, address: "https://forum.example/x",
                        since: created - 7 * 3600, cause: Wording(en: cause, de: cause),
                        nextPoll: created + 900)
                },
            recovered: over ? names : [], watched: 20, created: created)
    }

    private static func text(_ alert: FeedAlert, _ language: TeamLanguage = .en) throws -> String {
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        let template = file.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates/feed-alert.md.mustache")
        let words = try FeedAlertMarkdown(template: String(contentsOf: template, encoding: .utf8))
        let team = Team(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt, language: language)
        return words.text(of: alert, team: team, provenance: Invented.provenance)
    }

    @Test func `it says which, since when, why, and what to do until when`() throws {
        let text = try Self.text(Self.alert(["forum", "news"]))
        #expect(text.contains("\n# WARNING: cannot be read: forum, news\n"))
        #expect(text.contains("Counts are a lower bound"))
        #expect(text.contains("| 1 | 10:52 | duty officer | Look at these places by hand"))
        #expect(
            text.contains(
                "| forum | 19:52 | 503 | 03:07 | [forum.example](https://forum.example/x) |"))
        #expect(text.contains("## Which (2 of 20 watched)"))
        #expect(!text.contains("{{"))
    }

    @Test func `an end is an end`() throws {
        let text = try Self.text(Self.alert(["forum"], over: true))
        #expect(text.contains("all sources can be read again"))
        #expect(text.contains("These are well again: forum."))
        #expect(text.contains("state: closed"))
        #expect(!text.contains("## Do"))
    }

    @Test func `German teams read German`() throws {
        let text = try Self.text(Self.alert(["forum"]), .de)
        #expect(text.contains("nicht lesbar: forum"))
        #expect(text.contains("Bereitschaft"))
    }

    @Test func `names and causes from elsewhere become no markup`() throws {
        let hostile = "a | b\n# c [d](http://e) <img src=x> `f`"
        let text = try Self.text(Self.alert([hostile], cause: hostile))
        #expect(!text.contains("\n# c"))
        #expect(!text.contains("[d](http"))
        #expect(!text.contains(" <img"))
        #expect(text.split(separator: "\n").filter { $0.hasPrefix("| a") }.count == 1)
    }

    @Test func `a thousand feeds are shortened for people and whole for machines`() throws {
        let alert = Self.alert((0..<1000).map { "feed-\($0)" })
        #expect(try Self.text(alert).contains("\n950 more stand in `FEED-2026-0001.json`."))
        let record = FeedAlertRecord(
            alert, team: Team(timeZone: .gmt), provenance: Invented.provenance)
        let json = try #require(
            try JSONSerialization.jsonObject(with: JSONText.document(record)) as? [String: Any])
        #expect((json["feeds"] as? [Any])?.count == 1000)
        for key in [
            "id", "incident", "revision", "signal", "kind", "brand", "severity", "state", "created",
        ] {
            #expect(json[key] != nil, "\(key)")
        }
        #expect(json["brand"] is NSNull)
        #expect(json["signal"] as? String == "feed")
    }
}
