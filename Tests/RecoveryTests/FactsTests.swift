// SPDX-License-Identifier: Apache-2.0

import Model
import Recovery
import Testing

/// One condition with facts that meet it and facts that do not.
struct ConditionCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let conditions: Conditions
    let holds: Facts
    let fails: Facts

    init(_ name: String, holds: Facts, fails: Facts, _ set: (inout Conditions) -> Void) {
        testDescription = name
        var conditions = Conditions()
        set(&conditions)
        self.conditions = conditions
        self.holds = holds
        self.fails = fails
    }

    private static func claimed(
        kind: Claim.Kind = .other, violation: Claim.Violation = .unclear,
        truth: Claim.Truth = .unknown, responsibility: Claim.Responsibility = .unknown,
        harm: Claim.Harm? = nil
    ) -> Facts {
        Invented.facts(
            claim: Invented.claim(
                kind: kind, violation: violation, truth: truth, responsibility: responsibility,
                harm: harm))
    }

    private static func spread(_ situation: Situation) -> Facts {
        Invented.facts(situation: situation)
    }

    static let judgements = [
        ConditionCase(
            "severity at least", holds: Invented.facts(severity: .serious),
            fails: Invented.facts(severity: .warning)
        ) { $0.severityAtLeast = .serious },
        ConditionCase("harm", holds: claimed(harm: .health), fails: claimed(harm: .money)) {
            $0.harm = [.health, .life]
        },
        ConditionCase("kind", holds: claimed(kind: .price), fails: claimed(kind: .data)) {
            $0.kind = [.price]
        },
        ConditionCase("truth", holds: claimed(truth: .partly), fails: claimed(truth: .true)) {
            $0.truth = [.partly]
        },
        ConditionCase(
            "responsibility", holds: claimed(responsibility: .accidental),
            fails: claimed(responsibility: .unknown)
        ) { $0.responsibility = [.accidental] },
        ConditionCase(
            "violation", holds: claimed(violation: .integrity),
            fails: claimed(violation: .competence)
        ) { $0.violation = [.integrity] },
        ConditionCase(
            "state", holds: Invented.facts(state: .contained), fails: Invented.facts(state: .new)
        ) { $0.state = [.contained] },
        ConditionCase("failure", holds: claimed(kind: .service), fails: claimed(kind: .employer)) {
            $0.failure = true
        },
        ConditionCase(
            "no failure", holds: claimed(kind: .statement), fails: claimed(kind: .data)
        ) { $0.failure = false },
    ]

    static let spreads = [
        ConditionCase(
            "media", holds: spread(Situation(mediaTexts: 1)), fails: spread(Situation())
        ) { $0.media = true },
        ConditionCase(
            "no media", holds: spread(Situation()), fails: spread(Situation(mediaTexts: 1))
        ) { $0.media = false },
        ConditionCase(
            "reviews", holds: spread(Situation(kinds: [.reviews: 1])),
            fails: spread(Situation(kinds: [.forum: 1]))
        ) { $0.reviews = true },
        ConditionCase(
            "anger share at least", holds: spread(Situation(angerShare: 0.4)),
            fails: spread(Situation(angerShare: 0.39))
        ) { $0.angerShareAtLeast = 0.4 },
        ConditionCase(
            "employees", holds: spread(Situation(audiences: [.employee: 1])),
            fails: spread(Situation(audiences: [.customer: 1]))
        ) { $0.employees = true },
        ConditionCase(
            "copies only", holds: spread(Situation(items: 12, texts: 1)),
            fails: spread(Situation(items: 12, texts: 2))
        ) { $0.copiesOnly = true },
        ConditionCase(
            "copies only needs a copy", holds: spread(Situation(items: 2, texts: 1)),
            fails: spread(Situation(items: 1, texts: 1))
        ) { $0.copiesOnly = true },
        ConditionCase(
            "single author", holds: spread(Situation(authors: 1)),
            fails: spread(Situation(authors: 2))
        ) { $0.singleAuthor = true },
        ConditionCase(
            "blind",
            holds: spread(
                Situation(blind: [
                    Situation.BlindSpan(
                        source: "forum", from: Invented.begin, to: nil, cause: "HTTP 503")
                ])), fails: spread(Situation())
        ) { $0.blind = true },
        ConditionCase(
            "similar before", holds: spread(Situation(similar: ["HBK-2025-0031"])),
            fails: spread(Situation())
        ) { $0.similarBefore = true },
    ]

    static let histories = [
        ConditionCase(
            "refuted before", holds: Invented.facts(wasRefutedBefore: true),
            fails: Invented.facts()
        ) { $0.refutedBefore = true },
        ConditionCase(
            "evidence", holds: Invented.facts(hasEvidence: true), fails: Invented.facts()
        ) { $0.evidence = true },
        ConditionCase(
            "no evidence", holds: Invented.facts(), fails: Invented.facts(hasEvidence: true)
        ) { $0.evidence = false },
    ]
}

@Suite struct FactsTests {
    @Test(arguments: ConditionCase.judgements + ConditionCase.spreads + ConditionCase.histories)
    func `a condition holds where it should and fails where it should`(example: ConditionCase) {
        #expect(example.conditions.count == 1)
        #expect(example.holds.meet(example.conditions))
        #expect(!example.fails.meet(example.conditions))
    }

    @Test func `no condition is met by everything`() {
        #expect(Invented.facts().meet(Conditions()))
    }

    @Test func `one failing condition among holding ones fails`() {
        var conditions = Conditions()
        conditions.severityAtLeast = .note
        conditions.singleAuthor = false
        conditions.evidence = true
        #expect(!Invented.facts().meet(conditions))
    }

    @Test func `unknown harm meets no list, not even one with everything in it`() {
        var conditions = Conditions()
        conditions.harm = Set(Claim.Harm.allCases)
        #expect(!Invented.facts().meet(conditions))
    }

    @Test func `false without evidence is not known`() {
        #expect(Invented.facts(claim: Invented.claim(truth: .false)).truth == .unknown)
    }

    @Test func `false with evidence is false`() {
        let facts = Invented.facts(claim: Invented.claim(truth: .false), hasEvidence: true)
        #expect(facts.truth == .false)
    }

    @Test(arguments: [Claim.Truth.true, .partly, .unknown])
    func `other judgements need no evidence`(truth: Claim.Truth) {
        #expect(Invented.facts(claim: Invented.claim(truth: truth)).truth == truth)
    }

    @Test func `a rule for refuting does not apply without evidence`() {
        var conditions = Conditions()
        conditions.truth = [.false]
        #expect(!Invented.facts(claim: Invented.claim(truth: .false)).meet(conditions))
    }
}
