// SPDX-License-Identifier: Apache-2.0

/// The elements of an array of JSON, found one after the other.
struct JSONElements: Sequence, IteratorProtocol {
    private let document: JSONDocument
    private var rest: Range<Int>

    /// The elements at `entries`, which are those of the elements and of all that they contain.
    init(_ document: JSONDocument, _ entries: Range<Int>) {
        self.document = document
        rest = entries
    }

    mutating func next() -> JSONValue? {
        guard !rest.isEmpty else { return nil }
        let index = rest.lowerBound
        rest = Int(document.entries[index].next)..<rest.upperBound
        return JSONValue(document, at: index)
    }
}
