// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct LexiconReaderTests {
    private static let head = "lemma\tpos\tvalence\tforms\ttags\n"

    private func read(_ folders: [String: String]...) -> (Lexicons, [LexiconProblem]) {
        var reader = LexiconReader(
            folders: folders.enumerated().map { LexiconFolder(name: "f\($0)", files: $1) })
        return (reader.read(), reader.problems)
    }

    private func valence(_ word: String, _ words: String..., language: String = "en") -> Double? {
        let folders = words.enumerated().map { place, text in
            LexiconFolder(name: "f\(place)", files: ["\(language)/words.tsv": Self.head + text])
        }
        var reader = LexiconReader(folders: folders)
        return reader.read().lexicon(for: language)?.entry(for: word)?.valence
    }

    @Test func `the sample lexicon has no problems`() {
        var reader = LexiconReader(folders: [SampleLexicons.folder])
        #expect(reader.read().languages.map(\.language) == ["de", "en"])
        #expect(reader.problems.isEmpty)
    }

    @Test(arguments: [
        ("en/words.tsv", "good\ta", "2 columns"),
        ("en/words.tsv", "good\ta\t\t-\t-", "5 columns"),
        ("en/words.tsv", "good\tz\t2.0\t-\t-", "unknown part of speech \"z\""),
        ("en/words.tsv", "good\ta\tfive\t-\t-", "\"five\" is no number that fits"),
        ("en/words.tsv", "good\ta\t4.5\t-\t-", "\"4.5\" is no number that fits"),
        ("en/words.tsv", "good\ta\tnan\t-\t-", "\"nan\" is no number that fits"),
        ("en/words.tsv", "good\ta\t2.0\t-\tjoys", "unknown tag \"joys\""),
        ("en/modifiers.tsv", "very\tbooster\t1.5", "unknown kind \"booster\""),
        ("en/modifiers.tsv", "very\tintensifier\t9", "\"9\" is no number that fits"),
        ("en/negators.tsv", "not\t3\tup", "unknown direction \"up\""),
        ("en/negators.tsv", "not\t0\tforward", "\"0\" is no number that fits"),
        ("en/idioms.tsv", "never again\tlow\t-", "\"low\" is no number that fits"),
        ("shared/emoji.tsv", "😡\tx\t-\tangry", "\"x\" is no number that fits"),
        ("shared/statements.tsv", "a\tb\t-\t-1\tx\ty", "unknown kind \"b\""),
        ("shared/statements.tsv", "a\tharm\tpets\t-1\tx\ty", "unknown harm \"pets\""),
        ("shared/statements.tsv", "a\tharm\t-\t1\tx\ty", "\"1\" is no number that fits"),
    ])
    func `a bad line is named by path and line`(path: String, line: String, what: String) {
        let (_, problems) = read([path: "# one\n\n\(line)\n"])
        #expect(problems.map(\.what) == [what])
        #expect(problems.first?.description.hasPrefix("f0/\(path):3: ") == true)
    }

    @Test func `the rest of a file with a bad line is in force`() {
        #expect(valence("good", "bad\ta\n" + "good\ta\t2.0\t-\t-\n") == 2)
    }

    @Test func `an entry with an unknown tag keeps its value`() {
        #expect(valence("good", "good\ta\t2.0\t-\tjoys\n") == 2)
    }

    @Test func `Windows line ends do no harm`() {
        let (lexicons, problems) = read([
            "en/words.tsv": "lemma\tpos\tvalence\tforms\ttags\r\ngood\ta\t2.0\t-\t-\r\n",
            "en/function-words.txt": "the\r\nis\r\n",
        ])
        #expect(problems.isEmpty)
        #expect(lexicons.lexicon(for: "en")?.entry(for: "good")?.valence == 2)
        let functionWords = lexicons.lexicon(for: "en")?.functionWords
        #expect(functionWords?.contains(WordKey("the")) == true)
        #expect(functionWords?.contains(WordKey("good")) == false)
    }

    @Test func `a later folder wins`() {
        #expect(valence("sick", "sick\ta\t-2.0\t-\t-\n", "sick\ta\t1.0\t-\t-\n") == 1)
    }

    @Test func `a form made in a later folder wins over one listed in an earlier`() {
        #expect(valence("sicks", "ill\ta\t-2.0\tsicks\t-\n", "sick\tn\t1.0\t-\t-\n") == 1)
    }

    @Test func `a later folder leaves the other words`() {
        #expect(valence("bad", "bad\ta\t-2.0\t-\t-\n", "sick\ta\t1.0\t-\t-\n") == -2)
    }

    @Test func `a later folder replaces a negator, an idiom and an emoji`() {
        let (lexicons, _) = read(
            [
                "en/negators.tsv": "not\t3\tforward\n", "en/idioms.tsv": "so so\t-1\t-\n",
                "shared/emoji.tsv": "😡\t-2\t-\tone\n",
            ],
            [
                "en/negators.tsv": "not\t5\tboth\n", "en/idioms.tsv": "so so\t1\t-\n",
                "shared/emoji.tsv": "😡\t-3\t-\ttwo\n",
            ])
        let tokens = lexicons.tokenizer.tokens(of: "not so so")
        let english = lexicons.lexicon(for: "en")
        #expect(english?.negators.longestMatch(in: tokens, at: 0)?.value.scope == 5)
        #expect(english?.idioms.longestMatch(in: tokens, at: 1)?.value.valence == 1)
        #expect(lexicons.emoji["😡"]?.valence == -3)
    }

    @Test func `stems of a later folder are added to the class`() {
        let (lexicons, _) = read(
            ["shared/statements.tsv": "smoke\tharm\tlife\t-1\tsmok\t-\n"],
            ["shared/statements.tsv": "smoke\tharm\tlife\t-2\tfume\t-\n"])
        let found = ["smoking", "fumes"].map {
            lexicons.statements.matches(in: Tokenizer().tokens(of: $0)).first?.statement.valence
        }
        #expect(found == [-2, -2])
    }

    @Test func `a lemma has its regular forms and those listed`() {
        let line = "good\ta\t2.0\tbetter,best\t-\n"
        #expect(["good", "goodly", "better", "best"].compactMap { valence($0, line) }.count == 4)
    }

    @Test func `an exclamation mark before the forms leaves out the regular ones`() {
        let line = "lie\tv\t-2.0\t!lied,lying\t-\n"
        #expect(valence("lying", line) == -2)
        #expect(valence("lie", line) == -2)
        #expect(valence("lies", line) == nil)
    }

    @Test func `a listed form wins over a stronger one that a rule made`() {
        let lines = "hat\tv\t-4.0\t-\t-\n" + "hated\tx\t-1.0\t-\t-\n"
        #expect(valence("hated", lines) == -1)
    }

    @Test func `a separable verb is found in all its spellings`() {
        let line = "ab|stürzen\tv\t-2.0\t-\t-\n"
        let forms = ["abstuerzen", "abgestuerzt", "abzustuerzen", "abstuerzte"]
        #expect(forms.compactMap { valence($0, line, language: "de") }.count == forms.count)
    }

    @Test(arguments: [
        ["fine\ta\t2.0\t-\t-\n", "fine\tn\t-2.0\t-\t-\n"],
        ["fine\ta\t1.0\t-\t-\n", "fine\tn\t-2.0\t-\t-\n"],
        ["fine\tx\t1.0\t-\tjoy\n", "fine\tx\t1.0\t-\t-\n"],
        ["fin\tx\t1.5\tfine\t-\n", "finer\tx\t-1.5\tfine\t-\n"],
    ])
    func `the order of lines does not decide between two entries`(lines: [String]) throws {
        let orders = try [lines, lines.reversed()].map { lines in
            let (lexicons, _) = read(["en/words.tsv": Self.head + lines.joined()])
            return try #require(lexicons.lexicon(for: "en")?.entry(for: "fine"))
        }
        #expect(orders[0] == orders[1])
    }

    @Test func `the stronger of two entries holds`() {
        #expect(valence("fine", "fine\ta\t1.0\t-\t-\n" + "fine\tn\t-2.0\t-\t-\n") == -2)
    }
}
