// SPDX-License-Identifier: Apache-2.0

/// The bytes of a folded word, lent for as long as it is looked at.
typealias FoldedWord = UnsafeBufferPointer<UInt8>

/// Forms of a word that share a beginning: `refund` with "", "s", "ed", "ing".
///
/// Only their keys are made, never the words: a lexicon has some hundred thousand forms.
struct WordForms: Sendable {
    /// What they share.
    let stem: WordHash
    /// Folded, with commas between them; an empty one is the stem itself.
    let endings: StaticString

    init(_ stem: WordHash, _ endings: StaticString = "") {
        self.stem = stem
        self.endings = endings
    }

    init(_ stem: FoldedWord, _ endings: StaticString = "") {
        self.init(WordHash().adding(stem), endings)
    }

    /// Hands on the key of each form; the stem is read once for all.
    func forEachKey(_ body: (WordKey) -> Void) {
        endings.withUTF8Buffer { endings in
            var form = stem
            for byte in endings {
                if byte == UInt8(ascii: ",") {
                    body(form.key)
                    form = stem
                } else {
                    form.combine(byte)
                }
            }
            body(form.key)
        }
    }
}

extension FoldedWord {
    /// Whether it ends so.
    func ends(in ending: StaticString) -> Bool {
        ending.withUTF8Buffer { count >= $0.count && suffix($0.count).elementsEqual($0) }
    }

    /// Whether it begins so.
    func begins(with beginning: StaticString) -> Bool {
        beginning.withUTF8Buffer { starts(with: $0) }
    }

    /// The word without its first letters, or nothing.
    func without(first count: Int) -> FoldedWord { FoldedWord(rebasing: dropFirst(count)) }

    /// The word without its last letters, or nothing.
    func without(last count: Int) -> FoldedWord { FoldedWord(rebasing: dropLast(count)) }
}
