// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The one spelling in which words are compared: lower case, plain apostrophes, no accents,
/// and the German umlauts written out, so that `Ärger`, `ärger` and `AERGER` are one word.
package enum Folding {
    /// Folds a word.
    ///
    /// Linear in its length.
    package static func fold(_ text: some StringProtocol) -> String {
        text.utf8.allSatisfy { $0 < 0x80 } ? foldASCII(text.utf8) : foldAny(text.unicodeScalars)
    }

    /// Folds a word that is still a row of scalars.
    static func fold(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard scalars.allSatisfy(\.isASCII) else { return foldAny(scalars) }
        return foldASCII(scalars.lazy.map { UInt8(truncatingIfNeeded: $0.value) })
    }

    /// The fast way, which nearly every English word takes.
    private static func foldASCII(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: bytes.count) { buffer in
            for (place, byte) in zip(buffer.indices, bytes) { buffer[place] = foldASCII(byte) }
            return buffer.count
        }
    }

    private static func foldASCII(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "`"): UInt8(ascii: "'")
        default: byte
        }
    }

    private static func foldAny(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var folded = String.UnicodeScalarView()
        for scalar in scalars { append(scalar, to: &folded) }
        return String(folded)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String.UnicodeScalarView)
    {
        if scalar.isASCII {
            let byte = foldASCII(UInt8(truncatingIfNeeded: scalar.value))
            return folded.append(Unicode.Scalar(byte))
        }
        switch scalar {
        case "ä", "Ä": folded.append(contentsOf: "ae".unicodeScalars)
        case "ö", "Ö": folded.append(contentsOf: "oe".unicodeScalars)
        case "ü", "Ü": folded.append(contentsOf: "ue".unicodeScalars)
        case "ß", "ẞ": folded.append(contentsOf: "ss".unicodeScalars)
        case "\u{2018}", "\u{2019}", "\u{02BC}", "´": folded.append("'")
        case "\u{0308}": foldDiaeresis(in: &folded)
        case "\u{0300}"..."\u{036F}", "\u{FE0F}": break
        case "\u{00C0}"..."\u{024F}":
            folded.append(contentsOf: String(scalar).lowercased().decomposedBase)
        default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    /// A decomposed umlaut: the letter is already written, its mark makes it two letters.
    private static func foldDiaeresis(in folded: inout String.UnicodeScalarView) {
        if let last = folded.last, "aou".unicodeScalars.contains(last) { folded.append("e") }
    }
}

extension String {
    /// Letters without their accents.
    fileprivate var decomposedBase: [Unicode.Scalar] {
        decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F ~= $0.value) }
    }
}
