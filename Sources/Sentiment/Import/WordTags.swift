// SPDX-License-Identifier: Apache-2.0

/// The tags `<word …>` of an XML text, in their order; all else is passed over.
///
/// No XML reader: it knows comments, attributes and the few references that need no document
/// type, opens nothing, and looks at each byte twice at most.
struct WordTags: Sequence, IteratorProtocol {
    /// A tag with the line it begins in; a broken one has the attributes before its fault.
    struct Tag: Sendable, Hashable {
        var line: Int
        var attributes: [String: String] = [:]
    }

    private let bytes: [UInt8]
    private var place = 0
    private var line = 1

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func next() -> Tag? {
        while place < bytes.count {
            if stands("<!--") {
                pass("<!--".utf8.count)
                pass(to: "-->")
            } else if stands("<word"), isSpace(at: place + 5) {
                pass("<word".utf8.count)
                return tag()
            } else {
                pass(1)
            }
        }
        return nil
    }
}

extension WordTags {
    private mutating func tag() -> Tag {
        var tag = Tag(line: line)
        while let (name, value) = attribute() { tag.attributes[name] = value }
        return tag
    }

    /// The next attribute; nil at the end of the tag, and at its first fault.
    private mutating func attribute() -> (name: String, value: String)? {
        passSpaces()
        let name = take { $0 > 0x20 && !"=<>/\"'".utf8.contains($0) }
        passSpaces()
        guard !name.isEmpty, stands("=") else { return nil }
        pass(1)
        passSpaces()
        guard place < bytes.count, "\"'".utf8.contains(bytes[place]) else { return nil }
        let quote = bytes[place]
        pass(1)
        // No value may hold the sign that begins a tag, so a missing quote costs one tag only.
        let value = take { $0 != quote && $0 != UInt8(ascii: "<") }
        guard place < bytes.count, bytes[place] == quote else { return nil }
        pass(1)
        return (name, Self.resolved(value))
    }

    private mutating func take(while isMeant: (UInt8) -> Bool) -> String {
        let start = place
        while place < bytes.count, isMeant(bytes[place]) { pass(1) }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func passSpaces() {
        while isSpace(at: place) { pass(1) }
    }

    private mutating func pass(_ count: Int) {
        for _ in 0..<count where place < bytes.count {
            if bytes[place] == UInt8(ascii: "\n") { line += 1 }
            place += 1
        }
    }

    /// Moves behind the next such sign, or to the end.
    private mutating func pass(to sign: String) {
        while place < bytes.count, !stands(sign) { pass(1) }
        pass(sign.utf8.count)
    }

    private func stands(_ sign: String) -> Bool { bytes[place...].starts(with: sign.utf8) }

    private func isSpace(at place: Int) -> Bool {
        place < bytes.count && " \t\r\n".utf8.contains(bytes[place])
    }

    /// The five names of XML; a reference to anything else stays as it is.
    private static func resolved(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "&")) else { return value }
        // The ampersand comes last: what it makes is no reference.
        return [("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("amp", "&")]
            .reduce(value) { $0.replacing("&\($1.0);", with: $1.1) }
    }
}
