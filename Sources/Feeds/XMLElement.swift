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

    fileprivate let start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    let count: Int

    init(start: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        self.start = start
        self.count = count
    }

    /// The value of the attribute without a namespace; linear in the number of attributes.
    subscript(_ local: String) -> String? { value(local) { $0 == nil } }

    /// The value of the attribute with this local name in this namespace.
    subscript(_ local: String, _ namespace: Namespace) -> String? {
        value(local) { uri in
            uri.map { Namespace(uri: String(cString: $0), prefix: nil) } == namespace
        }
    }

    /// Without `NOENT` libxml2 leaves each ampersand of a value as the reference `&#38;`.
    private func decoded(_ bytes: UnsafeBufferPointer<xmlChar>) -> String {
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

    private func value(
        _ local: String, where isRight: (UnsafePointer<xmlChar>?) -> Bool
    ) -> String? {
        guard let start, count > 0 else { return nil }
        for index in 0..<count {
            let slot = start + index * Self.slots
            guard let name = slot[0], let from = slot[3], let to = slot[4] else { continue }
            guard
                strcasecmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), local) == 0,
                isRight(slot[2])
            else { continue }
            return decoded(UnsafeBufferPointer(start: from, count: to - from))
        }
        return nil
    }
}
