// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// Computes the situation of an incident from the mentions that state its claim.
package struct SituationReader: Sendable {
    /// Name of the statement class that says a picture or a film is attached.
    private static let vividClass = "vivid-media"
    /// Emotion words at this share of a text make it an angry or frightened one; ours.
    private static let hotText = 0.34
    /// Hours over which growth is fitted, and texts it needs.
    ///
    /// Source: rule base, section 7.
    private static let growthHours = 6
    private static let growthTexts = 8

    private let catalog: [String: StatementClass]

    /// - Parameter catalog: the statement classes by name.
    package init(catalog: [String: StatementClass]) { self.catalog = catalog }

    /// `mentions`: negative statements of the claim, in order of publication.
    ///
    /// `now`: the end of the last hour.
    ///
    /// Complexity: linear in the number of mentions.
    package func situation(
        of mentions: [Mention], at now: Date, blind: [Situation.BlindSpan], similar: [String]
    ) -> Situation {
        let texts = distinct(mentions)
        let perHour = hourly(texts, until: now)
        return Situation(
            items: mentions.count, texts: texts.count,
            // Nobody's texts count one each; a copy of one is no further voice.
            authors: Set(mentions.map { $0.author ?? "\u{0}\($0.fingerprint)" }).count,
            sources: tally(mentions.map(\.source)), kinds: tally(mentions.map(\.sourceKind)),
            audiences: tally(mentions.compactMap(\.audience)),
            languages: tally(mentions.compactMap(\.score.language)),
            // A text that began elsewhere counts once a newsroom has copied it.
            mediaTexts: distinct(mentions.filter(isMedia)).count,
            mediaSources: Set(mentions.filter(isMedia).map(\.source)).sorted(),
            vividTexts: texts.count { $0.classes.contains(Self.vividClass) },
            harmTexts: tally(texts.compactMap(harm)),
            angerShare: texts.isEmpty
                ? 0 : Double(texts.count { $0.arousal >= Self.hotText }) / Double(texts.count),
            doublingHours: doubling(perHour, texts: texts.count), textsPerHour: perHour,
            blind: blind, similar: similar)
    }

    private func isMedia(_ mention: Mention) -> Bool {
        mention.audience == .media || mention.sourceKind == .news
    }

    private func tally<Key: Hashable>(_ keys: [Key]) -> [Key: Int] {
        keys.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    }

    /// The first mention of each text.
    private func distinct(_ mentions: [Mention]) -> [Mention] {
        var seen: Set<String> = []
        return mentions.filter { seen.insert($0.fingerprint).inserted }
    }

    private func harm(of mention: Mention) -> Claim.Harm? {
        mention.classes.compactMap { catalog[$0]?.harm }.max()
    }

    private func hourly(_ texts: [Mention], until now: Date) -> [Int] {
        var hours = Array(repeating: 0, count: Self.growthHours)
        for text in texts {
            let age = Int(now.timeIntervalSince(text.published) / 3600)
            if hours.indices.contains(age) { hours[Self.growthHours - 1 - age] += 1 }
        }
        return hours
    }

    /// ln 2 divided by the slope of ln(1 + texts per hour).
    ///
    /// Source: rule base, section 7.
    private func doubling(_ hours: [Int], texts: Int) -> Double? {
        guard texts >= Self.growthTexts else { return nil }
        let count = Double(hours.count)
        let middle = (count - 1) / 2
        let values = hours.map { log(1 + Double($0)) }
        let mean = values.reduce(0, +) / count
        var covariance = 0.0
        var variance = 0.0
        for (hour, value) in values.enumerated() {
            covariance += (Double(hour) - middle) * (value - mean)
            variance += (Double(hour) - middle) * (Double(hour) - middle)
        }
        let slope = covariance / variance
        return slope > 0 ? log(2) / slope : nil
    }
}
