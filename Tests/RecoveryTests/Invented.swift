// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery

/// Small invented things that the tests of this room are made of.
enum Invented {
    /// Friday, 20 November 2026, 00:00 UTC.
    static let begin = Date(timeIntervalSince1970: 1_795_132_800)

    static let brand = Brand(id: "halmbach", name: "Halmbach", code: "HBK", match: ["Halmbach"])

    static let catalog: [String: StatementClass] = Dictionary(
        uniqueKeysWithValues: [
            StatementClass(name: "foreign-object", kind: .harm, harm: .health, valence: -2.5),
            StatementClass(name: "fatal", kind: .harm, harm: .life, valence: -3),
            StatementClass(name: "late-delivery", kind: .service, harm: nil, valence: -1.2),
            StatementClass(name: "refund-refused", kind: .price, harm: .money, valence: -1.5),
            StatementClass(name: "rude-staff", kind: .conduct, harm: nil, valence: -1.4),
            StatementClass(name: "packaging", kind: .product, harm: nil, valence: 0),
            StatementClass(name: "vivid-media", kind: .other, harm: nil, valence: 0),
        ].map { ($0.name, $0) })

    static func date(hours: Double) -> Date { begin + hours * 3600 }

    /// A negative statement that arrives when it is published.
    static func mention(
        _ id: String, _ text: String = "Metall in der Tüte", at hours: Double = 0,
        source: String = "forum", kind: Source.Kind = .forum, audience: Source.Audience? = nil,
        author: String? = nil, copyOf original: String? = nil, classes: [String] = [],
        keywords: [String] = [], language: String? = "de", arousal: Double = 0
    ) -> Mention {
        Mention(
            id: id, brandID: brand.id, source: source, sourceKind: kind, audience: audience,
            author: author, text: text, published: date(hours: hours),
            arrived: date(hours: hours), isDated: true,
            score: Score(
                value: -0.7, label: .negative, confidence: 0.8, sum: -4, language: language),
            fingerprint: original ?? id, classes: classes, keywords: keywords, arousal: arousal)
    }

    static func claim(
        text: String = "Metall in der Tüte", kind: Claim.Kind = .other,
        violation: Claim.Violation = .unclear, truth: Claim.Truth = .unknown,
        responsibility: Claim.Responsibility = .unknown, harm: Claim.Harm? = nil
    ) -> Claim {
        Claim(
            fingerprint: "v1:00000001", brandID: brand.id, text: text, kind: kind,
            violation: violation, truth: truth, responsibility: responsibility, harm: harm,
            firstSource: "forum", firstSeen: begin, lastSeen: begin)
    }

    static func burst(end: Date? = nil) -> Burst {
        Burst(
            series: brand.id, start: begin, raised: date(hours: 2), end: end,
            reading: BurstReading(
                negatives: 5, mentions: 8, authors: 5, expected: 0.3, usualShare: 0.2,
                countChance: 1e-5, shareChance: 1e-3, baselineDays: 28),
            windowHours: 4, isLearning: false)
    }

    static func facts(
        claim: Claim = claim(), severity: Severity = .warning, state: Incident.State = .new,
        situation: Situation = Situation(items: 3, texts: 3, authors: 3),
        hasEvidence: Bool = false, wasRefutedBefore: Bool = false
    ) -> Facts {
        Facts(
            claim: claim, severity: severity, state: state, situation: situation,
            hasEvidence: hasEvidence, wasRefutedBefore: wasRefutedBefore)
    }
}
