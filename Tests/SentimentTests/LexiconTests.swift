// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct LexiconTests {
    private func lemma(_ word: String, _ language: String = "de") -> String? {
        SampleLexicons.lexicons.lexicon(for: language)?.entry(for: word)?.lemma
    }

    @Test(arguments: ["paketverzoegerung", "lieferverzoegerungen"])
    func `a German compound is judged by its last part`(word: String) {
        #expect(lemma(word) == "Verzögerung")
    }

    @Test(arguments: ["verlust", "dialust", "abverzoegerung", "zutaegut"])
    func `a chance ending is no compound`(word: String) {
        #expect(lemma(word) == nil)
    }

    @Test func `a compound ends in a noun only`() {
        #expect(lemma("grundschlecht") == nil)
    }

    @Test func `a word too long to be one is no compound`() {
        #expect(lemma(String(repeating: "paket", count: 9) + "verzoegerung") == nil)
    }

    @Test func `English has no compounds`() {
        #expect(lemma("hardwarefault", "en") == nil)
    }

    @Test(arguments: ["de-AT", "DE", "de_CH", "de"])
    func `a region does not matter`(tag: String) {
        #expect(SampleLexicons.lexicons.lexicon(for: tag)?.language == "de")
    }

    @Test(arguments: ["fr", "", "-", "deutsch"]) func `an unknown tag has no lexicon`(tag: String) {
        #expect(SampleLexicons.lexicons.lexicon(for: tag) == nil)
    }
}
