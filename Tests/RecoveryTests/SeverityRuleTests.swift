// SPDX-License-Identifier: Apache-2.0

import Model
import Recovery
import Testing

@Suite struct SeverityRuleTests {
    private let rule = SeverityRule()

    private func total(_ claim: Claim, _ situation: Situation = Situation()) -> Int {
        rule.points(for: claim, in: situation).reduce(0) { $0 + $1.points }
    }

    @Test(arguments: [
        (Claim.Harm.life, 5), (.health, 4), (.money, 2), (.none, 0),
    ])
    func `harm gives its points`(harm: Claim.Harm, points: Int) {
        #expect(total(Invented.claim(harm: harm)) == points)
    }

    @Test func `unknown harm gives no point and no reason`() {
        #expect(rule.points(for: Invented.claim(), in: Situation()).isEmpty)
    }

    @Test(arguments: [
        (Situation(mediaTexts: 1), 2), (Situation(vividTexts: 3), 1),
        (Situation(doublingHours: 2.9), 2), (Situation(doublingHours: 3), 1),
        (Situation(doublingHours: 11.9), 1), (Situation(doublingHours: 12), 0),
        (Situation(similar: ["HBK-2025-0031"]), 1), (Situation(audiences: [.employee: 1]), 1),
        (Situation(audiences: [.customer: 9]), 0), (Situation(audiences: [.employee: 0]), 0),
    ])
    func `spread gives its points`(situation: Situation, points: Int) {
        #expect(total(Invented.claim(), situation) == points)
    }

    @Test(arguments: [
        (Claim.Responsibility.preventable, 1), (.accidental, 0), (.none, 0), (.unknown, 0),
    ])
    func `only what was preventable gives a point`(
        responsibility: Claim.Responsibility, points: Int
    ) {
        #expect(total(Invented.claim(responsibility: responsibility)) == points)
    }

    @Test(arguments: [
        (0, Severity.note), (1, .note), (2, .warning), (3, .warning), (4, .serious),
        (6, .serious), (7, .critical), (16, .critical),
    ])
    func `the sum of the points decides`(points: Int, severity: Severity) {
        let one = SeverityPoint(points: 1, because: Wording(en: "", de: ""))
        #expect(rule.severity(of: Array(repeating: one, count: points)) == severity)
    }

    @Test func `everything together is every point once, in the order of the rule base`() {
        let points = rule.points(
            for: Invented.claim(responsibility: .preventable, harm: .life),
            in: Situation(
                audiences: [.employee: 1], mediaTexts: 1, vividTexts: 1, doublingHours: 1,
                similar: ["HBK-2025-0031"]))
        #expect(points.map(\.points) == [5, 2, 1, 2, 1, 1, 1])
    }

    @Test func `a reason names its figures in both languages`() throws {
        let points = rule.points(
            for: Invented.claim(harm: .health),
            in: Situation(texts: 11, harmTexts: [.money: 2, .health: 6, .life: 1]))
        let because = try #require(points.first?.because)
        #expect(because.en == "harm: health is hinted in 7 of 11 texts")
        #expect(because.de == "Schaden: Gesundheit klingt in 7 von 11 Texten an")
    }

    @Test(arguments: [(1, "1 text"), (2, "2 texts")])
    func `one text is a text, two are texts`(count: Int, words: String) {
        let points = rule.points(for: Invented.claim(), in: Situation(mediaTexts: count))
        #expect(points.first?.because.en == "news media carry it (\(words))")
    }
}
