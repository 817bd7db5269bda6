// SPDX-License-Identifier: Apache-2.0

package import Model

/// Classes of what is stated ("foreign object", "refund refused"), found by stems in the text.
///
/// A negative statement is often a bare fact without a mood word; the class sees it, gives it a
/// value, and says what kind of claim it is. One list serves all languages, so that a claim is
/// one claim in all of them.
package struct StatementClasses: Sendable {
    /// A class that was found, and where.
    package struct Match: Sendable, Hashable {
        package var statement: StatementClass
        /// Tokens it was found in.
        package var range: Range<Int>
    }

    private var classes: [StatementClass] = []
    private var indexByName: [String: Int] = [:]
    /// Stems that match at the beginning of a word.
    private var byBeginning = StemTable()
    /// Stems that match anywhere in a word.
    private var anywhere = StemTable()

    package init() {}

    /// The class of a name; nil when there is none.
    package subscript(name: String) -> StatementClass? { indexByName[name].map { classes[$0] } }

    /// Every class by its name.
    package var catalog: [String: StatementClass] {
        indexByName.mapValues { classes[$0] }
    }

    /// Adds a class with its stems; the stems of one that is there already are added to it.
    package mutating func add(_ statement: StatementClass, stems: [String]) {
        let index = indexByName[statement.name] ?? classes.count
        if index == classes.count { classes.append(statement) } else { classes[index] = statement }
        indexByName[statement.name] = index
        for stem in stems {
            let words = stem.parts(between: UInt8(ascii: " ")).map { StemWord($0) }
            guard let first = words.first, !first.bytes.isEmpty else { continue }
            let entry = Stem(first: first, rest: Array(words.dropFirst()), classIndex: index)
            if first.isAnywhere { anywhere.add(entry) } else { byBeginning.add(entry) }
        }
    }

    /// Every class found, in order of place; each class once, where it stands first.
    ///
    /// - Complexity: linear in the bytes of the tokens.
    package func matches(in tokens: [Token]) -> [Match] {
        var search = Search(words: WordBytes(tokens), classCount: classes.count)
        for index in tokens.indices where tokens[index].isWordLike {
            let word = search.words.ranges[index]
            search.look(in: byBeginning, at: word, of: index)
            for start in word {
                search.look(in: anywhere, at: start..<word.upperBound, of: index)
            }
        }
        return search.found.map { Match(statement: classes[$0.classIndex], range: $0.range) }
    }
}

private struct Stem: Sendable {
    var first: StemWord
    /// The words after it; each must match the token in its place.
    var rest: [StemWord]
    var classIndex: Int
}

/// Stems by up to three bytes of their first word.
///
/// A plain array instead of a dictionary, since it is asked for every byte of every text. Its
/// index is the last five bits of each byte, which tell letters apart; what else they mix up is
/// sorted out when the stem is compared.
private struct StemTable: Sendable {
    static let longestKey = 3
    private var places = [Int](repeating: 0, count: 1 << (5 * longestKey))
    /// The stems of each place; the first list is for the places without any.
    private var lists: [[Stem]] = [[]]

    mutating func add(_ stem: Stem) {
        let bytes = stem.first.bytes
        let place = Self.place(bytes, 0..<min(bytes.count, Self.longestKey))
        if places[place] == 0 {
            places[place] = lists.count
            lists.append([])
        }
        lists[places[place]].append(stem)
    }

    /// The stems that may begin with these bytes.
    func stems(_ row: [UInt8], _ key: Range<Int>) -> [Stem] { lists[places[Self.place(row, key)]] }

    private static func place(_ row: [UInt8], _ key: Range<Int>) -> Int {
        key.reduce(0) { $0 << 5 | Int(row[$1] & 31) }
    }
}

/// One pass over a text.
private struct Search {
    let words: WordBytes
    private var isFound: [Bool]
    private(set) var found: [(classIndex: Int, range: Range<Int>)] = []

    init(words: WordBytes, classCount: Int) {
        self.words = words
        self.isFound = Array(repeating: false, count: classCount)
    }

    /// Tries the stems of a table on the bytes of a word from some place on.
    mutating func look(in table: StemTable, at bytes: Range<Int>, of index: Int) {
        for end in 1...StemTable.longestKey where end <= bytes.count {
            let key = bytes.lowerBound..<(bytes.lowerBound + end)
            take(table.stems(words.bytes, key), at: bytes, of: index)
        }
    }

    private mutating func take(_ stems: [Stem], at bytes: Range<Int>, of index: Int) {
        for place in stems.indices
        where stems[place].first.begins(bytes, of: words.bytes)
            && !isFound[stems[place].classIndex] && isFollowed(index, by: stems[place].rest)
        {
            isFound[stems[place].classIndex] = true
            let end = index + 1 + stems[place].rest.count
            found.append((stems[place].classIndex, index..<end))
        }
    }

    /// Whether the tokens after this one are the further words of a stem.
    private func isFollowed(_ index: Int, by rest: [StemWord]) -> Bool {
        guard index + rest.count < words.ranges.count else { return false }
        return rest.indices.allSatisfy {
            rest[$0].matches(words.ranges[index + 1 + $0], of: words.bytes)
        }
    }
}

/// One word of a stem: `refund` begins a word, `*unfall` stands anywhere in it, `lid$` is the whole
/// word, and `*splitter$` ends it.
private struct StemWord: Sendable {
    let bytes: [UInt8]
    let isAnywhere: Bool
    private let endsWord: Bool

    init(_ text: String) {
        let signs = text.utf8
        endsWord = signs.last == UInt8(ascii: "$")
        isAnywhere = signs.first == UInt8(ascii: "*")
        let bare = signs.drop { $0 == UInt8(ascii: "*") }
        bytes = Array(Folding.fold(Substring(endsWord ? bare.dropLast() : bare)).utf8)
    }

    /// Whether the rest of a word, which stands in this range, begins with it.
    func begins(_ range: Range<Int>, of row: [UInt8]) -> Bool {
        guard endsWord ? range.count == bytes.count : range.count >= bytes.count else {
            return false
        }
        // From the end: the first bytes are alike for all that were looked up by them.
        for place in bytes.indices.reversed() where bytes[place] != row[range.lowerBound + place] {
            return false
        }
        return true
    }

    func matches(_ range: Range<Int>, of row: [UInt8]) -> Bool {
        guard isAnywhere else { return begins(range, of: row) }
        return range.contains { begins($0..<range.upperBound, of: row) }
    }
}

/// The bytes of all tokens in one row.
private struct WordBytes {
    private(set) var bytes: [UInt8] = []
    private(set) var ranges: [Range<Int>] = []

    init(_ tokens: [Token]) {
        ranges.reserveCapacity(tokens.count)
        for token in tokens {
            let start = bytes.count
            bytes.append(contentsOf: token.bareText.utf8)
            ranges.append(start..<bytes.count)
        }
    }
}
