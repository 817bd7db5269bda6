// SPDX-License-Identifier: Apache-2.0

/// The phrases of one table in a text, each looked for once.
struct PhrasePlaces<Value: Sendable & Hashable>: Sendable {
    typealias Match = PhraseTable<Value>.Match

    /// The longest one at every token where one begins, in order.
    private(set) var all: [Match] = []

    init() {}

    init(_ table: PhraseTable<Value>, in text: TokenizedText) { all = table.allMatches(in: text) }

    /// The phrase that begins at a token.
    ///
    /// - Complexity: logarithmic in the phrases of the text.
    func beginning(at index: Int) -> Match? {
        let place = firstPlace(from: index)
        return place < all.count && all[place].range.lowerBound == index ? all[place] : nil
    }

    /// The phrases that begin in a part of the text.
    func beginning(in range: Range<Int>) -> ArraySlice<Match> {
        all[firstPlace(from: range.lowerBound)..<firstPlace(from: range.upperBound)]
    }

    /// The place of the first phrase that begins at a token or after it.
    private func firstPlace(from index: Int) -> Int {
        var places = all.startIndex..<all.endIndex
        while !places.isEmpty {
            let middle = places.lowerBound + places.count / 2
            places =
                all[middle].range.lowerBound < index
                ? (middle + 1)..<places.upperBound : places.lowerBound..<middle
        }
        return places.lowerBound
    }
}
