// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Sentiment

@Suite struct ImportedLexiconTests {
    private func imported(_ files: ForeignFile..., format: LexiconFormat = .afinn)
        -> ImportedLexicon
    {
        ImportedLexicon(files, format: format, language: "en")
    }

    private func own(_ lines: String...) -> ForeignFile {
        ForeignLists.file("own.txt", lines.joined(separator: "\n"))
    }

    @Test(arguments: LexiconFormat.all)
    func `our reader takes what was imported without a problem`(format: LexiconFormat) {
        let lists = [
            ForeignLists.vader, ForeignLists.afinn, ForeignLists.sentiWS, ForeignLists.nrc,
            ForeignLists.huLiu, ForeignLists.pattern,
        ]
        let lexicon = ImportedLexicon(
            lists.filter(format.recognises), format: format, language: format.language)
        #expect(!lexicon.files.isEmpty)
        var reader = LexiconReader(folders: [LexiconFolder(name: "own", files: lexicon.files)])
        _ = reader.read()
        #expect(reader.problems.isEmpty)
    }

    @Test func `an imported word changes a score and says whose it is`() {
        let files = imported(ForeignLists.afinn).files
        var reader = LexiconReader(
            folders: [
                SampleLexicons.folder, LexiconFolder(name: "own", files: files, isOfUser: true),
            ])
        let analyzer = Analyzer(lexicons: reader.read())
        let score = analyzer.analyze("lumpy and mostly wonky 🥔", language: "en").score
        #expect(score.label == .negative)
        #expect(
            score.evidence.map(\.reason)
                == ["user lexicon", "idiom, user lexicon", "emoji, afinn, user lexicon"])
        #expect(analyzer.analyze("lumpier", language: "en").score.evidence.isEmpty)
    }

    @Test func `a term of several lines takes the mean`() {
        let lexicon = imported(own("naive  -1", "naïve  -4", "Naive  -1", "sick  2", "sick  -2"))
        #expect(lexicon.files["en/words.tsv"]?.contains("naive\tx\t-1.6\t!\t-\n") == true)
        #expect(lexicon.weightless == 1)
    }

    @Test func `a word that one list praises and another blames is left out`() {
        let lexicon = imported(
            ForeignLists.file("positive.txt", "sick", "fine"),
            ForeignLists.file("negative.txt", "sick"), format: .huLiu)
        #expect(lexicon.entries.map(\.count) == [1])
        #expect(lexicon.weightless == 1)
    }

    @Test func `what has no value, or is no term, is counted`() {
        let lexicon = imported(
            own(
                "table  0", "f**ked up  -3", "#-)  1", "a, b  2", "12  1",
                String(repeating: "long ", count: 21) + "word  1"))
        #expect(lexicon.files.isEmpty)
        #expect(lexicon.weightless == 1)
        #expect(lexicon.unfit == 5)
        #expect(lexicon.badLines == 0)
    }

    @Test func `bad lines are named, the first twenty of them`() {
        let bad = (1...30).map { "word  \($0 + 5)" }
        let lexicon = imported(own("lumpy  -1", bad.joined(separator: "\n")))
        #expect(lexicon.badLines == 30)
        #expect(lexicon.problems.count == 20)
        #expect(
            lexicon.problems.first?.description == """
                own.txt:2: is no entry (expected term and whole number from -5 to 5, \
                with a tab between)
                """)
    }

    @Test func `Latin-1, a byte order mark and Windows line ends do no harm`() {
        let latin = ForeignFile(name: "negative.txt", bytes: Array("na".utf8) + [0xEF, 0x0A])
        #expect(
            imported(latin, format: .huLiu).files["en/words.tsv"]?.contains("naï\tx") == true)
        let marked = ForeignFile(
            name: "a", bytes: [0xEF, 0xBB, 0xBF] + Array("lumpy\t-1\r\n".utf8))
        #expect(imported(marked).files["en/words.tsv"]?.contains("\nlumpy\tx\t-0.8") == true)
    }

    @Test func `the order of the lines does not change the tables`() {
        let lines = ["b  1", "a  1", "a-b  2", ":-]  2"]
        let orders = [lines, lines.reversed()].map {
            imported(own($0.joined(separator: "\n"))).files
        }
        #expect(orders[0] == orders[1])
    }
}
