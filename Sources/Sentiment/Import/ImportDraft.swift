// SPDX-License-Identifier: Apache-2.0

/// Collects what the lines of foreign files say, term by term.
struct ImportDraft {
    /// What makes two lines speak of the same.
    private struct Key: Hashable {
        var table: ImportTable
        var folded: String
        var partOfSpeech: PartOfSpeech
    }

    /// So many bad lines are told; further ones are only counted.
    ///
    /// Ours: a page of a terminal.
    private static let problemLimit = 20

    private(set) var problems: [LexiconProblem] = []
    private(set) var badLines = 0
    /// Terms that no table can hold.
    private(set) var unfit = 0
    private var terms: [Key: ImportedTerm] = [:]

    /// Adds what a line says.
    mutating func add(_ entry: ForeignEntry) {
        guard let (table, spelling) = ImportTable.place(of: entry.term) else {
            unfit += 1
            return
        }
        let part = table == .words ? entry.partOfSpeech : .uninflected
        let key = Key(table: table, folded: Folding.fold(spelling), partOfSpeech: part)
        terms[key, default: ImportedTerm(table: table, spelling: spelling)].add(entry)
    }

    /// Adds a line that is no entry.
    mutating func addProblem(_ file: ForeignFile, _ line: Int, _ hint: String) {
        badLines += 1
        guard problems.count < Self.problemLimit else { return }
        problems.append(
            LexiconProblem(path: file.name, line: line, what: "is no entry", hint: hint))
    }

    /// The lines of a table, in plain byte order, and how many terms have no value.
    ///
    /// `list`: the name of the format.
    func lines(of table: ImportTable, list: String) -> (lines: [String], weightless: Int) {
        let found = terms.filter { $0.key.table == table }.values
        let lines = found.compactMap { $0.line(of: list) }
        return (
            lines.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, found.count - lines.count
        )
    }
}
