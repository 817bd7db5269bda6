// SPDX-License-Identifier: Apache-2.0

/// Phrases of one or more words, found at a place in a text.
///
/// A word that ends in `*` matches by its beginning; `...` is a gap of up to four tokens that
/// holds no end of a clause. Phrases with the same first words share them, so looking at one
/// place costs the length of what matches there, not the number of phrases.
package struct PhraseTable<Value: Sendable & Hashable>: Sendable {
    /// What may follow the words so far, but for plain words, which are in `edges`.
    private struct Node: Sendable {
        /// The value of the phrase that ends here.
        var value: Int32?
        var gap: Int32?
        /// Whether plain words may follow.
        var hasWords = false
        /// The lengths in bytes of the beginnings (`refund*`) that may follow, a bit each.
        var lengths: UInt64 = 0
        /// Their first letters, a bit each.
        var letters: UInt32 = 0
    }

    /// A phrase that was found.
    package struct Match {
        package var value: Value
        /// Tokens covered, the gap included.
        package var range: Range<Int>
        /// Tokens between its words that are not its own; nil where all stand together.
        package var gap: Range<Int>?
    }

    /// A phrase that was found: the node it ends in, one past its last token, and its first gap.
    private typealias Ending = (node: Int, end: Int, gap: Range<Int>?)

    private static var longestGap: Int { 4 }

    /// A node, a word and whether it is only a beginning, as one number.
    private static func edge(from node: Int, by word: WordKey, isBeginning: Bool = false) -> UInt64
    {
        // Two odd numbers keep the three apart; the hash has mixed its own bits.
        let place = UInt64(node) &* 2 &+ (isBeginning ? 1 : 0)
        return word.bits &+ place &* 0x9E37_79B9_7F4A_7C15
    }

    /// Bytes that differ in their last five bits have different ones; letters do.
    private static func bit(ofLetter byte: UInt8) -> UInt32 { 1 << UInt32(byte & 31) }

    /// Beginnings of 63 bytes and more share a bit.
    private static func bit(ofLength length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }

    private var nodes = [Node()]
    private var values: [Value] = []
    /// The steps from a node to the next by a word or the beginning of one.
    private var edges = KeyTable()
    /// The plain words that phrases begin with.
    private var firstWords = WordFilter()
    /// The first two letters of the beginnings that phrases begin with: by the first letter, a bit
    /// for each second one.
    private var openings = [UInt32](repeating: 0, count: 32)

    package init() {}

    /// Adds a phrase; one with the same words is replaced.
    package mutating func add(_ phrase: String, _ value: Value) {
        phrase.withBytes { add($0, value) }
    }

    /// Adds a phrase; one with the same words is replaced.
    mutating func add(_ phrase: UnsafeBufferPointer<UInt8>, _ value: Value) {
        var node = 0
        phrase.forEachItem(between: UInt8(ascii: " ")) { node = self.node(after: node, $0) }
        guard node != 0 else { return }
        nodes[node].value = Int32(values.count)
        values.append(value)
    }

    private mutating func node(after node: Int, _ word: UnsafeBufferPointer<UInt8>) -> Int {
        if word.count == 3, word.allSatisfy({ $0 == UInt8(ascii: ".") }) { return gap(after: node) }
        let isBeginning = word.last == UInt8(ascii: "*")
        return Folding.withFolded(isBeginning ? word.without(last: 1) : word) {
            self.node(after: node, by: $0, isBeginning: isBeginning)
        }
    }

    private mutating func gap(after node: Int) -> Int {
        if let known = nodes[node].gap { return Int(known) }
        nodes[node].gap = Int32(nodes.count)
        return newNode()
    }

    private mutating func node(
        after node: Int, by text: UnsafeBufferPointer<UInt8>, isBeginning: Bool
    ) -> Int {
        let key = WordKey(text)
        let edge = Self.edge(from: node, by: key, isBeginning: isBeginning)
        let known = edges.index(of: edge, orPut: nodes.count)
        guard known == nodes.count else { return known }
        if isBeginning {
            nodes[node].lengths |= Self.bit(ofLength: text.count)
            nodes[node].letters |= text.first.map(Self.bit(ofLetter:)) ?? 0
            if node == 0 { addOpening(text) }
        } else {
            nodes[node].hasWords = true
            if node == 0 { firstWords.insert(key) }
        }
        return newNode()
    }

    private mutating func newNode() -> Int {
        nodes.append(Node())
        return nodes.count - 1
    }

    private mutating func addOpening(_ beginning: UnsafeBufferPointer<UInt8>) {
        guard let first = beginning.first else { return }
        openings[Int(first & 31)] |= beginning.count > 1 ? Self.bit(ofLetter: beginning[1]) : .max
    }
}

// MARK: finding

extension PhraseTable {
    /// The phrase that begins at this token and covers most of them; of two that cover the same,
    /// the one with plain words rather than beginnings and gaps.
    package func longestMatch(in text: TokenizedText, at index: Int) -> Match? {
        guard mayBegin(text, index), let found = longest(from: 0, in: text, at: index),
            found.end > index, let value = nodes[found.node].value
        else { return nil }
        return Match(value: values[Int(value)], range: index..<found.end, gap: found.gap)
    }

    /// The phrases in a text from its start on, which share no words but those in a gap.
    package func matches(in text: TokenizedText) -> [Match] {
        var matches: [Match] = []
        var index = 0
        while index < text.tokens.count {
            let match = longestMatch(in: text, at: index)
            if let match { matches.append(match) }
            // In a gap there may be phrases of their own.
            index = match.map { $0.gap?.lowerBound ?? $0.range.upperBound } ?? index + 1
        }
        return matches
    }

    /// The longest phrase at every token where one begins, in order; they may share words.
    func allMatches(in text: TokenizedText) -> [Match] {
        text.tokens.indices.compactMap { longestMatch(in: text, at: $0) }
    }

    /// A quick look whether any phrase may begin with this word: most words begin none.
    private func mayBegin(_ text: TokenizedText, _ index: Int) -> Bool {
        if firstWords.contains(text.tokens[index].key) || nodes[0].gap != nil { return true }
        guard nodes[0].letters != 0 else { return false }
        return text.withBytes(text.tokens[index]) { word in
            switch word.count {
            case 0: false
            case 1: nodes[0].letters & Self.bit(ofLetter: word[0]) != 0
            default: openings[Int(word[0] & 31)] & Self.bit(ofLetter: word[1]) != 0
            }
        }
    }

    private func longest(from node: Int, in text: TokenizedText, at index: Int) -> Ending? {
        let here = nodes[node]
        var best: Ending? = here.value == nil ? nil : (node, index, nil)
        if here.hasWords, index < text.tokens.count,
            let next = edges[Self.edge(from: node, by: text.tokens[index].key)]
        {
            best = Self.longer(longest(from: next, in: text, at: index + 1), than: best)
        }
        if here.letters != 0, index < text.tokens.count {
            best = Self.longer(longestAfterBeginning(of: index, in: text, from: node), than: best)
        }
        if let gap = here.gap {
            best = Self.longer(nearest(from: Int(gap), in: text, at: index), than: best)
        }
        return best
    }

    /// The ending that covers more; of two that cover the same, the one that is known.
    private static func longer(_ found: Ending?, than known: Ending?) -> Ending? {
        guard let found else { return known }
        guard let known else { return found }
        return known.end >= found.end ? known : found
    }

    /// What goes on after a beginning of the word; of what covers the same, after the longest one.
    private func longestAfterBeginning(
        of index: Int, in text: TokenizedText, from node: Int
    ) -> Ending? {
        text.withBytes(text.tokens[index]) { word in
            guard let first = word.first, nodes[node].letters & Self.bit(ofLetter: first) != 0
            else { return nil }
            var best: Ending?
            let lengths = nodes[node].lengths
            var hash = WordHash()
            for place in word.indices {
                hash.combine(word[place])
                let bit = Self.bit(ofLength: place + 1)
                if bit > lengths { break }
                guard lengths & bit != 0,
                    let next = edges[Self.edge(from: node, by: hash.key, isBeginning: true)]
                else { continue }
                let found = longest(from: next, in: text, at: index + 1)
                if let found { best = Self.longer(best, than: found) }
            }
            return best
        }
    }

    /// What goes on after the shortest gap.
    private func nearest(from node: Int, in text: TokenizedText, at index: Int) -> Ending? {
        for skipped in 0...Self.longestGap {
            let next = index + skipped
            if skipped > 0, next > text.tokens.count || text.tokens[next - 1].endsClause {
                return nil
            }
            if var found = longest(from: node, in: text, at: next) {
                if skipped > 0 { found.gap = index..<next }
                return found
            }
        }
        return nil
    }
}
