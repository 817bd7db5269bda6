// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct NegatorPlacesTests {
    private func sum(_ text: String, _ language: String) -> Double {
        SampleLexicons.analyzer.analyze(text, language: language).score.sum
    }

    @Test(arguments: [
        ("not good", -1.5), ("not bad", 0.8), ("not x good", -1.5), ("not x y z good", -1.5),
        ("not w x y z good", 2.0), ("not, good", 2.0), ("not. good", 2.0), ("good not", 2.0),
        ("don’t love", -2.25), ("good not bad", 2.8),
    ])
    func `an English denial reaches forward in its clause`(text: String, sum: Double) {
        #expect(self.sum(text, "en") == sum)
    }

    @Test(arguments: [
        ("gefällt mir nicht", -1.5), ("gefällt mir, nicht", 2.0), ("nicht gut", -1.5),
        ("gut nicht", -1.5), ("das gut x nicht", 2.0), ("gut x nicht", -1.5),
        ("gut nicht teuer", 2.0),
        ("gefällt mir x y nicht", -1.5), ("das gefällt mir x y z nicht", 2.0),
        ("gefällt mir x y z nicht", -1.5),
    ])
    func `a German denial reaches back to a verb or its neighbour`(text: String, sum: Double) {
        #expect(self.sum(text, "de") == sum)
    }

    @Test func `the nearest denial decides`() {
        #expect(sum("no x not good", "en") == -1.5)
    }

    @Test(arguments: [
        ("not good and helpful", -3.0), ("no answer and never again", -3.0),
        ("keinen Plan und im Stich gelassen", -2.5), ("keinen im Stich gelassen", 1.0),
    ])
    func `a denial does not reach over "and" into a phrase`(text: String, sum: Double) {
        #expect(self.sum(text, text.hasPrefix("k") ? "de" : "en") == sum)
    }
}
