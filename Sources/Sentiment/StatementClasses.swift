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

    private struct Stem: Sendable {
        var first: StemWord
        /// The words after it; each must match the token in its place.
        var rest: [StemWord]
        var classIndex: Int
    }

    /// Stems, by the first bytes of their first word.
    private typealias StemTable = [UInt32: [Stem]]

    /// Bytes of a stem by which it is looked up; shorter stems have keys as short as they are.
    private static let longestKey = 3

    private var classes: [StatementClass] = []
    private var indexByName: [String: Int] = [:]
    /// Stems that match at the beginning of a word; the place in the array is the key's length.
    private var byBeginning = [StemTable](repeating: [:], count: longestKey + 1)
    /// Stems that match anywhere in a word, likewise.
    private var anywhere = [StemTable](repeating: [:], count: longestKey + 1)

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
            let start = first.bytes.prefix(Self.longestKey)
            let entry = Stem(
                first: first, rest: Array(words.dropFirst()), classIndex: index)
            if first.isAnywhere {
                anywhere[start.count][Self.key(start[...]), default: []].append(entry)
            } else {
                byBeginning[start.count][Self.key(start[...]), default: []].append(entry)
            }
        }
    }

    /// Up to three bytes as one number, so that looking up costs no string.
    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

extension StatementClasses {
    /// Every class found, in order of place; each class once, where it stands first.
    ///
    /// - Complexity: linear in the bytes of the tokens.
    package func matches(in tokens: [Token]) -> [Match] {
        let words = WordBytes(tokens)
        var search = Search(isFound: Array(repeating: false, count: classes.count))
        for index in tokens.indices where tokens[index].isWordLike {
            let range = words.ranges[index]
            for length in 1...Self.longestKey where range.count >= length {
                look(byBeginning[length], length, at: range.lowerBound, index, words, &search)
                guard !anywhere[length].isEmpty else { continue }
                for start in range.lowerBound...(range.upperBound - length) {
                    look(anywhere[length], length, at: start, index, words, &search)
                }
            }
        }
        return search.found
    }

    private struct Search {
        var isFound: [Bool]
        var found: [Match] = []
    }

    /// Tries the stems that share their first bytes with the word from this byte on.
    private func look(
        _ table: StemTable, _ length: Int, at start: Int, _ index: Int, _ words: WordBytes,
        _ search: inout Search
    ) {
        guard let stems = table[Self.key(words.bytes[start..<(start + length)])] else { return }
        let place = start..<words.ranges[index].upperBound
        for stem in stems.indices
        where stems[stem].first.begins(place, of: words.bytes)
            && !search.isFound[stems[stem].classIndex]
            && isFollowed(index, by: stems[stem].rest, words)
        {
            let classIndex = stems[stem].classIndex
            search.isFound[classIndex] = true
            let range = index...(index + stems[stem].rest.count)
            search.found.append(Match(statement: classes[classIndex], range: Range(range)))
        }
    }

    /// Whether the tokens after this one are the further words of a stem.
    private func isFollowed(_ index: Int, by rest: [StemWord], _ words: WordBytes) -> Bool {
        guard index + rest.count < words.ranges.count else { return false }
        return rest.indices.allSatisfy {
            rest[$0].matches(words.ranges[index + 1 + $0], of: words.bytes)
        }
    }
}

/// One word of a stem: `refund` begins a word, `*unfall` stands anywhere in it, and a `$` at the
/// end of either says that it is the whole word.
private struct StemWord: Sendable {
    let bytes: [UInt8]
    let isAnywhere: Bool
    private let endsWord: Bool

    init(_ text: String) {
        let signs = text.utf8
        endsWord = signs.last == UInt8(ascii: "$")
        isAnywhere = signs.first == UInt8(ascii: "*") && !endsWord
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
