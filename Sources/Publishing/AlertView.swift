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
        [
            "id": incident.id, "revision": incident.revision,
            "severity": incident.severity.rawValue,
            "severity_title": incident.severity.rawValue.uppercased(),
            "state": incident.state.rawValue, "brand_id": escape(alert.brand.id),
            "brand": escape(alert.brand.name), "claim_fingerprint": incident.claim.fingerprint,
            "kind": alert.kind.rawValue, "created_utc": UTCTime.text(alert.created),
            "acknowledge_by_utc": plan.acknowledgeBy.map(UTCTime.text) as Any,
            "headline": escape(words.headline), "truth": incident.claim.truth.rawValue,
            "time_zone": team.timeZone.identifier, "is_new": incident.state == .new,
            "is_over": incident.burst.end != nil,
            "ended": incident.burst.end.map(at) as Any,
            "first_step": step(0) ?? "read the evidence", "second_step": step(1) as Any,
            "owner_line": ownerLine,
        ]
    }

    private func step(_ index: Int) -> String? {
        guard plan.actions.indices.contains(index) else { return nil }
        let action = plan.actions[index]
        let task = action.task.prefix(1).lowercased() + action.task.dropFirst()
        return "\(escape(String(task))) by **\(at(action.due))**"
    }

    private var ownerLine: String {
        let owner = incident.transitions.last { $0.to == .acknowledged }?.by
        return owner.map { "Taken by \(escape($0))." } ?? "Nobody has this yet."
    }

    private var happened: [String: Any] {
        let reading = incident.burst.reading
        return [
            "negatives": reading.negatives, "mentions_counted": reading.mentions,
            "window_hours": incident.burst.windowHours,
            "expected": reading.expected.hundredths.plainText, "items": situation.items,
            "texts": situation.texts, "authors": situation.authors,
            "source_count": situation.sources.count,
            "first_seen": at(incident.claim.firstSeen),
            "first_source": escape(incident.claim.firstSource),
            "doubling": situation.doublingHours.map { $0.hundredths.plainText } as Any,
            "similar": situation.similar.isEmpty
                ? nil as String? as Any : situation.similar.joined(separator: ", "),
        ]
    }

    private var todo: [String: Any] {
        [
            "actions": plan.actions.map(actionValues),
            "cut": plan.cut.isEmpty ? nil as String? as Any : plan.cut.joined(separator: ", "),
            "truth_question": plan.truthQuestion.map(escape) as Any,
            "do_not": plan.doNot.map(escape).joined(separator: " · "),
        ]
    }

    private func actionValues(_ action: Plan.Action) -> [String: Any] {
        [
            "number": action.number, "due": at(action.due), "owner": escape(action.owner),
            "task": escape(action.task), "because": escape(action.because),
            "rules": action.rules.joined(separator: "+"),
            "strength": action.strength.label.text(in: team.language),
            "cancel_if": action.cancelIf.map(escape) as Any,
        ]
    }

    private var reasons: [String: Any] {
        let reading = incident.burst.reading
        let quoted = words.quoted
        return [
            "mentions": quoted.enumerated().map { mentionValues($0.element, number: $0.offset + 1) },
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
        let host = Escaping.host(mention.link)
        let target = Escaping.linkTarget(mention.link)
        let terms = mention.score.evidence.filter { $0.operation == .add }
            .map { "\(Escaping.code($0.term)) \($0.weight.signedText)" }
        return [
            "number": number, "at": time.short(mention.published),
            "source": escape(mention.source), "segment": mention.audience?.rawValue as Any,
            "rating": mention.rating.map { "\($0.value.plainText) of \($0.best.plainText)" } as Any,
            "link": host.flatMap { host in target.map { "[\(escape(host))](\($0))" } } as Any,
            "score": mention.score.value.signedText,
            "quote": escape(mention.text.cut(to: AlertRecord.quoteLength)),
            "terms": Array(terms.prefix(8)),
        ]
    }

    private func blind(_ span: Situation.BlindSpan) -> String {
        let end = span.to.map { "-\(time.short($0))" } ?? " until now"
        return "\(span.source) \(time.short(span.from))\(end) (\(span.cause))"
    }

    private var tail: [String: Any] {
        let drafts = plan.drafts.sorted { $0.key < $1.key }.map { language, text in
            ["language": language, "text": paragraph(text)]
        }
        return [
            "hold_drafts": !drafts.isEmpty, "drafts": drafts,
            "success": plan.success.map {
                ["measure": escape($0.measure), "target": escape($0.target)]
            },
            "update_by": at(plan.updateBy), "playbook": plan.playbook,
            "playbook_title": escape(plan.title), "program": provenance.program,
            "config_short": String(provenance.configuration.prefix(12)),
            "lexicon_short": String(provenance.lexicon.prefix(12)),
        ]
    }

    private func escape(_ text: String) -> String { Escaping.markdown(text) }

    /// Lines of a draft, each escaped, as a quotation that keeps its line breaks.
    private func paragraph(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? ">" : "> \(escape(String($0)))\\" }
            .joined(separator: "\n")
    }

    private func list(_ parts: [String]) -> String {
        parts.isEmpty ? "nothing" : parts.map(escape).joined(separator: " · ")
    }

    private func tally(_ counts: [(String, Int)]) -> String {
        let sorted = counts.sorted { ($0.1, $1.0) > ($1.1, $0.0) }
        return sorted.isEmpty
            ? "unplaced" : sorted.map { "\(escape($0.0)) \($0.1)" }.joined(separator: ", ")
    }

    private func at(_ date: Date) -> String { time.text(date, from: alert.created) }
}
