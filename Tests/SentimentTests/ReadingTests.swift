// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct ReadingTests {
    private func score(_ text: String, _ language: String = "en") -> Score {
        SampleLexicons.analyzer.analyze(text, language: language).score
    }

    private func reasons(_ text: String) -> [String] { score(text).evidence.map(\.reason) }

    // MARK: finding

    @Test func `an idiom counts in place of its words`() {
        let evidence = score("a waste of good time").evidence
        #expect(evidence.map(\.term) == ["waste of good time"])
        #expect(evidence.map(\.weight) == [-2.5])
    }

    @Test func `an idiom is not denied from inside`() {
        #expect(reasons("not bad at all") == ["idiom"])
    }

    @Test func `an idiom is denied from outside`() {
        #expect(score("no waste of good time").sum == 1)
    }

    @Test func `a hashtag and a handle are read as words`() {
        #expect(score("#awful @bad").sum == -5)
    }

    @Test(arguments: [(1, -2.0), (3, -6.0), (4, -6.0), (100, -6.0)])
    func `a row of one emoji is heard three times`(count: Int, sum: Double) {
        #expect(score(String(repeating: "😡", count: count)).sum == sum)
    }

    @Test func `different emoji count each for themselves`() {
        #expect(score("😡😡😡😡👍").sum == -4)
    }

    @Test func `a hundred thousand emoji are read to the end`() {
        let text = String(repeating: "👍😡", count: 50_000) + " awful"
        #expect(score(text).evidence.last?.term == "awful")
        #expect(score(text).evidence.count == 7)
    }

    @Test func `a denial in the gap of an idiom denies it`() {
        #expect(score("They let us down.").sum == -2.5)
        #expect(score("They let us not down.").sum == 1)
    }

    @Test func `an emoji is not denied`() { #expect(score("not 👍").sum == 2) }

    @Test func `a bare statement has a value`() {
        #expect(score("piece of metal").evidence.map(\.reason) == ["statement, foreign-object"])
    }

    @Test func `a statement adds nothing where a word has judged`() {
        #expect(score("awful piece of metal").sum == -5)
        #expect(reasons("waste of good time, smoke").count == 2)
        #expect(score("Verzögerung durch Rauch", "de").sum == -3)
    }

    @Test func `an aspect without value is a class and no evidence`() {
        let analysis = SampleLexicons.analyzer.analyze("the refund", language: "en")
        #expect(analysis.classes == ["refund"])
        #expect(analysis.score.evidence.isEmpty)
    }

    // MARK: changing

    @Test(arguments: [
        ("very good", 3.0), ("very x good", 2.5), ("very x y good", 2 * (1 + 0.5 / 3)),
        ("very x y z good", 2.0), ("very, good", 2.0), ("slightly bad", -1.0),
        ("slightly x bad", -1.5), ("good very", 2.0),
    ])
    func `an intensifier or downtoner is felt up to three words on`(text: String, sum: Double) {
        #expect(abs(score(text).sum - sum) < 0.0001)
    }

    @Test func `the nearer of two modifiers counts`() {
        #expect(score("slightly very good").sum == 3)
    }

    @Test func `a denied praise with an intensifier is worse`() {
        #expect(score("not very good").sum == -2.25)
    }

    @Test func `before "but" counts half and after it more`() {
        let evidence = score("good but rude").evidence
        #expect(evidence.map(\.weight) == [1, -3])
        #expect(evidence.map(\.reason) == ["lexicon, before \"but\"", "lexicon, after \"but\""])
    }

    @Test func `"but" turns its own sentence only`() {
        #expect(score("good. bad but rude. good").evidence.map(\.weight) == [2, -1, -3, 2])
    }

    @Test func `the last "but" of a sentence counts`() {
        #expect(score("good but bad but rude").evidence.map(\.weight) == [1, -1, -3])
    }

    @Test func `capitals among small letters weigh more`() {
        #expect(score("this is AWFUL").sum == -3.6)
        #expect(reasons("this is AWFUL") == ["lexicon, capitals"])
    }

    @Test func `capitals in a text that shouts weigh as usual`() {
        #expect(score("THIS IS AWFUL").sum == -3)
    }

    // MARK: telling

    @Test(arguments: [
        ("bad!", 1.1), ("bad!!", 1.2), ("bad!!!", 1.3), ("bad!!!!!!", 1.3), ("bad?", 1),
    ])
    func `exclamation marks strengthen up to three`(text: String, factor: Double) {
        #expect(score(text).sum == -2 * factor)
    }

    @Test func `an exclamation alone is no evidence`() {
        #expect(score("the box!!!").evidence.isEmpty)
    }

    @Test func `marks in different places count together and the last row is shown`() {
        let step = score("bad! worse! So!!").evidence.last
        #expect(step?.weight == 1.3)
        #expect(step?.term == "!!")
        #expect(step?.start == 14 && step?.end == 16)
    }

    @Test func `evidence stands in the order of the text`() {
        let terms = score("😡 bad, never again, glass 👍 good").evidence.map(\.term)
        #expect(terms == ["😡", "bad", "never again", "glass", "👍", "good"])
    }

    @Test func `a reason tells every rule that touched the word`() {
        let reason = reasons("not very GOOD but rude!").first
        #expect(
            reason
                == "lexicon, negated by \"not\", intensifier \"very\", capitals, before \"but\"")
    }

    @Test(arguments: Sentences.all)
    func `the evidence replayed gives the sum and the sum the score`(text: String) {
        for rating in [nil, Rating(value: 2)] {
            let score = SampleLexicons.analyzer.analyze(text, rating: rating).score
            let sum = score.evidence.reduce(0) { sum, step in
                step.operation == .add ? sum + step.weight : sum * step.weight
            }
            #expect((sum * 10_000).rounded() / 10_000 == score.sum)
            #expect(
                abs(score.value - score.sum / (score.sum * score.sum + 15).squareRoot()) <= 0.00005)
            #expect((score.value <= -0.22) == (score.label == .negative))
            #expect((score.value >= 0.1) == (score.label == .positive))
        }
    }

    @Test(arguments: Sentences.all)
    func `offsets are the bytes of the term`(text: String) {
        let bytes = Array(text.utf8)
        for step in SampleLexicons.analyzer.analyze(text).score.evidence {
            #expect(String(decoding: bytes[step.start..<step.end], as: UTF8.self) == step.term)
        }
    }

    // MARK: cost

    @Test(arguments: [
        "😡", "not ", "but ", "!", "very ", "let ", "Ä ", "a, ", "waste of ", "#bad ", "not good ",
        ":-( ", "'", "www.",
    ])
    func `a text of many tokens costs its length`(piece: String) {
        let score = score(String(repeating: piece, count: 2_000))
        #expect(score.sum.isFinite)
    }
}

/// Every combination of a few beginnings, judgements and ends.
private enum Sentences {
    static let all: [String] = beginnings.flatMap { beginning in
        judgements.flatMap { judgement in ends.map { beginning + judgement + $0 } }
    }

    private static let beginnings = ["", "The Käse is ", "Das ist 😡 ", "NEVER AGAIN, this was "]
    private static let judgements = [
        "not very good but rude", "a waste of good time", "sehr schlecht", "AWFUL, slightly bad",
        "don’t let us down", "nicht gut aber 👩🏽‍🔧 besser", "glass in it", "hope", "box",
    ]
    private static let ends = ["", ".", "!", "! Good!!", " 👍🏽👍🏽👍🏽👍🏽", "!!!!! :-("]
}
