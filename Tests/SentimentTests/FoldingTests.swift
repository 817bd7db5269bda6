// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct FoldingTests {
    @Test(arguments: [
        ("GOOD", "good"), ("Ärger", "aerger"), ("ÖL", "oel"), ("über", "ueber"),
        ("Straße", "strasse"), ("GROẞ", "gross"), ("Café", "cafe"), ("don’t", "don't"),
        ("don`t", "don't"), ("gibt´s", "gibt's"), ("ПЛОХО", "плохо"), ("", ""),
    ])
    func `a word has one spelling`(written: String, folded: String) {
        #expect(Folding.fold(written) == folded)
    }

    @Test func `a backtick is an apostrophe beside an umlaut too`() {
        #expect(Folding.fold("hör`s") == "hoer's")
    }

    @Test func `a decomposed umlaut folds like a composed one`() {
        #expect(Folding.fold("o\u{308}de") == Folding.fold("\u{F6}de"))
    }

    @Test func `a diaeresis over another letter is dropped`() {
        #expect(Folding.fold("nai\u{308}ve") == "naive")
    }

    @Test func `folding twice changes nothing`() {
        let once = Folding.fold("Größe’s ÉTÉ")
        #expect(Folding.fold(once) == once)
    }

    @Test func `a tower of marks over one letter costs its length`() {
        // Thai vowel signs do not fold away; a diaeresis after them must not look back at all.
        let tower = "ก" + String(repeating: "\u{E38}", count: 20_000)
        let marks = String(repeating: "\u{308}", count: 20_000)
        #expect(Folding.fold(tower + marks).unicodeScalars.count == 20_001)
    }

    @Test func `a word without end costs its length`() {
        let word = String(repeating: "ก\u{E38}", count: 20_000)
        #expect(Folding.fold(word) == word)
    }
}
