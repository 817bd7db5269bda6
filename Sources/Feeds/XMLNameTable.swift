// SPDX-License-Identifier: Apache-2.0

internal import CXML2

/// The names of one document as `XMLName`, each made once.
///
/// libxml2 keeps one copy of each name for a parse, so that addresses are identity. Feeds repeat
/// about twenty names thousands of times: the slots near the one that the address chooses answer
/// nearly always.
struct XMLNameTable {
    private struct Entry {
        var local: UnsafePointer<xmlChar>?
        var uri: UnsafePointer<xmlChar>?
        var name = XMLName(namespace: .none, local: "")
    }

    /// Slots are chosen by eight bits: ten times the names that a feed has.
    private static let bits: UInt64 = 8
    /// Slots that are tried for a name; a flood of names then costs no more than four looks each.
    private static let tries = 4

    private var entries = [Entry](repeating: Entry(), count: 1 << Int(bits) + tries)

    /// The name of an element as libxml2 hands it over; a prefix without a declaration counts too.
    mutating func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?
    ) -> XMLName {
        // Multiplying by 2^64 / the golden ratio spreads addresses that lie close together.
        let address = UInt64(UInt(bitPattern: local)) &+ UInt64(UInt(bitPattern: uri ?? prefix))
        let first = Int((address &* 0x9E37_79B9_7F4A_7C15) >> (64 - Self.bits))
        var free = first
        for index in first..<first + Self.tries {
            if entries[index].local == local, entries[index].uri == uri ?? prefix {
                return entries[index].name
            }
            guard entries[index].local != nil else {
                free = index
                break
            }
        }
        let namespace = Namespace(
            uri: uri.map { String(cString: $0) }, prefix: prefix.map { String(cString: $0) })
        let name = XMLName(namespace: namespace, local: String(cString: local).lowercased())
        entries[free] = Entry(local: local, uri: uri ?? prefix, name: name)
        return name
    }
}
