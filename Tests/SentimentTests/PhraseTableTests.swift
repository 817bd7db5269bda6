// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct PhraseTableTests {
    private func match(_ phrases: [(String, Int)], in text: String, at index: Int = 0)
        -> PhraseTable<Int>.Match?
    {
        var table = PhraseTable<Int>()
        for (phrase, value) in phrases { table.add(phrase, value) }
        return table.longestMatch(in: Tokenizer().tokens(of: text), at: index)
    }

    @Test func `the longest phrase wins, whatever the order`() {
        let phrases = [("never", 1), ("never again", 2), ("never again here", 3)]
        #expect(match(phrases, in: "never again there")?.value == 2)
        #expect(match(phrases.reversed(), in: "Never again there")?.range == 0..<2)
    }

    @Test func `a phrase is found where it begins only`() {
        #expect(match([("never again", 1)], in: "and never again", at: 1)?.range == 1..<3)
        #expect(match([("never again", 1)], in: "and never again", at: 0) == nil)
    }

    @Test func `part of a phrase is none`() {
        #expect(match([("never again", 1)], in: "never") == nil)
    }

    @Test func `a later phrase of the same words replaces the earlier`() {
        #expect(match([("Never Again", 1), ("never  again", 2)], in: "never again")?.value == 2)
    }

    @Test func `a star matches by the beginning`() {
        #expect(match([("refus* refund", 1)], in: "refused refund")?.range == 0..<2)
        #expect(match([("refus* refund", 1)], in: "confused refund") == nil)
    }

    @Test(arguments: [("let down", 2), ("let me down", 3), ("let all of us here down", 6)])
    func `a gap holds up to four words`(text: String, length: Int) {
        #expect(match([("let ... down", 1)], in: text)?.range == 0..<length)
    }

    @Test func `a match tells its gap`() {
        #expect(match([("let ... down", 1)], in: "let me down")?.gap == 1..<2)
        #expect(match([("let ... down", 1)], in: "let down")?.gap == nil)
    }

    @Test func `a gap of five words is too long`() {
        #expect(match([("let ... down", 1)], in: "let all of us right here down") == nil)
    }

    @Test func `a gap holds no end of a clause`() {
        #expect(match([("let ... down", 1)], in: "let me, down") == nil)
    }

    @Test func `a gap ends at the nearest word that goes on`() {
        #expect(match([("let ... down", 1)], in: "let us down down")?.range == 0..<3)
    }

    @Test func `of two as long the one of plain words holds`() {
        let phrases = [("let ... down", 1), ("let me down", 2), ("let m* down", 3)]
        #expect(match(phrases, in: "let me down")?.value == 2)
        #expect(match(phrases.reversed(), in: "let me down")?.value == 2)
    }

    @Test func `a longer phrase with a gap beats a shorter plain one`() {
        let phrases = [("let me", 1), ("let ... down", 2)]
        #expect(match(phrases, in: "let me down")?.value == 2)
    }

    @Test func `an empty phrase matches nothing`() {
        #expect(match([("", 1), ("  ", 2)], in: "word") == nil)
    }
}
