// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Sentiment

@Suite struct TestSentenceTests {
    private static let head = "label\ttext\tbrand\n"

    private func read(_ tables: String...) -> (sentences: [TestSentence], problems: [String]) {
        var reader = LexiconReader(
            folders: tables.enumerated().map { place, text in
                LexiconFolder(name: "f\(place)", files: ["en/sentences.tsv": text])
            })
        return (reader.readSentences(), reader.problems.map(\.description))
    }

    private func misses(_ lines: String...) -> [String] {
        read(Self.head + lines.map { $0 + "\n" }.joined()).sentences
            .compactMap { $0.miss(by: SampleLexicons.analyzer)?.description }
    }

    @Test func `a sentence that is judged as it should be is no miss`() {
        #expect(
            misses("negative\tThis is bad\t-", "neutral\tIt is it\t-", "positive\tgood\t-").isEmpty)
    }

    @Test func `a miss names its line, the label, the score and the words`() {
        #expect(
            misses("# mine", "negative\tThis is good!\t-") == [
                """
                f0/en/sentences.tsv:3: is judged positive (0.49), expected negative \
                (good 2.0 lexicon; ! x 1.1 exclamation)
                """
            ])
    }

    @Test func `a miss without a known word says so`() {
        #expect(
            misses("negative\tIt is lumpy\t-") == [
                """
                f0/en/sentences.tsv:2: is judged neutral (0.0), expected negative \
                (no word of it is in a lexicon in force)
                """
            ])
    }

    @Test func `the name of the brand carries no value`() {
        #expect(misses("neutral\tBad Cup is it\tBad Cup").isEmpty)
        #expect(misses("neutral\tBad Cup is it\t-").count == 1)
    }

    @Test func `the column of brands may be left out`() {
        let (sentences, problems) = read("label\ttext\nnegative\tbad\n")
        #expect(sentences.map(\.text) == ["bad"])
        #expect(problems.isEmpty)
    }

    @Test func `a bad line is left out and named`() {
        let (sentences, problems) = read(Self.head + "bad\tbad\t-\nnegative\nnegative\tbad\t-\n")
        #expect(sentences.map(\.line) == [4])
        #expect(
            problems == [
                """
                f0/en/sentences.tsv:3: 1 columns (expected label, text, brand, \
                with - for an empty one)
                """,
                """
                f0/en/sentences.tsv:2: unknown label "bad" (negative, neutral, positive)
                """,
            ])
    }

    @Test func `a text of a later folder takes its label`() {
        let (sentences, _) = read(
            Self.head + "negative\tsick\t-\nneutral\tit\t-\n", Self.head + "positive\tsick\t-\n")
        #expect(sentences.map(\.label) == [.positive, .neutral])
        #expect(sentences.first?.path == "f1/en/sentences.tsv")
    }

    @Test func `sentences change no word`() {
        var reader = LexiconReader(
            folders: [
                LexiconFolder(name: "f", files: ["en/sentences.tsv": "negative\tbad\t-\n"])
            ])
        #expect(reader.read().lexicon(for: "en")?.words.contains("bad") == false)
        #expect(reader.problems.isEmpty)
    }
}
