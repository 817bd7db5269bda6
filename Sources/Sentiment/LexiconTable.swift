// SPDX-License-Identifier: Apache-2.0

/// A tab-separated file: a header line, then one entry a line; `#` starts a comment line.
package struct LexiconTable: Sendable {
    package var path: String
    private let text: String

    /// A table with this text; `path` is what messages call it.
    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// Hands on each line that holds something, with Windows line ends or without.
    func forEachLine(_ body: (_ number: Int, _ line: UnsafeBufferPointer<UInt8>) -> Void) {
        var number = 0
        text.withBytes { bytes in
            bytes.forEachPart(between: UInt8(ascii: "\n")) { whole in
                number += 1
                let line = whole.last == UInt8(ascii: "\r") ? whole.without(last: 1) : whole
                if let first = line.first, first != UInt8(ascii: "#") { body(number, line) }
            }
        }
    }

    /// Hands on the rows and returns what does not fit: lines that are no rows, which are left
    /// out, and then what was found in the rows.
    ///
    /// The cells have the order of `columns` and then of `optional`. The first line names the
    /// columns, in any order; without such a line they stand as given, and the last optional ones
    /// may be missing.
    func forEachRow(
        columns: [String], optional: [String] = [], _ body: (inout LexiconRow) -> Void
    ) -> [LexiconProblem] {
        var row = LexiconRow(path: path, columns: LexiconColumns(columns, optional: optional))
        var misfits: [LexiconProblem] = []
        var isFirst = true
        forEachLine { number, line in
            let isHeader = isFirst && row.columns.areNamed(by: line)
            isFirst = false
            if isHeader { return }
            if let misfit = row.read(line, number) { misfits.append(misfit) } else { body(&row) }
        }
        return misfits + row.problems
    }
}

/// The columns of a table, and where they stand in its file.
struct LexiconColumns {
    private let needed: Int
    private let wanted: [String]
    /// As they stand in the file.
    private var named: [String]?
    /// The place of each wanted one in the file; nil where the file does not have it.
    private var places: [Int?]

    init(_ needed: [String], optional: [String]) {
        self.needed = needed.count
        wanted = needed + optional
        places = Array(wanted.indices)
    }

    /// Whether a line names them; if so, they stand in its order from here on.
    mutating func areNamed(by line: UnsafeBufferPointer<UInt8>) -> Bool {
        let names = line.string.parts(between: UInt8(ascii: "\t"))
        guard Set(names).isSuperset(of: wanted.prefix(needed)), Set(names).isSubset(of: wanted)
        else { return false }
        named = names
        places = wanted.map(names.firstIndex(of:))
        return true
    }

    /// The names that a line of so many cells should have.
    func expected(_ count: Int) -> [String] {
        named ?? Array(wanted.prefix(max(needed, count)))
    }

    /// Whether a line of so many cells has them all.
    func fit(_ count: Int) -> Bool {
        named.map { $0.count == count } ?? (needed...wanted.count).contains(count)
    }

    /// The place of a column in a line.
    func place(of column: Int) -> Int? { places[column] }
}

/// An entry with the line it stands in, lent for as long as it is read.
struct LexiconRow {
    fileprivate var columns: LexiconColumns
    /// What was found in this row and those before it.
    fileprivate var problems: [LexiconProblem] = []
    private let path: String
    private(set) var line = 0
    /// As they stand in the file.
    private var cells: [UnsafeBufferPointer<UInt8>] = []

    fileprivate init(path: String, columns: LexiconColumns) {
        self.path = path
        self.columns = columns
    }

    /// Takes the cells of a line; a problem when they are too few, too many or empty.
    fileprivate mutating func read(
        _ line: UnsafeBufferPointer<UInt8>, _ number: Int
    ) -> LexiconProblem? {
        self.line = number
        cells.removeAll(keepingCapacity: true)
        line.forEachPart(between: UInt8(ascii: "\t")) { cells.append($0) }
        if columns.fit(cells.count), !cells.contains(where: { $0.isEmpty }) { return nil }
        let expected = columns.expected(cells.count).joined(separator: ", ")
        return problem(
            "\(cells.count) columns", "expected \(expected), with - for an empty one")
    }

    /// The bytes of a cell; none where the file does not have the column.
    subscript(column: Int) -> UnsafeBufferPointer<UInt8> {
        guard let place = columns.place(of: column), place < cells.count else {
            return UnsafeBufferPointer(start: nil, count: 0)
        }
        return cells[place]
    }

    /// Whether a cell is there and holds more than `-`, the sign of an empty one.
    func holds(_ column: Int) -> Bool {
        let cell = self[column]
        return cell.count > 1 || cell.count == 1 && cell[0] != UInt8(ascii: "-")
    }

    /// The text of a cell.
    func text(_ column: Int) -> String { self[column].string }

    /// The parts of a cell that holds a list, which may begin behind a sign.
    func list(_ column: Int, from start: Int = 0) -> [UnsafeBufferPointer<UInt8>] {
        guard holds(column) else { return [] }
        return self[column].without(first: start).items(between: UInt8(ascii: ","))
    }

    /// A number within its range; a problem and nil otherwise.
    mutating func number(_ column: Int, in range: ClosedRange<Double>) -> Double? {
        let value = self[column].decimal ?? Double(text(column))
        if let value, range.contains(value) { return value }
        note(
            "\"\(text(column))\" is no number that fits",
            "expected \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// The value of that name; a problem and nil when there is none.
    ///
    /// `kind` is what the message calls such a value, `hint` the names that there are.
    mutating func value<Value>(
        named name: UnsafeBufferPointer<UInt8>, _ kind: String, hint: String? = nil
    ) -> Value? where Value: RawRepresentable<String> & CaseIterable {
        if let value = Value(rawValue: name.string) { return value }
        note(
            "unknown \(kind) \"\(name.string)\"",
            hint ?? Value.allCases.map(\.rawValue).joined(separator: ", "))
        return nil
    }

    private mutating func note(_ what: String, _ hint: String) {
        problems.append(problem(what, hint))
    }

    private func problem(_ what: String, _ hint: String) -> LexiconProblem {
        LexiconProblem(path: path, line: line, what: what, hint: hint)
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The text that the bytes are.
    fileprivate var string: String { String(decoding: self, as: UTF8.self) }
}
