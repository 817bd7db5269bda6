// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct LexiconFolderTests {
    @Test func `its languages are its folders without the shared one`() {
        let folder = LexiconFolder(
            name: "x",
            files: [
                "en/words.tsv": "", "de/words.tsv": "", "shared/emoji.tsv": "",
                "README.md": "",
            ])
        #expect(folder.languages == ["de", "en"])
    }

    @Test func `a file that is not there gives no table`() {
        #expect(LexiconFolder(name: "x", files: [:]).table("en/words.tsv") == nil)
    }

    @Test func `a table is called by folder and path`() {
        let folder = LexiconFolder(name: "own", files: ["en/words.tsv": ""])
        #expect(folder.table("en/words.tsv")?.path == "own/en/words.tsv")
    }

    @Test func `a problem reads as path, line, trouble and hint`() {
        var reader = LexiconReader(folders: [
            LexiconFolder(name: "own", files: ["en/negators.tsv": "# mine\nnot\t3\tup\n"])
        ])
        _ = reader.read()
        #expect(
            reader.problems.map(\.description) == [
                #"own/en/negators.tsv:2: unknown direction "up" (forward, backward, both)"#
            ])
    }
}
