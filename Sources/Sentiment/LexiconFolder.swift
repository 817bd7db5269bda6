// SPDX-License-Identifier: Apache-2.0

/// The files of a lexicon as they were read: relative path, such as `en/words.tsv`, and text.
///
/// Several folders are laid over each other; the later one wins term by term.
package struct LexiconFolder: Sendable, Hashable {
    /// What messages call the folder.
    package var name: String
    package var files: [String: String]
    /// Whether a user wrote it, rather than that the program brings it along.
    package var isOfUser: Bool

    package init(name: String, files: [String: String], isOfUser: Bool = false) {
        self.name = name
        self.files = files
        self.isOfUser = isOfUser
    }

    /// Where the words outside packs come from.
    var origin: Origin { isOfUser ? .user : .general }

    /// The languages it has a folder for, sorted; `shared` is none.
    package var languages: [String] {
        let folders = files.keys.compactMap { path -> String? in
            let parts = path.split(separator: "/")
            return parts.count > 1 && parts[0] != "shared" ? String(parts[0]) : nil
        }
        return Set(folders).sorted()
    }

    /// The packs that it has for any language, sorted by name.
    package var packs: [String] { Set(languages.flatMap(packs(of:))).sorted() }

    /// The packs that it has for a language, sorted by name.
    func packs(of language: String) -> [String] {
        let start = "\(language)/packs/"
        return files.keys.filter { $0.hasPrefix(start) && $0.hasSuffix(".tsv") }
            .map { String($0.dropFirst(start.count).dropLast(4)) }.sorted()
    }

    /// The folded words of a file with a word a line; none when the folder does not have it.
    func words(_ path: String) -> [WordKey] {
        (table(path)?.lines ?? []).map { WordKey(folding: $0.text) }
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
            text(column)?.parts(between: UInt8(ascii: ",")) ?? []
        }
    }

    package var path: String
    private let bytes: [UInt8]

    /// A table with this text; `path` is what messages call it.
    package init(path: String, text: String) {
        self.path = path
        self.bytes = Array(text.utf8)
    }

    /// The lines that hold something, with their numbers; with Windows line ends or without.
    var lines: [(number: Int, text: String)] {
        var lines: [(Int, String)] = []
        forEachLine { number, line in lines.append((number, String(decoding: line, as: UTF8.self)))
        }
        return lines
    }

    /// Hands on the bytes of each line that holds something.
    private func forEachLine(
        _ body: (_ number: Int, _ line: Slice<UnsafeBufferPointer<UInt8>>) -> Void
    ) {
        bytes.withUnsafeBufferPointer { bytes in
            var number = 0
            var start = 0
            while start < bytes.count {
                number += 1
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
                let line = bytes[start..<end]
                let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                if let first = text.first, first != UInt8(ascii: "#") { body(number, text) }
                start = end + 1
            }
        }
    }

    /// The rows, with the cells in the order of `columns` and then of `optional`, `-` for what
    /// the file does not have; what does not fit goes to `problems` and is left out.
    ///
    /// The first line names the columns, in any order; without such a line they stand as given,
    /// and the last optional ones may be missing.
    func rows(
        columns: [String], optional: [String] = [], problems: inout [LexiconProblem]
    ) -> [Row] {
        let all = columns + optional
        var names = all
        /// Where each wanted column stands in the file; nil for one it does not have.
        var places: [Int?]?
        var rows: [Row] = []
        var isFirst = true
        forEachLine { number, line in
            var cells = Self.parts(of: line, between: UInt8(ascii: "\t"))
            defer { isFirst = false }
            if isFirst, Set(cells).isSuperset(of: columns), Set(cells).isSubset(of: all) {
                names = cells
                places = all.map(cells.firstIndex(of:))
                return
            }
            let wanted = places == nil ? all.prefix(max(columns.count, cells.count)) : names[...]
            guard cells.count == wanted.count, !cells.contains(where: \.isEmpty) else {
                problems.append(
                    problem(
                        number, "\(cells.count) columns",
                        "expected \(wanted.joined(separator: ", ")), with - for an empty one"))
                return
            }
            if let places {
                if names != all { cells = places.map { $0.map { cells[$0] } ?? "-" } }
            } else {
                cells += Array(repeating: "-", count: all.count - cells.count)
            }
            rows.append(Row(line: number, cells: cells))
        }
        return rows
    }

    private static func parts(
        of line: Slice<UnsafeBufferPointer<UInt8>>, between separator: UInt8
    ) -> [String] {
        var parts: [String] = []
        parts.reserveCapacity(8)
        UnsafeBufferPointer(rebasing: line).forEachPart(between: separator) { part in
            // Most cells are empty, and a literal costs nothing.
            let isEmpty = part.count == 1 && part.first == UInt8(ascii: "-")
            parts.append(isEmpty ? "-" : String(decoding: part, as: UTF8.self))
        }
        return parts
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

extension UnsafeBufferPointer<UInt8> {
    /// Hands on the bytes between the signs; empty ones too.
    func forEachPart(between separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = 0
        for end in 0...count where end == count || self[end] == separator {
            body(UnsafeBufferPointer(rebasing: self[start..<end]))
            start = end + 1
        }
    }
}

extension String {
    /// The parts between an ASCII sign.
    ///
    /// Lexicons hold tens of thousands of cells, and looking at bytes is several times faster
    /// than looking at characters.
    func parts(between separator: UInt8, omittingEmpty: Bool = true) -> [String] {
        var parts: [String] = []
        withBytes { bytes in
            bytes.forEachPart(between: separator) { part in
                if !omittingEmpty || !part.isEmpty {
                    parts.append(String(decoding: part, as: UTF8.self))
                }
            }
        }
        return parts
    }
}
