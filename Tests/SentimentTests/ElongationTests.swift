// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct ElongationTests {
    @Test(arguments: [
        ("gooood", "good"), ("baaad", "bad"), ("baaaddd", "bad"), ("aaawwwfuuul", "awful"),
        ("looove", "love"),
    ])
    func `a word drawn out is the word`(word: String, lemma: String) {
        let entry = SampleLexicons.lexicons.lexicon(for: "en")?.entry(for: word)
        #expect(entry?.lemma == lemma)
    }

    @Test func `a double letter beside a long run stays`() {
        let words = "appalling\tx\t-3.0\t-\t-\n"
        var reader = LexiconReader(folders: [
            LexiconFolder(name: "x", files: ["en/words.tsv": words])
        ])
        let english = reader.read().lexicon(for: "en")
        #expect(english?.entry(for: "appaaaalling")?.valence == -3)
    }

    @Test func `a double letter is no elongation`() {
        #expect(SampleLexicons.lexicons.lexicon(for: "en")?.entry(for: "baad") == nil)
    }

    @Test func `a word of many long runs costs its length`() {
        let word = String(repeating: "aaabbb", count: 5_000)
        #expect(SampleLexicons.lexicons.lexicon(for: "en")?.entry(for: word) == nil)
    }
}
