// SPDX-License-Identifier: Apache-2.0

/// The files of a lexicon as they were read: relative path, such as `en/words.tsv`, and text.
///
/// Several folders are laid over each other; the later one wins term by term.
package struct LexiconFolder: Sendable, Hashable {
    /// What messages call the folder.
    package var name: String
    package var files: [String: String]

    package init(name: String, files: [String: String]) {
        self.name = name
        self.files = files
    }

    /// The languages it has a folder for, sorted; `shared` is none.
    package var languages: [String] {
        let folders = files.keys.compactMap { path -> String? in
            let parts = path.split(separator: "/")
            return parts.count > 1 && parts[0] != "shared" ? String(parts[0]) : nil
        }
        return Set(folders).sorted()
    }

    /// A file as a table; nil when the folder does not have it.
    package func table(_ path: String) -> LexiconTable? {
        files[path].map { LexiconTable(path: "\(name)/\(path)", text: $0) }
    }
}

/// Something in a lexicon file that is not what it should be.
package struct LexiconProblem: Sendable, Hashable, CustomStringConvertible {
    package var path: String
    package var line: Int
    package var what: String
    package var hint: String

    package var description: String { "\(path):\(line): \(what) (\(hint))" }
}

/// A tab-separated file: a header line, then one entry a line; `#` starts a comment line.
package struct LexiconTable: Sendable {
    /// An entry with the line it stands in.
    package struct Row: Sendable {
        package var line: Int
        package var cells: [String]

        /// The cell's text; nil for `-`, the sign of an empty cell.
        func text(_ column: Int) -> String? { cells[column] == "-" ? nil : cells[column] }

        /// The parts of a cell that holds a list.
        func list(_ column: Int) -> [String] {
            (text(column) ?? "").parts(between: UInt8(ascii: ","))
        }
    }

    package var path: String
    private let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The lines that hold something, with their numbers; with Windows line ends or without.
    var lines: [(number: Int, text: String)] {
        Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .enumerated().compactMap { offset, bytes in
                let line = bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes
                guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
                return (offset + 1, String(decoding: line, as: UTF8.self))
            }
    }

    /// The rows with exactly these columns; what does not fit goes to `problems` and is left out.
    func rows(columns: [String], problems: inout [LexiconProblem]) -> [Row] {
        var rows: [Row] = []
        var isHeaderSeen = false
        for (number, line) in lines {
            let cells = line.parts(between: UInt8(ascii: "\t"), omittingEmpty: false)
            if !isHeaderSeen {
                isHeaderSeen = true
                if cells == columns { continue }
            }
            if cells.count == columns.count, !cells.contains("") {
                rows.append(Row(line: number, cells: cells))
            } else {
                problems.append(
                    problem(
                        number, "\(cells.count) columns",
                        "expected \(columns.joined(separator: ", ")), with - for an empty one"))
            }
        }
        return rows
    }

    func problem(_ line: Int, _ what: String, _ hint: String) -> LexiconProblem {
        LexiconProblem(path: path, line: line, what: what, hint: hint)
    }

    /// A number of the row within its range; a problem and nil otherwise.
    func number(
        _ row: Row, _ column: Int, in range: ClosedRange<Double>,
        problems: inout [LexiconProblem]
    ) -> Double? {
        if let value = Double(row.cells[column]), range.contains(value) { return value }
        problems.append(
            problem(
                row.line, "\"\(row.cells[column])\" is no number that fits",
                "expected \(range.lowerBound) to \(range.upperBound)"))
        return nil
    }
}

extension String {
    /// The parts between an ASCII sign.
    ///
    /// Lexicons hold tens of thousands of cells, and looking at bytes is several times faster
    /// than looking at characters.
    func parts(between separator: UInt8, omittingEmpty: Bool = true) -> [String] {
        Array(utf8).split(separator: separator, omittingEmptySubsequences: omittingEmpty)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}
