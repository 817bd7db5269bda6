// SPDX-License-Identifier: Apache-2.0

package import Model

/// Classes of what is stated ("foreign object", "refund refused"), found by stems in the text.
///
/// A negative statement is often a bare fact without a mood word; the class sees it, gives it a
/// value, and says what kind of claim it is. One list serves all languages, so that a claim is
/// one claim in all of them.
package struct StatementClasses: Sendable {
    package struct Match: Sendable, Hashable {
        package var statement: StatementClass
        /// Tokens it was found in.
        package var range: Range<Int>
    }

    private struct Stem: Sendable {
        /// Every word of the stem with how it must match.
        var words: [Word]
        var classIndex: Int
    }

    private struct Word: Sendable {
        var text: String
        var isAnywhere: Bool
        var isWhole: Bool

        func matches(_ word: String) -> Bool {
            if isWhole { return word == text }
            return isAnywhere ? word.contains(text) : word.hasPrefix(text)
        }
    }

    private var classes: [StatementClass] = []
    private var indexByName: [String: Int] = [:]
    /// Stems that match at the beginning of a word, by the first three bytes of the stem.
    private var byBeginning: [UInt32: [Stem]] = [:]
    /// Stems that match anywhere in a word, by their first three bytes.
    private var anywhere: [UInt32: [Stem]] = [:]

    package init() {}

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
            let words = stem.split(separator: " ").map(Self.word)
            guard let first = words.first, !first.text.isEmpty else { continue }
            let entry = Stem(words: words, classIndex: index)
            let key = Self.key(first.text.utf8.prefix(3))
            if first.isAnywhere {
                anywhere[key, default: []].append(entry)
            } else {
                byBeginning[key, default: []].append(entry)
            }
        }
    }

    private static func word(_ stem: Substring) -> Word {
        let isAnywhere = stem.hasPrefix("*")
        let isWhole = stem.hasSuffix("$")
        let bare = stem.drop { $0 == "*" }
        return Word(
            text: Folding.fold(isWhole ? bare.dropLast() : bare), isAnywhere: isAnywhere,
            isWhole: isWhole)
    }

    /// Up to three bytes as one number, so that looking up costs no string.
    private static func key(_ bytes: some Sequence<UInt8>) -> UInt32 {
        bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Every class found, in order of place; each class once, where it stands first.
    package func matches(in tokens: [Token]) -> [Match] {
        var found: [Match] = []
        var seen: Set<Int> = []
        for index in tokens.indices where tokens[index].isWordLike {
            let word = tokens[index].bareText
            for stem in candidates(word) where !seen.contains(stem.classIndex) {
                guard let end = end(of: stem, in: tokens, at: index) else { continue }
                seen.insert(stem.classIndex)
                found.append(Match(statement: classes[stem.classIndex], range: index..<end))
            }
        }
        return found
    }

    /// The stems whose first bytes occur in the word. Linear in its length.
    private func candidates(_ word: String) -> [Stem] {
        let bytes = Array(word.utf8)
        var stems: [Stem] = []
        for length in 1...3 where bytes.count >= length {
            stems += byBeginning[Self.key(bytes[..<length])] ?? []
            for start in 0...(bytes.count - length) {
                stems += anywhere[Self.key(bytes[start..<(start + length)])] ?? []
            }
        }
        return stems
    }

    private func end(of stem: Stem, in tokens: [Token], at index: Int) -> Int? {
        let end = index + stem.words.count
        guard end <= tokens.count else { return nil }
        for (offset, word) in stem.words.enumerated()
        where !word.matches(tokens[index + offset].bareText) {
            return nil
        }
        return end
    }
}

extension Token {
    /// The text without the sign of a hashtag or handle.
    package var bareText: String {
        kind == .hashtag || kind == .handle ? String(text.dropFirst()) : text
    }
}
