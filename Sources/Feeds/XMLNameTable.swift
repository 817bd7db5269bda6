// SPDX-License-Identifier: Apache-2.0

internal import CXML2

/// The names of one document as `XMLName`, each made once.
///
/// libxml2 keeps one copy of each name for a parse, so that addresses are identity. Feeds repeat
/// about twenty names thousands of times: a few slots chosen by the address answer nearly always.
struct XMLNameTable {
    private struct Entry {
        var local: UnsafePointer<xmlChar>?
        var uri: UnsafePointer<xmlChar>?
        var name = XMLName(namespace: .none, local: "")
    }

    /// A power of two, some times the names that a feed has.
    private static let slots = 128

    private var entries = [Entry](repeating: Entry(), count: slots)

    /// The name of an element as libxml2 hands it over; a prefix without a declaration counts too.
    mutating func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?
    ) -> XMLName {
        // Names lie in the dictionary of libxml2 one behind the other, a few bytes apart.
        let slot = (UInt(bitPattern: local) ^ UInt(bitPattern: uri ?? prefix) >> 3)
        let index = Int(slot % UInt(Self.slots))
        if entries[index].local == local, entries[index].uri == uri ?? prefix {
            return entries[index].name
        }
        let namespace = Namespace(
            uri: uri.map { String(cString: $0) }, prefix: prefix.map { String(cString: $0) })
        let name = XMLName(namespace: namespace, local: String(cString: local).lowercased())
        entries[index] = Entry(local: local, uri: uri ?? prefix, name: name)
        return name
    }
}
