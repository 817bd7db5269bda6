// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery
import Testing

@Suite struct PlannerTests {
    private static func rule(
        _ id: String, due: Rule.Due = .acknowledge, task: String = "Do it",
        doNot: String? = nil, cancelIf: String? = nil, when: Conditions = Conditions()
    ) -> Rule {
        Rule(
            id: id, when: when, owner: .dutyOfficer, due: due, strength: .some,
            task: Wording(en: task, de: "Tu es"), because: Wording(en: "so", de: "darum"),
            cancelIf: cancelIf.map { Wording(en: $0, de: $0) },
            doNot: doNot.map { Wording(en: $0, de: $0) })
    }

    private static func playbook(
        _ id: String, kind: Set<Claim.Kind>? = nil, harm: Set<Claim.Harm>? = nil,
        instead: [String: Playbook.Replacement] = [:], doNot: [String] = [],
        drafts: [String: Wording] = [:]
    ) -> Playbook {
        var applies = Conditions()
        applies.kind = kind
        applies.harm = harm
        return Playbook(
            id: id, version: 3, title: Wording(en: "Title \(id)", de: "Titel \(id)"),
            applies: applies, instead: instead,
            truthQuestion: Wording(en: "Is “{{claim}}” true?", de: "Stimmt „{{claim}}“?"),
            doNot: doNot.map { Wording(en: $0, de: $0) }, drafts: drafts)
    }

    private static func plan(
        rules: [Rule], playbooks: [Playbook] = [playbook("general")],
        facts: Facts = Invented.facts(severity: .serious), team: Team = Team()
    ) throws -> Plan {
        let planner = Planner(rules: rules, playbooks: playbooks, team: team)
        return try #require(
            planner.plan(for: facts, brand: Invented.brand, created: Invented.begin))
    }

    @Test func `without a playbook there is no plan`() {
        let planner = Planner(rules: [], playbooks: [], team: Team())
        #expect(
            planner.plan(for: Invented.facts(), brand: Invented.brand, created: Invented.begin)
                == nil)
    }

    @Test func `the most specific playbook that applies is taken`() throws {
        let books = [
            Self.playbook("general"), Self.playbook("harm", kind: [.harm], harm: [.health]),
            Self.playbook("kind", kind: [.harm]), Self.playbook("data", kind: [.data]),
        ]
        let facts = Invented.facts(claim: Invented.claim(kind: .harm, harm: .health))
        #expect(try Self.plan(rules: [], playbooks: books, facts: facts).playbook == "harm/3")
    }

    @Test func `of two equally specific playbooks the first by id is taken`() throws {
        let books = [
            Self.playbook("b", kind: [.other]), Self.playbook("a", kind: [.other]),
            Self.playbook("general"),
        ]
        #expect(try Self.plan(rules: [], playbooks: books).playbook == "a/3")
    }

    @Test func `actions come in order of deadline, equal ones in order of the catalogue`() throws {
        let plan = try Self.plan(rules: [
            Self.rule("R20", due: .after(.seconds(86_400))), Self.rule("R05", due: .firstWord),
            Self.rule("R04"), Self.rule("R01"), Self.rule("R18", due: .beforeFirstWord),
        ])
        #expect(plan.actions.map(\.rules) == [["R04"], ["R01"], ["R18"], ["R05"], ["R20"]])
        #expect(plan.actions.map(\.number) == [1, 2, 3, 4, 5])
    }

    @Test func `more than seven actions are cut, the latest first`() throws {
        let rules = (10...18).map { Self.rule("R\($0)", due: .after(.seconds(60 * Int64($0)))) }
        let plan = try Self.plan(rules: rules)
        #expect(plan.actions.count == 7)
        #expect(plan.cut == ["R17", "R18"])
    }

    @Test func `safety is never cut, however late it is due`() throws {
        let early = (10...18).map { Self.rule("R\($0)") }
        let safety = ["R01", "R02", "R03"].map { Self.rule($0, due: .after(.seconds(864_000))) }
        let plan = try Self.plan(rules: early + safety)
        #expect(plan.actions.count == 7)
        #expect(plan.actions.suffix(3).map(\.rules) == [["R01"], ["R02"], ["R03"]])
        #expect(plan.cut == ["R14", "R15", "R16", "R17", "R18"])
    }

    @Test func `a rule that does not apply is neither done nor cut`() throws {
        var news = Conditions()
        news.media = true
        let plan = try Self.plan(rules: [Self.rule("R04"), Self.rule("R18", when: news)])
        #expect(plan.actions.map(\.rules) == [["R04"]])
        #expect(plan.cut.isEmpty)
    }

    @Test func `placeholders are filled in`() throws {
        let task = "{{brand}}: {{claim}}, {{count}} texts at {{places}}; call {{media_places}}"
        let facts = Invented.facts(
            claim: Invented.claim(text: "Metall <im> Kaffee & Tee"),
            situation: Situation(
                texts: 4, sources: ["forum": 1, "bote": 3, "amt": 1], mediaSources: ["bote"]))
        let plan = try Self.plan(rules: [Self.rule("R04", task: task)], facts: facts)
        #expect(
            plan.actions.first?.task
                == "Halmbach: Metall <im> Kaffee & Tee, 4 texts at bote, amt, forum; call bote")
    }

    @Test func `a claim that looks like a placeholder is not filled in again`() throws {
        let facts = Invented.facts(claim: Invented.claim(text: "{{brand}} {{#places}}"))
        let plan = try Self.plan(rules: [Self.rule("R04", task: "{{claim}}")], facts: facts)
        #expect(plan.actions.first?.task == "{{brand}} {{#places}}")
    }

    @Test func `a text that is no template stays as it is`() throws {
        let plan = try Self.plan(rules: [Self.rule("R04", task: "Call {{#media}} now")])
        #expect(plan.actions.first?.task == "Call {{#media}} now")
    }

    @Test func `a playbook says a rule in its own words`() throws {
        let words = Playbook.Replacement(task: Wording(en: "Block {{brand}}", de: ""), because: nil)
        let plan = try Self.plan(
            rules: [Self.rule("R02")], playbooks: [Self.playbook("g", instead: ["R02": words])])
        #expect(plan.actions.first?.task == "Block Halmbach")
        #expect(plan.actions.first?.because == "so")
    }

    @Test func `a German team reads German`() throws {
        let plan = try Self.plan(rules: [Self.rule("R04")], team: Team(language: .de))
        #expect(plan.title == "Titel general")
        #expect(plan.actions.first?.task == "Tu es")
        #expect(plan.actions.first?.owner == "Bereitschaft")
        #expect(plan.truthQuestion == "Stimmt „Metall in der Tüte“?")
    }

    @Test func `an action names the person the configuration names`() throws {
        let team = Team(people: [.dutyOfficer: "Petra Ohlsen"])
        #expect(
            try Self.plan(rules: [Self.rule("R04")], team: team).actions.first?.owner
                == "Petra Ohlsen")
    }

    @Test func `what is forbidden twice is said once, the playbook's first`() throws {
        let plan = try Self.plan(
            rules: [Self.rule("R04", doNot: "guess"), Self.rule("R05", doNot: "deny")],
            playbooks: [Self.playbook("general", doNot: ["deny", "joke"])])
        #expect(plan.doNot == ["deny", "joke", "guess"])
    }

    @Test func `what a cut rule forbids is left out`() throws {
        let rules = (10...17).map {
            Self.rule("R\($0)", due: .after(.seconds(60 * Int64($0))), doNot: "no \($0)")
        }
        #expect(try !Self.plan(rules: rules).doNot.contains("no 17"))
    }

    @Test func `both languages of a draft are written for every team`() throws {
        let hold = Wording(en: "[time] {{brand}}", de: "[Uhrzeit] {{brand}}")
        let plan = try Self.plan(
            rules: [], playbooks: [Self.playbook("general", drafts: ["hold": hold])])
        #expect(plan.drafts == ["de": "[Uhrzeit] Halmbach", "en": "[time] Halmbach"])
    }

    @Test func `the truth is asked for only while it is not known`() throws {
        let known = Invented.facts(claim: Invented.claim(truth: .true))
        let unproven = Invented.facts(claim: Invented.claim(truth: .false))
        #expect(try Self.plan(rules: [], facts: known).truthQuestion == nil)
        #expect(try Self.plan(rules: [], facts: unproven).truthQuestion != nil)
    }

    @Test func `a note has no deadlines but an update`() throws {
        let plan = try Self.plan(rules: [], facts: Invented.facts(severity: .note))
        #expect(plan.acknowledgeBy == nil)
        #expect(plan.firstWordBy == nil)
        #expect(plan.updateBy == Invented.date(hours: 7 * 24))
    }

    @Test func `a cancelling condition is filled in as well`() throws {
        let plan = try Self.plan(rules: [Self.rule("R04", cancelIf: "{{brand}} is not meant")])
        #expect(plan.actions.first?.cancelIf == "Halmbach is not meant")
    }
}

/// A row of the stance table of the rule base, section 3.
struct StanceCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let facts: Facts
    let stance: Plan.Stance

    init(
        _ name: String, _ stance: Plan.Stance, truth: Claim.Truth,
        _ responsibility: Claim.Responsibility = .unknown, kind: Claim.Kind = .product,
        severity: Severity = .warning, mediaTexts: Int = 1, hasEvidence: Bool = false
    ) {
        testDescription = name
        self.stance = stance
        facts = Invented.facts(
            claim: Invented.claim(kind: kind, truth: truth, responsibility: responsibility),
            severity: severity, situation: Situation(mediaTexts: mediaTexts),
            hasEvidence: hasEvidence)
    }

    static let table = [
        StanceCase("unknown", .hold, truth: .unknown),
        StanceCase("unknown, preventable", .hold, truth: .unknown, .preventable),
        StanceCase("taste", .answer, truth: .unknown, kind: .other, severity: .note),
        StanceCase("no taste: grave", .hold, truth: .unknown, kind: .other, severity: .serious),
        StanceCase("no taste: a failure", .hold, truth: .unknown, severity: .note),
        StanceCase("false, proven", .refute, truth: .false, hasEvidence: true),
        StanceCase("false, unproven", .hold, truth: .false),
        StanceCase("partly", .clarify, truth: .partly, .preventable),
        StanceCase("true, victim, known", .inform, truth: .true, .none),
        StanceCase("true, victim, not yet known", .disclose, truth: .true, .none, mediaTexts: 0),
        StanceCase("true, unknown responsibility", .inform, truth: .true),
        StanceCase("true, accidental", .explain, truth: .true, .accidental),
        StanceCase("true, preventable", .rebuild, truth: .true, .preventable),
    ]
}

@Suite struct StanceTests {
    @Test(arguments: StanceCase.table)
    func `the stance is the one of the table`(example: StanceCase) {
        #expect(Planner.stance(for: example.facts) == example.stance)
    }
}
