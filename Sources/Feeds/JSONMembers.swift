// SPDX-License-Identifier: Apache-2.0

/// The members of an object of JSON, found one after the other.
struct JSONMembers: Sequence, IteratorProtocol {
    /// A key and its value.
    struct Member {
        fileprivate let name: JSONValue
        let value: JSONValue

        /// The key decoded; empty where a container had none.
        var key: String { name.asKey }

        /// Whether the key is `key`, found out without decoding it.
        func has(key: String) -> Bool { name.isKey(key) }
    }

    private let document: JSONDocument
    private var rest: Range<Int>

    /// The members at `entries`, which are those of the members and of all that they contain.
    init(_ document: JSONDocument, _ entries: Range<Int>) {
        self.document = document
        rest = entries
    }

    mutating func next() -> Member? {
        guard rest.count > 1 else { return nil }
        let index = rest.lowerBound
        rest = Int(document.entries[index + 1].next)..<rest.upperBound
        return Member(
            name: JSONValue(document, at: index), value: JSONValue(document, at: index + 1))
    }
}
