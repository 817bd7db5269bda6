// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// The values a template of an alert may use, every one escaped for Markdown.
struct AlertView {
    private let alert: Alert
    private let team: Team
    private let provenance: Provenance
    private let words: AlertWords
    private let time: LocalTime

    init(_ alert: Alert, team: Team, provenance: Provenance) {
        self.alert = alert
        self.team = team
        self.provenance = provenance
        words = AlertWords(alert: alert, language: team.language)
        time = LocalTime(timeZone: team.timeZone, language: team.language)
    }

    private var incident: Incident { alert.incident }
    private var plan: Plan { alert.plan }
    private var situation: Situation { alert.incident.situation }

    var values: [String: Any] {
        head.merging(happened) { _, new in new }
            .merging(todo) { _, new in new }
            .merging(reasons) { _, new in new }
            .merging(tail) { _, new in new }
    }
}

extension AlertView {
    private var head: [String: Any] {
        let steps = steps
        return present([
            "id": incident.id, "revision": incident.revision,
            "severity": incident.severity.rawValue,
            "severity_title": incident.severity.rawValue.uppercased(),
            "state": incident.state.rawValue, "brand_id": escape(alert.brand.id),
            "brand": escape(alert.brand.name), "claim_fingerprint": incident.claim.fingerprint,
            "kind": alert.kind.rawValue, "created_utc": UTCTime.text(alert.created),
            "acknowledge_by_utc": plan.acknowledgeBy.map(UTCTime.text),
            "headline": escape(words.headline), "truth": incident.claim.truth.rawValue,
            "time_zone": team.timeZone.identifier, "is_new": incident.state == .new,
            "is_over": incident.burst.end != nil,
            "ended": incident.burst.end.map(at),
            "first_step": steps.first ?? say("read the evidence", "Belege lesen"),
            "second_step": steps.second, "owner_line": ownerLine,
        ])
    }

    /// What is due first, and what is due next at a later time.
    private var steps: (first: String?, second: String?) {
        guard let first = plan.actions.first else { return (nil, nil) }
        return (step(first), plan.actions.first { $0.due > first.due }.map(step))
    }

    /// An action in a few words: up to its first semicolon.
    private func step(_ action: Plan.Action) -> String {
        let task = escape(String(action.task.prefix { $0 != ";" }))
        // In the middle of an English sentence; German nouns keep their capitals.
        let inside = say(task.prefix(1).lowercased() + task.dropFirst(), task)
        return "\(inside) \(say("by", "bis")) **\(at(action.due))**"
    }

    private var ownerLine: String {
        guard let owner = incident.transitions.last(where: { $0.to == .acknowledged })?.by else {
            return say("Nobody has this yet.", "Noch kümmert sich niemand darum.")
        }
        return "\(say("Taken by", "Übernommen von")) \(escape(owner))."
    }

    private var happened: [String: Any] {
        let reading = incident.burst.reading
        return present([
            "negatives": reading.negatives, "mentions_counted": reading.mentions,
            "window_hours": incident.burst.windowHours,
            "expected": reading.expected.hundredths.plainText, "items": situation.items,
            "texts": situation.texts, "authors": situation.authors,
            "source_count": situation.sources.count,
            "first_seen": at(incident.claim.firstSeen),
            "first_source": escape(incident.claim.firstSource),
            "doubling": situation.doublingHours.map { $0.hundredths.plainText },
            "similar": situation.similar.isEmpty
                ? nil : escape(situation.similar.joined(separator: ", ")),
        ])
    }

    private var todo: [String: Any] {
        present([
            "actions": plan.actions.map(actionValues),
            "cut": plan.cut.isEmpty ? nil : escape(plan.cut.joined(separator: ", ")),
            "truth_question": plan.truthQuestion.map(escape),
            "do_not": plan.doNot.isEmpty ? nil : list(plan.doNot),
        ])
    }

    private func actionValues(_ action: Plan.Action) -> [String: Any] {
        present([
            "number": action.number, "due": at(action.due), "owner": escape(action.owner),
            "task": escape(action.task), "because": escape(action.because),
            "rules": escape(action.rules.joined(separator: "+")),
            "strength": action.strength.label.text(in: team.language),
            "cancel_if": action.cancelIf.map(escape),
        ])
    }

    private var reasons: [String: Any] {
        let reading = incident.burst.reading
        let quoted = words.quoted
        return [
            "mentions": quoted.enumerated().map {
                mentionValues($0.element, number: $0.offset + 1)
            },
            "quoted_count": quoted.count, "baseline_days": reading.baselineDays,
            "chance_count": reading.countChance.chanceText,
            "chance_share": reading.shareChance.chanceText,
            "usual_share": reading.usualShare.percentText,
            "by_hour": situation.textsPerHour.map(String.init).joined(separator: " "),
            "points_total": incident.points.reduce(0) { $0 + $1.points },
            "points": list(
                incident.points.map { "\($0.because.text(in: team.language)) \($0.points)" }),
            "for_it": list(words.forIt), "against_it": list(words.againstIt),
            "who": tally(situation.audiences.map { ($0.key.rawValue, $0.value) }),
            "languages": tally(situation.languages.map { ($0.key, $0.value) }),
            "read_count": alert.coverage.read.count, "read": list(alert.coverage.read),
            "blind": list(alert.coverage.blind.map(blind)), "not_known": list(plan.notKnown),
        ]
    }

    private func mentionValues(_ mention: Mention, number: Int) -> [String: Any] {
        let terms = mention.score.evidence.filter { $0.operation == .add }
            .map { "\(Escaping.code($0.term)) \($0.weight.signedText)" }
        return present([
            "number": number, "at": time.short(mention.published),
            "source": escape(mention.source), "segment": mention.audience?.rawValue,
            "rating": mention.rating.map {
                "\($0.value.plainText) \(say("of", "von")) \($0.best.plainText)"
            },
            "link": Escaping.link(mention.link),
            "score": mention.score.value.signedText,
            "quote": escape(mention.text.cut(to: AlertRecord.quoteLength)),
            "terms": Array(terms.prefix(8)),
        ])
    }

    private func blind(_ span: Situation.BlindSpan) -> String {
        let end = span.to.map { "-\(time.short($0))" } ?? say(" until now", " bis jetzt")
        return "\(span.source) \(time.short(span.from))\(end) (\(span.cause))"
    }

    private var tail: [String: Any] {
        [
            "hold_drafts": !plan.drafts.isEmpty, "drafts": drafts,
            "success": plan.success.map {
                ["measure": escape($0.measure), "target": escape($0.target)]
            },
            "update_by": at(plan.updateBy), "playbook": escape(plan.playbook),
            "playbook_title": escape(plan.title), "program": provenance.program,
            "config_short": String(provenance.configuration.prefix(12)),
            "lexicon_short": String(provenance.lexicon.prefix(12)),
        ]
    }

    /// The drafts, the language first that most mentions are in, then the team's own.
    private var drafts: [[String: String]] {
        func rank(_ language: String) -> (Int, Int, String) {
            let spoken = situation.languages.filter {
                $0.key.split(separator: "-").first == language[...]
            }
            return (
                -spoken.values.reduce(0, +), language == team.language.rawValue ? 0 : 1, language
            )
        }
        return plan.drafts.sorted { rank($0.key) < rank($1.key) }.map { language, text in
            ["language": escape(language), "text": Self.quotation(text)]
        }
    }

    /// Lines of a draft, each escaped, as a quotation that keeps its line breaks.
    ///
    /// Its blanks keep their square brackets as long as no link could come of them.
    private static func quotation(_ text: String) -> String {
        let keepsBrackets = !Escaping.mayLink(text)
        let lines = text.trimmingCharacters(in: .newlines)
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { Escaping.markdown(String($0), keepsBrackets: keepsBrackets) }
        return lines.enumerated().map { offset, line in
            let goesOn = !line.isEmpty && offset + 1 < lines.count && !lines[offset + 1].isEmpty
            return (line.isEmpty ? ">" : "> \(line)") + (goesOn ? "  " : "")
        }.joined(separator: "\n")
    }

    private func escape(_ text: String) -> String { Escaping.markdown(text) }

    /// Leaves out what is nil: a template would print it as a word.
    private func present(_ values: [String: Any?]) -> [String: Any] {
        values.compactMapValues { $0 }
    }

    private func say(_ english: String, _ german: String) -> String {
        Wording(en: english, de: german).text(in: team.language)
    }

    private func list(_ parts: [String]) -> String {
        parts.isEmpty ? say("nothing", "nichts") : parts.map(escape).joined(separator: " · ")
    }

    private func tally(_ counts: [(String, Int)]) -> String {
        let sorted = counts.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
        return sorted.isEmpty
            ? say("unplaced", "nicht zugeordnet")
            : sorted.map { "\(escape($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    private func at(_ date: Date) -> String { time.text(date, from: alert.created) }
}
