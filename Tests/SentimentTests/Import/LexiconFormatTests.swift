// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct LexiconFormatTests {
    /// The lines of a table, without its header and the note on its origin.
    private func lines(_ path: String, _ file: ForeignFile, _ format: LexiconFormat) -> [String] {
        let lexicon = ImportedLexicon([file], format: format, language: "en")
        #expect(lexicon.problems.isEmpty)
        return (lexicon.files[path] ?? "").split(separator: "\n").dropFirst(2)
            .map { String($0.replacing("\t", with: "  ")) }
    }

    private func words(_ file: ForeignFile, _ format: LexiconFormat) -> [String] {
        lines("en/words.tsv", file, format)
    }

    @Test func `VADER's means are ours, its faces are emoticons`() {
        let file = ForeignLists.vader
        #expect(words(file, .vader) == ["gleamish  x  2.4  !  -", "lumpy  x  -1.6  !  -"])
        #expect(lines("en/idioms.tsv", file, .vader) == ["mostly wonky  -2.1  -"])
        #expect(lines("shared/emoji.tsv", file, .vader) == ["8-[  -1.2  -  vader"])
    }

    @Test func `AFINN's five is our four`() {
        let file = ForeignLists.afinn
        #expect(words(file, .afinn) == ["gleamish  x  4.0  !  -", "lumpy  x  -1.6  !  -"])
        #expect(
            lines("en/idioms.tsv", file, .afinn)
                == ["mostly wonky  -2.4  -", "self lumped  -0.8  -"])
        #expect(lines("shared/emoji.tsv", file, .afinn) == ["🥔  0.8  -  afinn"])
    }

    @Test func `SentiWS keeps its forms and parts of speech, and the root of its weights`() {
        #expect(
            words(ForeignLists.sentiWS, .sentiWS) == [
                "Knirz  n  -2.0  Knirze,Knirzes  -", "glimmig  a  0.4  glimmiger  -",
                "knirzhalber  x  -1.0  -  -", "verknirzen  v  -4.0  -  -",
            ])
    }

    @Test func `EmoLex gives polarity and tags`() {
        #expect(
            words(ForeignLists.nrc, .nrc) == [
                "gleamish  x  2.0  !  joy", "lumpy  x  -2.0  !  anger",
            ])
    }

    @Test func `lists of intensity are judged by their emotions, in either order of columns`() {
        let file = ForeignLists.file(
            "i.txt", "English Word  Emotion  Score", "lumpy  anger  0.75", "lumpy  fear  0.25",
            "gleamish  0.500  joy", "gleamish  0.9  trust")
        #expect(words(file, .nrc) == ["gleamish  x  2.0  !  joy", "lumpy  x  -2.0  !  anger"])
    }

    @Test func `the name of a file of Hu and Liu tells its side`() {
        #expect(
            words(ForeignLists.huLiu, .huLiu) == ["lumpy  x  -2.0  !  -", "wonky  x  -2.0  !  -"])
        let nameless = ForeignLists.file("list.txt", "lumpy")
        let lexicon = ImportedLexicon([nameless], format: .huLiu, language: "en")
        #expect(lexicon.files.isEmpty)
        #expect(lexicon.problems.first?.hint.contains("name of the file") == true)
    }

    @Test func `senses of Pattern become one mean`() {
        #expect(words(ForeignLists.pattern, .pattern) == ["lumpy  x  -1.5  !  -"])
    }

    @Test(arguments: [
        (ForeignLists.vader, "vader"), (ForeignLists.afinn, "afinn"),
        (ForeignLists.sentiWS, "sentiws"), (ForeignLists.nrc, "nrc"),
        (ForeignLists.huLiu, "hu-liu"), (ForeignLists.pattern, "pattern"),
    ])
    func `a format is told by its content`(file: ForeignFile, name: String) throws {
        #expect(try LexiconFormat.recognise([file]).name == name)
    }

    @Test func `terms of use before the first entry do not hide EmoLex`() throws {
        let file = ForeignLists.file(
            "w.txt", "Ask us before you use this list.", "lumpy  anger  1", "lumpy  joy  0")
        #expect(try LexiconFormat.recognise([file]).name == "nrc")
        #expect(ImportedLexicon([file], format: .nrc, language: "en").badLines == 0)
    }

    @Test(arguments: ["", "lumpy and wonky\n", "<html></html>", "lumpy  high\n", "\0\0\0"])
    func `what is of no format is refused`(text: String) {
        #expect(throws: ImportFailure.unknown(file: "x.txt")) {
            try LexiconFormat.recognise([ForeignFile(name: "x.txt", bytes: Array(text.utf8))])
        }
    }

    @Test func `files of two formats are refused`() {
        #expect(throws: ImportFailure.different(formats: ["afinn", "vader"])) {
            try LexiconFormat.recognise([ForeignLists.vader, ForeignLists.afinn])
        }
    }

    @Test func `every name stands once`() {
        #expect(Set(LexiconFormat.all.map(\.name)).count == LexiconFormat.all.count)
    }
}
