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
