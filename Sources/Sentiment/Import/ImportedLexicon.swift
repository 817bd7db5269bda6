// SPDX-License-Identifier: Apache-2.0

/// Somebody else's lexicon in our tables.
///
/// A term of several lines takes the mean of their values, so that senses of a word are levelled and
/// a word that is called good and bad has no value.
package struct ImportedLexicon: Sendable {
    /// The texts of the tables that hold something, by their paths in a lexicon folder.
    package let files: [String: String]
    /// How many entries each of these tables has.
    package let entries: [(table: ImportTable, count: Int)]
    /// Terms whose value is zero, or rounded to it.
    package let weightless: Int
    /// Terms that are no word, phrase, emoji or emoticon.
    package let unfit: Int
    /// Lines that are no entry.
    package let badLines: Int
    /// The first of these lines.
    package let problems: [LexiconProblem]

    /// Reads all files of one lexicon; linear in their size, but for sorting.
    package init(_ foreign: [ForeignFile], format: LexiconFormat, language: String) {
        var draft = ImportDraft()
        for file in foreign { format.read(file, &draft) }
        var files: [String: String] = [:]
        var entries: [(table: ImportTable, count: Int)] = []
        var weightless = 0
        for table in ImportTable.allCases {
            let found = draft.lines(of: table, list: format.name)
            weightless += found.weightless
            guard !found.lines.isEmpty else { continue }
            entries.append((table, found.lines.count))
            let note = "# Made of a list in the \(format.name) format, whose licence holds."
            files[table.path(language: language)] =
                ([table.header, note] + found.lines).joined(separator: "\n") + "\n"
        }
        self.files = files
        self.entries = entries
        self.weightless = weightless
        unfit = draft.unfit
        badLines = draft.badLines
        problems = draft.problems
    }
}
