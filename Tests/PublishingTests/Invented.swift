// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing

/// An invented alert, with one text in every place where a text of others can stand.
struct Invented {
    /// Sunday, 22 November 2026, 01:52:07 UTC; 02:52:07 in Berlin.
    static let created = Date(timeIntervalSince1970: 1_795_312_327)

    /// What stands wherever somebody else has a say.
    var text: String
    var link = "https://forum.example/t/9932#4"
    var mentions = 3
    var language = TeamLanguage.en
    var drafts: [String: String]?
    var languages = ["de": 2, "en": 1]

    static func date(hours: Double) -> Date { created + hours * 3600 }

    static let provenance = Provenance(
        program: "leumund 0.0.0", configuration: String(repeating: "a1", count: 32),
        lexicon: String(repeating: "b2", count: 32))

    var team: Team {
        Team(timeZone: TimeZone(identifier: "Europe/Berlin") ?? .gmt, language: language)
    }

    var brand: Brand { Brand(id: "halmbach", name: text, code: "HBK", match: ["Halmbach"]) }

    func mention(_ number: Int) -> Mention {
        Mention(
            id: "m\(number)", brandID: "halmbach", source: text, sourceKind: .forum,
            audience: .customer, link: link, author: text, text: text,
            published: Self.date(hours: Double(number - mentions)),
            arrived: Self.date(hours: Double(number - mentions) + 0.1), isDated: true,
            rating: Rating(value: 1),
            score: Score(
                value: -0.68, label: .negative, confidence: 0.9, sum: -4, language: "de",
                evidence: [
                    Evidence(
                        term: text, start: 0, end: 6, operation: .add, weight: -2.6,
                        reason: text),
                    Evidence(
                        term: "!", start: 7, end: 8, operation: .multiply, weight: 1.1,
                        reason: "factor"),
                ]),
            fingerprint: "m\(number)")
    }

    var claim: Claim {
        Claim(
            fingerprint: "v1:7f3a91c2", brandID: "halmbach", text: text, kind: .harm,
            violation: .competence, harm: .health, sharedClasses: ["foreign-object"],
            firstSource: text, firstSeen: Self.date(hours: -6), lastSeen: Self.created)
    }

    var burst: Burst {
        Burst(
            series: "halmbach", start: Self.date(hours: -6), raised: Self.created,
            reading: BurstReading(
                negatives: 11, mentions: 14, authors: 10, expected: 0.566, usualShare: 0.126,
                countChance: 5.04e-10, shareChance: 0.00114, baselineDays: 28),
            windowHours: 6, isLearning: false)
    }

    var situation: Situation {
        Situation(
            items: 14, texts: 11, authors: 10, sources: [text: 10, "presse": 4],
            kinds: [.forum: 10, .news: 4], audiences: [.customer: 9, .media: 3],
            languages: languages, mediaTexts: 1, mediaSources: ["presse"], vividTexts: 1,
            harmTexts: [.health: 7], angerShare: 0.2, doublingHours: 2.0812,
            textsPerHour: [1, 1, 2, 2, 3, 2], similar: ["HBK-2025-0031"])
    }

    var incident: Incident {
        Incident(
            id: "HBK-2026-0017", brandID: "halmbach", claim: claim, severity: .critical,
            points: [
                SeverityPoint(points: 5, because: Wording(en: text, de: text)),
                SeverityPoint(points: 2, because: Wording(en: "news", de: "Nachrichten")),
            ], opened: Self.created, burst: burst, situation: situation,
            mentionIDs: (0..<mentions).map { "m\($0)" })
    }

    func action(_ number: Int, due hours: Double, task: String? = nil) -> Plan.Action {
        Plan.Action(
            number: number, task: task ?? text, owner: text, due: Self.date(hours: hours),
            rules: ["R0\(number)"], because: text, strength: .some, cancelIf: text)
    }

    var plan: Plan {
        Plan(
            playbook: "harm/3", title: text, stance: .hold,
            actions: [action(1, due: 0.5), action(2, due: 1)], cut: ["R22", "R14"],
            doNot: [text, "joke"], truthQuestion: text, drafts: drafts ?? ["de": text, "en": text],
            success: [Plan.Goal(measure: text, target: text)], notKnown: [text],
            acknowledgeBy: Self.date(hours: 0.5), firstWordBy: Self.date(hours: 3),
            updateBy: Self.date(hours: 4))
    }

    var alert: Alert {
        Alert(
            signal: .burst, kind: .opened, incident: incident, brand: brand, plan: plan,
            mentions: (0..<mentions).map(mention),
            coverage: Coverage(
                read: [text, "presse"],
                blind: [
                    Situation.BlindSpan(
                        source: text, from: Self.date(hours: -2), to: nil, cause: text)
                ]), created: Self.created)
    }
}
