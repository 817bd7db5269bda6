// SPDX-License-Identifier: Apache-2.0

internal import CXML2
import Foundation

/// An element that has just started; valid only while its handler is called.
struct XMLElement {
    let name: XMLName
    let attributes: XMLAttributes
    private let declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>

    /// Takes `declarations` as libxml2 hands them over: pairs of prefix and URI.
    init(
        name: XMLName, attributes: XMLAttributes,
        declarations: UnsafeBufferPointer<UnsafePointer<xmlChar>?>
    ) {
        self.name = name
        self.attributes = attributes
        self.declarations = declarations
    }

    /// The URIs of the namespaces that are declared here, as the document writes them.
    var declaredNamespaces: [String] {
        stride(from: 1, to: declarations.count, by: 2).compactMap { index in
            declarations[index].map { String(cString: $0) }
        }
    }
}

/// The attributes of an element, read from libxml2's memory only when asked for.
struct XMLAttributes {
    /// What libxml2 hands over for an attribute: local name, prefix, URI, start and end of value.
    private static let slots = 5

    private let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    init(start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        self.start = start
        self.count = count
    }

    /// The value of the attribute without a namespace; linear in the number of attributes.
    ///
    /// `local`: its name in lower case; how the document writes it does not matter.
    subscript(_ local: StaticString) -> String? {
        find(local) { $0[1] == nil && $0[2] == nil }.map(Self.decoded)
    }

    /// The value of an attribute whose prefix is `xml`, which no document can bind otherwise.
    subscript(xml local: StaticString) -> String? {
        find(local) { Self.isName($0[1], "xml") }.map(Self.decoded)
    }

    /// The value of the attribute with this local name in this namespace.
    subscript(_ local: StaticString, _ namespace: Namespace) -> String? {
        find(local) { slot in
            slot[2].map { Namespace(uri: String(cString: $0), prefix: nil) } == namespace
        }.map(Self.decoded)
    }

    private typealias Slot = UnsafeMutablePointer<UnsafePointer<xmlChar>?>

    private func find(_ local: StaticString, where isRight: (Slot) -> Bool) -> Slot? {
        guard let start else { return nil }
        for index in 0..<count {
            let slot = start + index * Self.slots
            if Self.isName(slot[0], local), isRight(slot) { return slot }
        }
        return nil
    }

    /// Whether a C string is `name`, which is in lower case, but for the case of its letters.
    static func isName(_ text: UnsafePointer<xmlChar>?, _ name: StaticString) -> Bool {
        guard let text else { return false }
        for index in 0..<name.utf8CodeUnitCount
        where ASCII.lower(text[index]) != name.utf8Start[index] {
            return false
        }
        return text[name.utf8CodeUnitCount] == 0
    }

    /// Without `NOENT` libxml2 leaves each ampersand of a value as the reference `&#38;`.
    private static func decoded(_ slot: Slot) -> String {
        guard let from = slot[3], let to = slot[4] else { return "" }
        let bytes = UnsafeBufferPointer(start: from, count: to - from)
        guard bytes.contains(UInt8(ascii: "&")) else {
            return String(decoding: bytes, as: UTF8.self)
        }
        let source = Array(bytes)
        var out: [UInt8] = []
        var index = 0
        while index < source.count {
            out.append(source[index])
            index += ASCII.matches(source, at: index, "&#38;") ? 5 : 1
        }
        return String(decoding: out, as: UTF8.self)
    }
}
