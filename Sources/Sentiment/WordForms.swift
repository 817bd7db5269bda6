// SPDX-License-Identifier: Apache-2.0

/// Forms of a word that share a beginning: `refund` with "", "s", "ed", "ing".
package struct WordForms: Sendable, Hashable {
    /// Folded.
    package var stem: String
    /// Folded; the empty one is the stem itself.
    package var endings: [String]

    package init(_ stem: String, _ endings: [String] = [""]) {
        self.stem = stem
        self.endings = endings
    }

    /// The forms written out.
    package var words: [String] { endings.map { stem + $0 } }

    /// Hands on the key of each form; the stem is read once for all.
    func forEachKey(_ body: (WordKey) -> Void) {
        var hash = WordHash()
        for byte in stem.utf8 { hash.combine(byte) }
        for ending in endings { body(hash.key(with: ending)) }
    }
}

extension String {
    /// Whether it ends so; both are folded, so that bytes are letters, and comparing bytes is many
    /// times faster than comparing characters.
    func ends(in ending: String) -> Bool {
        utf8.count >= ending.utf8.count && utf8.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    }

    /// Whether it begins so; as above.
    func begins(with beginning: String) -> Bool { utf8.starts(with: beginning.utf8) }

    /// The word without its last letters, or nothing; as above.
    func without(last count: Int) -> String {
        String(decoding: utf8.dropLast(count), as: UTF8.self)
    }
}
