// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct StanceTests {
    private func weights(_ text: String) -> [Double] {
        SampleLexicons.analyzer.analyze(text, language: "en").score.evidence.map(\.weight)
    }

    private func label(_ text: String) -> Score.Label {
        SampleLexicons.analyzer.analyze(text, language: "en").score.label
    }

    @Test func `who refutes a claim is no voice for it`() {
        #expect(label("It is untrue that they are rude.") == .neutral)
        #expect(label("They are rude.") == .negative)
        #expect(label("It is untrue. They are rude.") == .negative)
    }

    @Test func `praise that is only wished for is a complaint`() {
        #expect(weights("A good one would be helpful.").allSatisfy { $0 < 0 })
        #expect(label("Someone could have told us.") == .negative)
    }

    @Test func `a condition counts at the start of its sentence`() {
        #expect(label("If it is rude, call us.") == .neutral)
        #expect(label("It is awful if it is rude.") == .negative)
    }

    @Test func `who asks does not state`() {
        #expect(label("Does anyone know the fault?") == .neutral)
        #expect(label("Does anyone know the fault. It is awful!") == .negative)
    }

    @Test(arguments: ["Super, a fault.", "Oh super, a fault.", "Super! It is a fault."])
    func `praise alone before a complaint is irony`(text: String) {
        #expect(weights(text).allSatisfy { $0 < 0 || $0 == 1.1 })
        #expect(label(text) == .negative)
    }

    @Test(arguments: ["Super food, bad seats.", "Super, no fault.", "Super, I love it."])
    func `other praise is meant`(text: String) {
        #expect(weights(text).contains { $0 > 1.1 })
    }

    @Test func `a sign of irony turns praise around`() {
        #expect(label("Helpful. Slow clap.") == .negative)
    }

    @Test func `the evidence says why`() {
        let score = SampleLexicons.analyzer.analyze("It is untrue that they are rude.").score
        #expect(score.evidence.first?.reason == "lexicon, refuted by \"untrue\"")
    }

    @Test(arguments: [500, 5_000])
    func `a text of many cues costs its length`(count: Int) {
        let text = String(repeating: "If untrue super, good? ", count: count)
        #expect(SampleLexicons.analyzer.analyze(text, language: "en").score.isScorable)
    }
}
