// SPDX-License-Identifier: Apache-2.0

/// Phrases of one or more words, found at a place in a text.
///
/// A word that ends in `*` matches by its beginning; `...` is a gap of up to three tokens that
/// holds no end of a clause. Looking at one place costs the phrases that share its first word.
package struct PhraseTable<Value: Sendable & Hashable>: Sendable {
    private enum Part: Sendable, Hashable {
        case word(String)
        case beginning(String)
        case gap
    }

    private struct Phrase: Sendable {
        var text: String
        var parts: [Part]
        var value: Value
    }

    package struct Match {
        package var value: Value
        /// Tokens covered, the gap included.
        package var range: Range<Int>
    }

    private static var longestGap: Int { 3 }
    private var byFirstWord: [String: [Phrase]] = [:]
    /// Phrases that begin with a `beginning*`; few, so they are tried in turn.
    private var open: [Phrase] = []

    package init() {}

    /// Adds a phrase; one with the same text is replaced.
    package mutating func add(_ phrase: String, _ value: Value) {
        let parts = phrase.split(separator: " ").map { word -> Part in
            if word == "..." { return .gap }
            return word.hasSuffix("*")
                ? .beginning(Folding.fold(word.dropLast())) : .word(Folding.fold(word))
        }
        guard let first = parts.first else { return }
        let entry = Phrase(text: Folding.fold(phrase), parts: parts, value: value)
        if case .word(let word) = first {
            Self.insert(entry, into: &byFirstWord[word, default: []])
        } else {
            Self.insert(entry, into: &open)
        }
    }

    private static func insert(_ entry: Phrase, into phrases: inout [Phrase]) {
        phrases.removeAll { $0.text == entry.text }
        phrases.append(entry)
    }

    /// The phrase that begins at this token and covers most of them.
    package func longestMatch(in tokens: [Token], at index: Int) -> Match? {
        var best: Match?
        for phrases in [byFirstWord[tokens[index].text] ?? [], open] {
            for phrase in phrases {
                guard let end = Self.end(of: phrase.parts[...], in: tokens, at: index) else {
                    continue
                }
                if end - index > best?.range.count ?? 0 {
                    best = Match(value: phrase.value, range: index..<end)
                }
            }
        }
        return best
    }

    private static func end(of parts: ArraySlice<Part>, in tokens: [Token], at index: Int) -> Int? {
        guard let part = parts.first else { return index }
        let rest = parts.dropFirst()
        if case .gap = part {
            for skipped in 0...longestGap {
                let next = index + skipped
                if skipped > 0, next > tokens.count || tokens[next - 1].endsClause { return nil }
                if let end = end(of: rest, in: tokens, at: next) { return end }
            }
            return nil
        }
        guard index < tokens.count, matches(part, tokens[index].text) else { return nil }
        return end(of: rest, in: tokens, at: index + 1)
    }

    private static func matches(_ part: Part, _ word: String) -> Bool {
        switch part {
        case .word(let wanted): word == wanted
        case .beginning(let wanted): word.hasPrefix(wanted)
        case .gap: false
        }
    }
}
