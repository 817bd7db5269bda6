// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Mustache
package import Model

/// Chooses what to do: the playbook that fits best, the rules that apply, in order of deadline.
package struct Planner: Sendable {
    /// More than seven actions are not read at night.
    ///
    /// Source: rule base, section 3.
    private static let most = 7
    /// Safety is never cut.
    private static let kept: Set<String> = ["R01", "R02", "R03"]

    private let rules: [Rule]
    private let playbooks: [Playbook]
    private let team: Team

    /// `rules`: the catalogue, in the order in which equal deadlines are listed.
    ///
    /// `playbooks`: at least one without conditions, which serves when no other fits.
    package init(rules: [Rule], playbooks: [Playbook], team: Team) {
        self.rules = rules
        self.playbooks = playbooks
        self.team = team
    }

    /// The playbook with most conditions among those that apply; the first by id among equals.
    package func playbook(for facts: Facts) -> Playbook? {
        playbooks.filter { facts.meet($0.applies) }
            .min { ($1.applies.count, $0.id) < ($0.applies.count, $1.id) }
    }

    /// The plan for an incident as it stands; nil when there is no playbook at all.
    package func plan(for facts: Facts, brand: Brand, created: Date) -> Plan? {
        guard let playbook = playbook(for: facts) else { return nil }
        let deadlines = Deadlines(severity: facts.severity, created: created, team: team)
        let words = words(facts, brand)
        let applying = rules.filter { facts.meet($0.when) }
        let (chosen, cut) = choose(applying, deadlines)
        return Plan(
            playbook: "\(playbook.id)/\(playbook.version)",
            title: playbook.title.text(in: team.language), stance: Self.stance(for: facts),
            actions: chosen.enumerated().map { offset, rule in
                action(rule, number: offset + 1, playbook, deadlines, words)
            },
            cut: cut.map(\.id), doNot: doNots(playbook, chosen).map { fill($0, words) },
            truthQuestion: facts.truth == .unknown
                ? playbook.truthQuestion.map { fill($0, words) } : nil,
            drafts: drafts(playbook, words),
            success: playbook.success.map {
                Plan.Goal(measure: fill($0.measure, words), target: fill($0.target, words))
            },
            notKnown: playbook.notKnown.map { fill($0, words) },
            acknowledgeBy: facts.severity == .note ? nil : deadlines.acknowledge,
            firstWordBy: facts.severity == .note ? nil : deadlines.firstWord,
            updateBy: deadlines.update)
    }

    /// How to speak.
    ///
    /// Source: stance table of the rule base, section 3.
    package static func stance(for facts: Facts) -> Plan.Stance {
        switch facts.truth {
        case .unknown:
            return facts.claim.kind == .other && facts.severity == .note ? .answer : .hold
        case .false: return .refute
        case .partly: return .clarify
        case .true: break
        }
        switch facts.claim.responsibility {
        case .preventable: return .rebuild
        case .accidental: return .explain
        case .none, .unknown: return facts.situation.mediaTexts == 0 ? .disclose : .inform
        }
    }
}

extension Planner {
    private func choose(_ rules: [Rule], _ deadlines: Deadlines) -> (chosen: [Rule], cut: [Rule]) {
        let ordered = rules.enumerated().sorted { left, right in
            (deadlines.date(of: left.element.due), left.offset)
                < (deadlines.date(of: right.element.due), right.offset)
        }.map(\.element)
        let safety = ordered.count { Self.kept.contains($0.id) }
        var room = Self.most - safety
        var chosen: [Rule] = []
        var cut: [Rule] = []
        for rule in ordered {
            if Self.kept.contains(rule.id) {
                chosen.append(rule)
            } else if room > 0 {
                room -= 1
                chosen.append(rule)
            } else {
                cut.append(rule)
            }
        }
        return (chosen, cut)
    }

    private func action(
        _ rule: Rule, number: Int, _ playbook: Playbook, _ deadlines: Deadlines,
        _ words: [String: String]
    ) -> Plan.Action {
        let instead = playbook.instead[rule.id]
        return Plan.Action(
            number: number, task: fill(instead?.task ?? rule.task, words),
            owner: team.name(of: rule.owner), due: deadlines.date(of: rule.due),
            rules: [rule.id], because: fill(instead?.because ?? rule.because, words),
            strength: rule.strength, cancelIf: rule.cancelIf.map { fill($0, words) })
    }

    /// What the playbook forbids, then what the chosen rules do, each once.
    private func doNots(_ playbook: Playbook, _ rules: [Rule]) -> [Wording] {
        var seen: Set<Wording> = []
        return (playbook.doNot + rules.compactMap(\.doNot)).filter { seen.insert($0).inserted }
    }

    private func drafts(_ playbook: Playbook, _ words: [String: String]) -> [String: String] {
        guard let hold = playbook.drafts["hold"] else { return [:] }
        return [
            TeamLanguage.de.rawValue: fill(hold.de, words),
            TeamLanguage.en.rawValue: fill(hold.en, words),
        ]
    }

    private func words(_ facts: Facts, _ brand: Brand) -> [String: String] {
        let places = facts.situation.sources.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        return [
            "brand": brand.name, "claim": facts.claim.text,
            "places": places.map(\.key).joined(separator: ", "),
            "media_places": facts.situation.mediaSources.joined(separator: ", "),
            "count": String(facts.situation.texts),
        ]
    }

    private func fill(_ wording: Wording, _ words: [String: String]) -> String {
        fill(wording.text(in: team.language), words)
    }

    /// A text with its placeholders filled in; as it stands when it is no valid template, which
    /// `check` reports.
    private func fill(_ text: String, _ words: [String: String]) -> String {
        guard text.contains("{{"),
            let template = try? MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT }}" + text)
        else { return text }
        return template.render(words)
    }
}
