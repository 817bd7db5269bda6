// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

@Suite struct ScanReportTests {
    private static let invented = Invented(text: "Halmbach")

    private static func report(
        mentions: [Mention] = [], incidents: [Incident] = [], feeds: [FeedReport] = [],
        isColoured: Bool = false
    ) -> String {
        ScanReport(
            brands: [invented.brand], mentions: mentions, bursts: [], incidents: incidents,
            feeds: feeds, team: invented.team, style: TextStyle(isColoured: isColoured)
        ).text
    }

    private static func mention(
        _ number: Int, at hours: Double = 0, label: Score.Label = .negative,
        counting: Counting = .counted, isScorable: Bool = true
    ) -> Mention {
        var mention = invented.mention(number)
        mention.published = Invented.date(hours: hours)
        mention.score.label = label
        mention.score.isScorable = isScorable
        mention.counting = counting
        return mention
    }

    @Test func `a brand nobody mentions is said to be so`() {
        #expect(
            Self.report() == """
                Halmbach  no mention found

                No burst of negative statements.

                0 of 0 feeds read, 0 items.

                """)
    }

    @Test func `mentions are counted by label`() {
        let text = Self.report(mentions: [
            Self.mention(0), Self.mention(1), Self.mention(2, label: .positive),
            Self.mention(3, label: .neutral, isScorable: false),
        ])
        #expect(
            text.hasPrefix(
                "Halmbach  4 mentions: 1 positive, 1 neutral, 2 negative (50 %), "
                    + "1 of them not scorable\n"))
    }

    @Test func `days are bars, days without a mention are dots`() {
        let text = Self.report(mentions: [
            Self.mention(0, at: -48), Self.mention(1, at: 0), Self.mention(2, at: 0),
        ])
        #expect(text.contains("  all       ▄·█  2026-11-20 to 2026-11-22, a bar a day\n"))
    }

    @Test func `what was not counted is named with its reason`() {
        let text = Self.report(mentions: [
            Self.mention(0), Self.mention(1, counting: .copy),
            Self.mention(2, counting: .sameAuthor), Self.mention(3, counting: .sameAuthor),
        ])
        #expect(text.contains("not counted: 1 near copies of texts that were counted once\n"))
        #expect(
            text.contains("not counted: 2 further negatives of one author within a day (Halmbach)"))
    }

    @Test func `an incident is shown with the figures behind it`() {
        let text = Self.report(incidents: [Self.invented.incident])
        #expect(text.contains("HBK-2026-0017  CRITICAL  raised Sun 2026-11-22 02:52\n"))
        #expect(
            text.contains(
                "11 negatives in 6 h, 0.57 usual; chance 5e-10; 11 texts by 10 authors "
                    + "in 2 sources"))
        #expect(!text.contains("No burst"))
    }

    @Test func `a feed that could not be read is named with its cause`() {
        var bad = FeedReport(
            source: Source(name: "forum", location: .url("https://forum.example/rss")))
        bad.error = "HTTP 503"
        var good = FeedReport(source: Source(name: "shop", location: .file("shop.xml")))
        good.items = 7
        let text = Self.report(feeds: [bad, good])
        #expect(text.hasSuffix("1 of 2 feeds read, 7 items.\n  forum: HTTP 503\n"))
    }

    @Test func `colours are only for terminals`() {
        #expect(!Self.report(mentions: [Self.mention(0)]).contains("\u{1B}"))
        #expect(Self.report(mentions: [Self.mention(0)], isColoured: true).contains("\u{1B}[31m"))
    }
}

@Suite struct BurstLineTests {
    private static func line(_ change: (inout Burst) -> Void = { _ in }) -> String {
        let invented = Invented(text: "x")
        var burst = invented.burst
        change(&burst)
        let time = LocalTime(timeZone: invented.team.timeZone, language: .en)
        return BurstLine(burst, .serious, time: time).text
    }

    @Test func `a burst is one line with its figures`() {
        #expect(
            Self.line()
                == "Sun 2026-11-22 02:52  halmbach  serious  11 negatives by 10 authors in 6 h, "
                + "0.57 usual (chance 5e-10), still going on")
    }

    @Test func `the end and the learning are said`() {
        let line = Self.line {
            $0.end = Invented.date(hours: 4)
            $0.isLearning = true
        }
        #expect(line.hasSuffix(", learning, until Sun 06:52"))
    }
}
