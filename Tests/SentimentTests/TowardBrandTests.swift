// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct TowardBrandTests {
    private static let halmbach = Brand(id: "hb", name: "Halmbach", code: "HB", match: ["Halmbach"])
    private static let velora = Brand(id: "ve", name: "Velora", code: "VE", match: ["Velora"])

    /// The score toward Halmbach; Velora is known beside it, or not.
    private func score(
        _ text: String, language: String = "en", knowsOther: Bool = true
    ) -> Score {
        let analyzer = SampleLexicons.analyzer
        let brands = knowsOther ? [Self.halmbach, Self.velora] : [Self.halmbach]
        let matchers = brands.map {
            BrandMatcher(brand: $0, tokenizer: analyzer.lexicons.tokenizer)
        }
        return analyzer.analyze(text, language: language, brands: matchers, toward: "hb").score
    }

    @Test(arguments: [
        "Velora is awful. Halmbach is good.",
        "Halmbach is good. Velora is awful.",
        "Halmbach is good, it is helpful. Velora was rude and it was bad.",
        "The Velora was awful because it was bad, the Halmbach is good.",
        "Halmbach is good whereas Velora is awful.",
        "A good Halmbach and an awful Velora.",
    ])
    func `each name is judged by its own clauses`(text: String) {
        #expect(score(text).label == .positive)
        #expect(score(text).evidence.allSatisfy { $0.weight > 0 })
    }

    @Test func `a name that nobody told us is found where companies are held against each other`() {
        #expect(score("Halmbach is good, unlike awful Velora.", knowsOther: false).sum > 0)
        #expect(score("Halmbach is good, unlike awful Velora.", knowsOther: false).whole != nil)
    }

    @Test(arguments: [
        "Velora is awful. Halmbach.", "The Morgenrot by Halmbach is awful.",
        "Halmbach, unlike Staff awful.",
    ])
    func `an unknown word alone takes no complaint away`(text: String) {
        #expect(score(text, knowsOther: false).whole == nil)
        #expect(score(text, knowsOther: false).label == .negative)
    }

    @Test func `the whole text's score stands beside it`() {
        let score = score("Velora is awful. Halmbach is good.")
        #expect(score.sum == 2)
        #expect(score.whole?.sum == -1)
        #expect(score.whole?.label == .negative)
    }

    @Test func `a text about one brand has one score`() {
        #expect(score("Halmbach is good. It is awful.").whole == nil)
        #expect(score("Velora is awful.").whole == nil)
    }

    @Test func `names that are joined share what is said`() {
        #expect(score("Velora and Halmbach are both awful.").sum == -3)
    }

    @Test func `who is measured by another gets the contrary`() {
        #expect(score("Velora is worse than Halmbach, and rude.").label == .positive)
        #expect(score("Halmbach is worse than Velora, and rude.").sum == -4)
    }

    @Test func `without a word of its own the counter-example gets the contrary`() {
        #expect(score("Unlike Halmbach, Velora is helpful.").label == .negative)
        #expect(score("Velora is awful.  Halmbach opens at nine.").label == .neutral)
    }

    @Test func `who is left for another is given up`() {
        #expect(score("Switched from Halmbach to Velora.").label == .negative)
        #expect(score("Switched from Velora to Halmbach.").label == .positive)
        #expect(
            score("Switched from Halmbach to Velora.").evidence.map(\.reason) == ["given up"])
    }

    @Test func `a relative clause is about the name before it`() {
        #expect(
            score("A Velora is better than a Halmbach, whose seats are bad.").label == .negative)
    }

    @Test func `German knows its own phrases, and that nouns have capitals`() {
        #expect(
            score("Velora ist schlecht, Halmbach dagegen gut.", language: "de").label == .positive)
        #expect(score("Das Personal ist schlecht, Halmbach.", language: "de").label == .negative)
    }

    @Test func `replaying the evidence gives the sum`() {
        let score = score("Velora is very good! Halmbach is awful, but helpful!!")
        let replayed = score.evidence.reduce(0.0) {
            $1.operation == .add ? $0 + $1.weight : $0 * $1.weight
        }
        #expect(abs(replayed - score.sum) < 0.0001)
        #expect(!score.evidence.contains { $0.term == "good" })
    }

    @Test func `of names that overlap the longest holds`() {
        let analyzer = SampleLexicons.analyzer
        let matchers = ["Halmbach", "Halmbach Express", "Express"].map {
            BrandMatcher(
                brand: Brand(id: $0, name: $0, code: "X", match: [$0]),
                tokenizer: analyzer.lexicons.tokenizer)
        }
        func label(_ brand: String) -> Score.Label {
            analyzer.analyze(
                "Halmbach Express is bad. Halmbach is good.", language: "en", brands: matchers,
                toward: brand
            ).score.label
        }
        #expect(label("Halmbach") == .positive)
        #expect(label("Halmbach Express") == .negative)
    }

    @Test func `what is stated of both is stated of each`() {
        let text = "Velora had a piece of metal. Halmbach had a piece of metal."
        #expect(
            score(text).evidence.map(\.term)
                == score("Halmbach had a piece of metal.").evidence.map(\.term))
    }

    @Test(arguments: [
        "Halmbach opened, whereas it rained. Velora is good.",
        "Not switched from Halmbach to Velora.", "Switched from Halmbach to Velora?",
        "Velora is awful!!! Halmbach opens.",
    ])
    func `what is not said of it is not counted`(text: String) {
        #expect(score(text).evidence.isEmpty)
    }

    @Test func `marks behind a clause about another are no exclamation`() {
        #expect(score("Velora was awful!!! Halmbach is good.").sum == 2)
    }

    @Test func `a text of many names costs its length`() {
        let text = String(repeating: "Velora is bad than Halmbach, unlike Velora. ", count: 3_000)
        #expect(score(text).isScorable)
        #expect(score("Velora" + String(repeating: ", x", count: 20_000) + " Halmbach").sum == 0)
    }
}
