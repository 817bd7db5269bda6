// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The one spelling in which words are compared: lower case, plain apostrophes, no accents,
/// and the German umlauts written out, so that `Ärger`, `ärger` and `AERGER` are one word.
package enum Folding {
    /// Folds a word. Linear in its length.
    package static func fold(_ text: some StringProtocol) -> String {
        if let plain = foldASCII(text) { return plain }
        var folded = ""
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// The fast way, which nearly every English word takes; nil when there is more than ASCII.
    private static func foldASCII(_ text: some StringProtocol) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            guard byte < 0x80 else { return nil }
            bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout String) {
        switch scalar {
        case "ä", "Ä": folded += "ae"
        case "ö", "Ö": folded += "oe"
        case "ü", "Ü": folded += "ue"
        case "ß", "ẞ": folded += "ss"
        case "\u{2018}", "\u{2019}", "\u{02BC}", "`", "´": folded += "'"
        case "\u{0308}": foldDiaeresis(in: &folded)
        case "\u{0300}"..."\u{036F}", "\u{FE0F}": break
        case "\u{00C0}"..."\u{024F}":
            for part in String(scalar).lowercased().decomposedBase { folded.unicodeScalars.append(part) }
        default: folded += scalar.properties.lowercaseMapping
        }
    }

    /// A decomposed umlaut: the letter is already written, its mark makes it two letters.
    private static func foldDiaeresis(in folded: inout String) {
        if let last = folded.last, "aou".contains(last) { folded += "e" }
    }
}

extension String {
    /// Letters without their accents.
    fileprivate var decomposedBase: [Unicode.Scalar] {
        decomposedStringWithCanonicalMapping.unicodeScalars.filter { !(0x300...0x36F ~= $0.value) }
    }
}
