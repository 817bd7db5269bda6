// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// What a scan found, for people at a terminal.
package struct ScanReport: Sendable {
    private let brands: [Brand]
    private let mentions: [Mention]
    private let bursts: [Burst]
    private let incidents: [Incident]
    private let feeds: [FeedReport]
    private let time: LocalTime
    private let zone: TimeZone
    private let style: TextStyle

    /// A report over what a scan found.
    package init(
        brands: [Brand], mentions: [Mention], bursts: [Burst], incidents: [Incident],
        feeds: [FeedReport], team: Team, style: TextStyle
    ) {
        self.brands = brands
        self.mentions = mentions
        self.bursts = bursts
        self.incidents = incidents
        self.feeds = feeds
        time = LocalTime(timeZone: team.timeZone, language: .en)
        zone = team.timeZone
        self.style = style
    }

    /// The report, ending with a line break.
    package var text: String {
        let parts = brands.map(brandPart) + [incidentPart, feedPart]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}

extension ScanReport {
    private func brandPart(_ brand: Brand) -> String {
        let own = mentions.filter { $0.brandID == brand.id }
        guard !own.isEmpty else { return "\(style.bold(brand.name))  no mention found\n" }
        let negative = own.filter(\.isNegative)
        let positive = own.count { $0.score.label == .positive }
        let unscorable = own.count { !$0.score.isScorable }
        let share = Double(negative.count) / Double(own.count)
        var lines = [
            "\(style.bold(brand.name))  \(own.count) mentions: "
                + "\(style.green("\(positive) positive")), "
                + "\(own.count - positive - negative.count) neutral, "
                + "\(style.red("\(negative.count) negative")) (\(share.percentText))"
                + (unscorable > 0 ? ", \(unscorable) of them not scorable" : "")
        ]
        let days = days(of: own)
        if let first = days.first, let last = days.last, days.count > 1 {
            let axis = "\(first) to \(last), a bar a day"
            lines.append("  all       \(Sparkline.text(tally(own, days)))  \(style.dim(axis))")
            lines.append("  negative  \(style.red(Sparkline.text(tally(negative, days))))")
        }
        lines += skipped(own)
        return lines.joined(separator: "\n") + "\n"
    }

    /// What was not counted for bursts, and why: nobody should have to wonder.
    private func skipped(_ mentions: [Mention]) -> [String] {
        let negative = mentions.filter(\.isNegative)
        let copies = negative.count { $0.counting == .copy }
        let floods = Dictionary(
            grouping: negative.filter { $0.counting == .sameAuthor }, by: \.source)
        var lines: [String] = []
        if copies > 0 {
            lines.append("  not counted: \(copies) near copies of texts that were counted once")
        }
        for (source, again) in floods.sorted(by: { $0.key < $1.key }) {
            lines.append(
                "  not counted: \(again.count) further negatives of one author within a day (\(source))"
            )
        }
        return lines
    }

    private func days(of mentions: [Mention]) -> [String] {
        let times = mentions.map(\.published)
        guard let first = times.min(), let last = times.max(),
            last.timeIntervalSince(first) < 400 * 86_400
        else { return [] }
        return time.days(from: first, to: last)
    }

    private func tally(_ mentions: [Mention], _ days: [String]) -> [Int] {
        let counts = Dictionary(grouping: mentions) { time.day($0.published) }.mapValues(\.count)
        return days.map { counts[$0] ?? 0 }
    }

    private var incidentPart: String {
        guard !incidents.isEmpty else {
            return style.green("No burst of negative statements.") + "\n"
        }
        return incidents.map { incident in
            let reading = incident.burst.reading
            let end = incident.burst.end.map { ", over since \(time.long($0))" } ?? ""
            let title = "\(incident.id)  \(incident.severity.rawValue.uppercased())"
            return """
                \(style.bold(style.red(title)))  raised \(time.long(incident.burst.raised))\(end)
                  “\(incident.claim.text)”
                  \(reading.negatives) negatives in \(incident.burst.windowHours) h, \
                \(reading.expected.hundredths.plainText) usual; chance \(reading.countChance.chanceText); \
                \(incident.situation.texts) texts by \(incident.situation.authors) authors \
                in \(incident.situation.sources.count) sources

                """
        }.joined(separator: "\n")
    }

    private var feedPart: String {
        let bad = feeds.filter { $0.error != nil }
        let items = feeds.reduce(0) { $0 + $1.items }
        var lines = ["\(feeds.count - bad.count) of \(feeds.count) feeds read, \(items) items."]
        for feed in bad {
            lines.append("  \(style.yellow(feed.name)): \(feed.error ?? "")")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
