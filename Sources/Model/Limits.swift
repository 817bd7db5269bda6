// SPDX-License-Identifier: Apache-2.0

/// The sizes at which text from outside is cut, in one place, so that nothing grows without end.
package struct Limits: Sendable, Hashable {
    /// Decoded bytes of one document.
    ///
    /// 16 MiB holds every feed seen in the wild several times over.
    package var documentBytes: Int
    /// Items read from one document; further ones are left out and said so.
    package var items: Int
    /// Nesting of elements in a document; real feeds stay below 50.
    package var depth: Int
    /// UTF-8 bytes of one text field; a long article has 20,000.
    package var textBytes: Int
    /// UTF-8 bytes of an id, a link, a name.
    package var nameBytes: Int

    package init(
        documentBytes: Int = 16 << 20, items: Int = 20_000, depth: Int = 256,
        textBytes: Int = 64 << 10, nameBytes: Int = 2048
    ) {
        self.documentBytes = documentBytes
        self.items = items
        self.depth = depth
        self.textBytes = textBytes
        self.nameBytes = nameBytes
    }

    /// The defaults of a fresh installation.
    package static let standard = Limits()
}
