// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model
internal import Yams

/// Reads the catalogue of rules and the playbooks.
package struct PlaybookReader {
    private static let conditionKeys = [
        "severity_at_least", "harm", "kind", "truth", "responsibility", "violation", "state",
        "media", "reviews", "failure", "anger_share_at_least", "employees", "copies_only",
        "single_author", "blind", "similar_before", "refuted_before", "evidence",
    ]

    private var reader: YAMLReader

    private init(file: String) { reader = YAMLReader(file: file) }

    /// The rules of a catalogue in their order.
    package static func rules(
        _ text: String, file: String
    ) -> (rules: [Rule], problems: [Problem]) {
        var reader = PlaybookReader(file: file)
        let rules = reader.rules(text)
        return (rules, reader.reader.problems)
    }

    /// One playbook; nil when it has no id or cannot be read.
    package static func playbook(
        _ text: String, file: String
    ) -> (playbook: Playbook?, problems: [Problem]) {
        var reader = PlaybookReader(file: file)
        let playbook = reader.playbook(text)
        return (playbook, reader.reader.problems)
    }
}

extension PlaybookReader {
    private mutating func rules(_ text: String) -> [Rule] {
        guard let root = reader.root(of: text) else { return [] }
        let entries = reader.mapping(root, keys: ["version", "rules"], of: "the catalogue")
        return reader.list(entries["rules"], of: "rules").compactMap { rule($0) }
    }

    private mutating func rule(_ node: Node) -> Rule? {
        let keys = [
            "id", "when", "owner", "due", "do", "because", "strength", "cancel_if", "do_not",
            "measure", "sources",
        ]
        let entries = reader.mapping(node, keys: keys, of: "a rule")
        guard let id = reader.text(entries["id"], of: "id"),
            let owner = reader.choice(entries["owner"], of: "owner", as: Role.self),
            let due = due(entries["due"]),
            let task = wording(entries["do"], of: "do"),
            let because = wording(entries["because"], of: "because")
        else {
            reader.note("a rule needs id, owner, due, do and because", at: node)
            return nil
        }
        return Rule(
            id: id, when: conditions(entries["when"]), owner: owner, due: due,
            strength: reader.choice(entries["strength"], of: "strength", as: Rule.Strength.self)
                ?? .default,
            task: task, because: because,
            cancelIf: wording(entries["cancel_if"], of: "cancel_if"),
            doNot: wording(entries["do_not"], of: "do_not"),
            measure: wording(entries["measure"], of: "measure"),
            sources: reader.texts(entries["sources"], of: "sources"))
    }

    private mutating func due(_ node: Node?) -> Rule.Due? {
        guard let text = reader.text(node, of: "due") else { return nil }
        switch text {
        case "acknowledge": return .acknowledge
        case "first_word": return .firstWord
        case "before_first_word": return .beforeFirstWord
        default: return reader.duration(node, of: "due").map(Rule.Due.after)
        }
    }

    private mutating func playbook(_ text: String) -> Playbook? {
        guard let root = reader.root(of: text) else { return nil }
        let keys = [
            "id", "version", "title", "applies", "instead", "truth_question", "do_not", "drafts",
            "success", "not_known",
        ]
        let entries = reader.mapping(root, keys: keys, of: "the playbook")
        guard let id = reader.text(entries["id"], of: "id"),
            let title = wording(entries["title"], of: "title")
        else {
            reader.note("a playbook needs id and title", at: root)
            return nil
        }
        return Playbook(
            id: id,
            version: reader.number(entries["version"], of: "version", in: 1...9999).map(Int.init)
                ?? 1,
            title: title, applies: conditions(entries["applies"]),
            instead: replacements(entries["instead"]),
            truthQuestion: wording(entries["truth_question"], of: "truth_question"),
            doNot: wordings(entries["do_not"], of: "do_not"), drafts: drafts(entries["drafts"]),
            success: goals(entries["success"]),
            notKnown: wordings(entries["not_known"], of: "not_known"))
    }

    private mutating func replacements(_ node: Node?) -> [String: Playbook.Replacement] {
        var replacements: [String: Playbook.Replacement] = [:]
        for (key, value) in node?.mapping ?? [:] {
            let entries = reader.mapping(value, keys: ["do", "because"], of: "instead")
            replacements[key.string ?? ""] = Playbook.Replacement(
                task: wording(entries["do"], of: "do"),
                because: wording(entries["because"], of: "because"))
        }
        return replacements
    }

    private mutating func drafts(_ node: Node?) -> [String: Wording] {
        let entries = reader.mapping(node, keys: ["hold", "staff"], of: "drafts")
        return entries.keys.sorted().reduce(into: [:]) { drafts, name in
            drafts[name] = wording(entries[name], of: name)
        }
    }

    private mutating func goals(_ node: Node?) -> [Playbook.Goal] {
        reader.list(node, of: "success").compactMap { node in
            let entries = reader.mapping(node, keys: ["measure", "target"], of: "success")
            guard let measure = wording(entries["measure"], of: "measure"),
                let target = wording(entries["target"], of: "target")
            else { return nil }
            return Playbook.Goal(measure: measure, target: target)
        }
    }

    private mutating func wordings(_ node: Node?, of what: String) -> [Wording] {
        reader.list(node, of: what).compactMap { wording($0, of: what) }
    }

    /// A text in both languages of the product; one alone is a problem.
    private mutating func wording(_ node: Node?, of what: String) -> Wording? {
        guard let node else { return nil }
        let entries = reader.mapping(node, keys: ["en", "de"], of: what)
        guard let english = reader.text(entries["en"], of: "\(what), en"),
            let german = reader.text(entries["de"], of: "\(what), de")
        else {
            reader.note("\(what) needs a text in en and de", at: node)
            return nil
        }
        return Wording(en: english, de: german)
    }
}

extension PlaybookReader {
    private mutating func conditions(_ node: Node?) -> Conditions {
        let entries = reader.mapping(node, keys: Self.conditionKeys, of: "conditions")
        var when = Conditions()
        when.severityAtLeast = reader.choice(
            entries["severity_at_least"], of: "severity_at_least", as: Severity.self)
        when.harm = choices(entries["harm"], of: "harm", as: Claim.Harm.self)
        when.kind = choices(entries["kind"], of: "kind", as: Claim.Kind.self)
        when.truth = choices(entries["truth"], of: "truth", as: Claim.Truth.self)
        when.responsibility = choices(
            entries["responsibility"], of: "responsibility", as: Claim.Responsibility.self)
        when.violation = choices(entries["violation"], of: "violation", as: Claim.Violation.self)
        when.state = choices(entries["state"], of: "state", as: Incident.State.self)
        when.angerShareAtLeast = reader.number(
            entries["anger_share_at_least"], of: "anger_share_at_least", in: 0...1)
        when.media = reader.truth(entries["media"], of: "media")
        when.reviews = reader.truth(entries["reviews"], of: "reviews")
        when.failure = reader.truth(entries["failure"], of: "failure")
        when.employees = reader.truth(entries["employees"], of: "employees")
        when.copiesOnly = reader.truth(entries["copies_only"], of: "copies_only")
        when.singleAuthor = reader.truth(entries["single_author"], of: "single_author")
        when.blind = reader.truth(entries["blind"], of: "blind")
        when.similarBefore = reader.truth(entries["similar_before"], of: "similar_before")
        when.refutedBefore = reader.truth(entries["refuted_before"], of: "refuted_before")
        when.evidence = reader.truth(entries["evidence"], of: "evidence")
        return when
    }

    private mutating func choices<Value: RawRepresentable & CaseIterable & Hashable>(
        _ node: Node?, of what: String, as type: Value.Type
    ) -> Set<Value>? where Value.RawValue == String {
        guard node != nil else { return nil }
        return Set(
            reader.list(node, of: what).compactMap { reader.choice($0, of: what, as: type) })
    }
}
