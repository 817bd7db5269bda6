// SPDX-License-Identifier: Apache-2.0

/// Phrases of one or more words, found at a place in a text.
///
/// A word that ends in `*` matches by its beginning; `...` is a gap of up to three tokens that
/// holds no end of a clause. Phrases with the same first words share them, so looking at one
/// place costs the length of what matches there, not the number of phrases.
package struct PhraseTable<Value: Sendable & Hashable>: Sendable {
    /// What may follow the words so far, but for plain words, which are in `edges`.
    private struct Node: Sendable {
        /// The value of the phrase that ends here.
        var value: Value?
        var gap: Int?
        /// Beginnings (`refund*`) that may follow; few, so they are tried in turn.
        var beginnings: [Beginning] = []
    }

    private struct Beginning: Sendable {
        var text: String
        var node: Int
        /// The first byte of the text, which rules out most words at once.
        var first: UInt8?

        func matches(_ word: String) -> Bool { word.utf8.starts(with: text.utf8) }
    }

    /// The step from a node to the next by a plain word.
    private struct Edge: Sendable, Hashable {
        var node: Int
        var word: String
    }

    /// A phrase that was found.
    package struct Match {
        package var value: Value
        /// Tokens covered, the gap included.
        package var range: Range<Int>
    }

    /// A phrase that was found: the node it ends in, and one past its last token.
    private typealias Ending = (node: Int, end: Int)

    private static var longestGap: Int { 3 }
    private var nodes = [Node()]
    private var edges: [Edge: Int] = [:]

    package init() {}

    /// Adds a phrase; one with the same words is replaced.
    package mutating func add(_ phrase: String, _ value: Value) {
        let node = phrase.parts(between: UInt8(ascii: " ")).reduce(0) { node, word in
            self.node(after: node, word)
        }
        if node != 0 { nodes[node].value = value }
    }

    private mutating func node(after node: Int, _ word: String) -> Int {
        let next = nodes.count
        if word == "..." {
            if let known = nodes[node].gap { return known }
            nodes[node].gap = next
        } else if word.utf8.last == UInt8(ascii: "*") {
            let text = Folding.fold(word.dropLast())
            if let known = nodes[node].beginnings.first(where: { $0.text == text }) {
                return known.node
            }
            nodes[node].beginnings.append(
                Beginning(text: text, node: next, first: text.utf8.first))
        } else {
            let edge = Edge(node: node, word: Folding.fold(word))
            if let known = edges[edge] { return known }
            edges[edge] = next
        }
        nodes.append(Node())
        return next
    }

    /// The phrase that begins at this token and covers most of them; of two that cover the same,
    /// the one with plain words rather than beginnings and gaps.
    package func longestMatch(in tokens: [Token], at index: Int) -> Match? {
        guard let found = longest(from: 0, in: tokens, at: index), found.end > index,
            let value = nodes[found.node].value
        else { return nil }
        return Match(value: value, range: index..<found.end)
    }

    private func longest(from node: Int, in tokens: [Token], at index: Int) -> Ending? {
        var best: Ending? = nodes[node].value == nil ? nil : (node, index)
        func consider(_ found: Ending?) {
            guard let found else { return }
            if let known = best, known.end >= found.end { return }
            best = found
        }
        if index < tokens.count {
            let word = tokens[index].text
            if let next = edges[Edge(node: node, word: word)] {
                consider(longest(from: next, in: tokens, at: index + 1))
            }
            let first = word.utf8.first
            for place in nodes[node].beginnings.indices
            where nodes[node].beginnings[place].first == first
                && nodes[node].beginnings[place].matches(word)
            {
                let next = nodes[node].beginnings[place].node
                consider(longest(from: next, in: tokens, at: index + 1))
            }
        }
        if let gap = nodes[node].gap { consider(nearest(from: gap, in: tokens, at: index)) }
        return best
    }

    /// What goes on after the shortest gap.
    private func nearest(from node: Int, in tokens: [Token], at index: Int) -> Ending? {
        for skipped in 0...Self.longestGap {
            let next = index + skipped
            if skipped > 0, next > tokens.count || tokens[next - 1].endsClause { return nil }
            if let found = longest(from: node, in: tokens, at: next) { return found }
        }
        return nil
    }
}
