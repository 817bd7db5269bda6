// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct OriginTests {
    private static let words = "lemma\tpos\tvalence\n"

    /// The reasons of a text when these files of a user lie over the sample lexicon.
    private func reasons(
        _ text: String, over own: [String: String], packs: Set<String> = []
    ) -> [String] {
        var reader = LexiconReader(
            folders: [
                SampleLexicons.folder, LexiconFolder(name: "own", files: own, isOfUser: true),
            ], packs: packs)
        let analyzer = Analyzer(lexicons: reader.read())
        #expect(reader.problems.isEmpty)
        return analyzer.analyze(text, language: "en").score.evidence.map(\.reason)
    }

    @Test func `a word of the user says so`() {
        #expect(
            reasons("lumpy and bad", over: ["en/words.tsv": Self.words + "lumpy\ta\t-1.5\n"])
                == ["user lexicon", "lexicon"])
    }

    @Test func `a shipped word with a value of the user says so`() {
        #expect(
            reasons("bad", over: ["en/words.tsv": Self.words + "bad\ta\t-1.0\n"])
                == ["user lexicon"])
    }

    @Test func `an idiom of the user says so`() {
        let own = ["en/idioms.tsv": "phrase\tvalence\ttags\nso so\t-0.5\t-\n"]
        #expect(reasons("It was so so", over: own) == ["idiom, user lexicon"])
        #expect(reasons("Never again", over: own) == ["idiom"])
    }

    @Test func `an emoji of the user says so`() {
        let own = ["shared/emoji.tsv": "emoji\tvalence\ttags\tname\n🥔\t-1.0\t-\tpotato\n"]
        #expect(reasons("🥔", over: own) == ["emoji, potato, user lexicon"])
        #expect(reasons("👍", over: own) == ["emoji, thumb up"])
    }

    @Test func `a pack in a folder of the user keeps its name`() {
        let own = [
            "en/packs/toys.tsv": "term\tpos\tvalence\nwobbly\ta\t-1.0\nfalls over\t-\t-1.5\n"
        ]
        #expect(
            reasons("wobbly, falls over", over: own, packs: ["toys"])
                == ["pack toys", "idiom, pack toys"])
    }
}
