// SPDX-License-Identifier: Apache-2.0

/// A value of a JSON document.
///
/// Publishers mix up types, so a value answers to more than its own: a number is also a text, a
/// text that is a number is also one. What does not fit is nil.
struct JSONValue: Sendable {
    private let document: JSONDocument
    private let index: Int

    init(_ document: JSONDocument, at index: Int) {
        self.document = document
        self.index = index
    }

    var isObject: Bool { first == UInt8(ascii: "{") }
    var isArray: Bool { first == UInt8(ascii: "[") }

    /// Whether the document goes on to the end of this value.
    var isWhole: Bool { !document.brokenOff.contains(index) }

    /// The member of an object, the last of those with an equal key, as ECMAScript reads them;
    /// linear in the number of members.
    subscript(key: String) -> JSONValue? {
        var found: JSONValue?
        for member in members where member.has(key: key) { found = member.value }
        return found
    }

    /// The elements of an array; empty for everything else.
    var elements: JSONElements {
        JSONElements(document, isArray ? index + 1..<next : index..<index)
    }

    /// The elements of an array, and anything else as a list of itself.
    ///
    /// Many publishers write a single element without the array around it.
    var list: JSONElements { isArray ? elements : JSONElements(document, index..<next) }

    /// The member `key` as a list; empty when there is none.
    func list(_ key: String) -> JSONElements {
        self[key]?.list ?? JSONElements(document, index..<index)
    }

    /// The members of an object in the order of the document; empty for everything else.
    var members: JSONMembers {
        JSONMembers(document, isObject ? index + 1..<next : index..<index)
    }

    /// The UTF-8 of a string, as the publisher meant it: not cleaned.
    var bytes: [UInt8]? {
        first == UInt8(ascii: "\"") ? JSONString.decode(document.text, from: start) : nil
    }

    /// A string, or a number as it is written.
    var string: String? {
        if let bytes { return String(decoding: bytes, as: UTF8.self) }
        guard let word, WrittenNumber.canBegin(with: word.first) else { return nil }
        return String(decoding: word, as: UTF8.self)
    }

    /// A finite number, or a string that is one, with a decimal point or comma.
    var number: Double? {
        if let bytes { return WrittenNumber.read(bytes[...]) }
        return word.flatMap(WrittenNumber.read)
    }

    /// `true` or `false`, also as a string.
    var boolean: Bool? {
        let text = bytes.map { $0[...] } ?? word
        guard let text, text.count <= 5 else { return nil }
        return Bool(String(decoding: text, as: UTF8.self))
    }

    /// The value as the key of a member: a string, or a bare word.
    var asKey: String { String(decoding: bytes ?? word.map(Array.init) ?? [], as: UTF8.self) }

    func isKey(_ key: String) -> Bool {
        first == UInt8(ascii: "\"")
            ? JSONString.matches(document.text, at: start, key)
            : word?.elementsEqual(key.utf8) ?? false
    }

    private var start: Int { Int(document.entries[index].start) }
    private var next: Int { Int(document.entries[index].next) }
    private var first: UInt8? { start < document.text.count ? document.text[start] : nil }

    /// A number, a literal or another bare word.
    private var word: ArraySlice<UInt8>? {
        guard let first, first != UInt8(ascii: "\""), !isObject, !isArray else { return nil }
        return document.text[start...].prefix { !JSONIndexer.endsWord($0) }
    }
}
