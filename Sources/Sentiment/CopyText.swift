// SPDX-License-Identifier: Apache-2.0

import Model

/// A text as near copies are told by: its words in order, without signs, case and spelling.
struct CopyText: Sendable {
    /// A word, by its hash: texts of a week are held in memory.
    struct Word: Sendable, Hashable {
        let hash: UInt32
        /// Whether it tells what is counted, dated or paid, see ``CopyFigures``.
        let isFigure: Bool
    }

    /// Longer texts are compared by so many words: 32 kilobytes of memory a text.
    private static let mostWords = 4096
    /// Sequences of its opening that a text is found by, since copies are cut at the end.
    private static let openingSequences = 64
    /// Sequences of all of it that a text is found by, the smallest hashes: the same in each copy.
    private static let sampledSequences = 192

    let words: [Word]

    /// Reads a text; linear in its length.
    init(_ text: String, tokenizer: Tokenizer) {
        let text = tokenizer.tokens(of: text.withoutInvisibles)
        words = text.tokens.lazy
            .filter { $0.isWordLike || $0.kind == .number }.prefix(Self.mostWords)
            .map { token in
                Word(
                    hash: UInt32(truncatingIfNeeded: token.bareKey.bits),
                    isFigure: CopyFigures.contains(token, of: text))
            }
    }

    /// The hashes of the three-word sequences that it is found by, each once, sorted.
    ///
    /// `scope`: texts of different scopes have none in common.
    func sequences(in scope: String) -> [UInt64] {
        let start = StableHash.of(scope)
        var all: [UInt64] = []
        for place in words.indices.dropLast(2) {
            all.append(words[place..<(place + 3)].reduce(start) { ($0 ^ UInt64($1.hash)).mixed })
        }
        let kept = Set(all).sorted().prefix(Self.sampledSequences)
        return Set(kept).union(all.prefix(Self.openingSequences)).sorted()
    }
}

extension String {
    /// Without soft hyphens and what else is not seen but parts a word.
    fileprivate var withoutInvisibles: String {
        guard unicodeScalars.contains(where: \.isInvisible) else { return self }
        var scalars = unicodeScalars
        scalars.removeAll(where: \.isInvisible)
        return String(scalars)
    }
}

extension Unicode.Scalar {
    /// Whether it is not seen.
    ///
    /// The soft hyphen is the only such one before the grapheme joiner, which spares a look at the
    /// tables for nearly all letters. Source: Unicode 15, `DerivedCoreProperties.txt`.
    fileprivate var isInvisible: Bool {
        value < 0x34F ? value == 0xAD : properties.isDefaultIgnorableCodePoint
    }
}

extension UInt64 {
    /// Another number, each bit of which depends on all bits of this one.
    ///
    /// Source: finalizer of SplitMix64, doi:10.1145/2660193.2660195.
    var mixed: UInt64 {
        var mixed = self &+ 0x9e37_79b9_7f4a_7c15
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
