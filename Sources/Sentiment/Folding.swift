// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The one spelling in which words are compared: lower case, plain apostrophes, no accents,
/// and the German umlauts written out, so that `Ärger`, `ärger` and `AERGER` are one word.
package enum Folding {
    /// Folds a word.
    ///
    /// Linear in its length.
    package static func fold(_ text: some StringProtocol) -> String {
        var folded: [UInt8] = []
        String(text).withBytes { fold($0, into: &folded) }
        return String(decoding: folded, as: UTF8.self)
    }

    /// Hands on the folded bytes of a word, which are those of the word where it is folded already.
    static func withFolded<Result>(
        _ written: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        if written.allSatisfy({ $0 < 0x80 && foldASCII($0) == $0 }) { return body(written) }
        var folded: [UInt8] = []
        folded.reserveCapacity(2 * written.count)
        fold(written, into: &folded)
        return folded.withUnsafeBufferPointer(body)
    }

    /// Folds the valid UTF-8 bytes of a word to the end of `row`.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, into row: inout [UInt8]) {
        let word = ScalarCursor(bytes)
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                row.append(foldASCII(bytes[place]))
                place += 1
            } else if let scalar = word.scalar(at: place) {
                append(scalar, to: &row)
                place += scalar.utf8Length
            }
        }
    }

    /// Writes an emoji without skin tones and selectors, so that one entry of a lexicon serves
    /// them all.
    static func foldEmoji(_ bytes: UnsafeBufferPointer<UInt8>, into row: inout [UInt8]) {
        let emoji = ScalarCursor(bytes)
        var place = 0
        while let scalar = emoji.scalar(at: place) {
            let next = place + scalar.utf8Length
            if !scalar.isEmojiModifier { row.append(contentsOf: bytes[place..<next]) }
            place = next
        }
    }

    private static func foldASCII(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        case UInt8(ascii: "`"): UInt8(ascii: "'")
        default: byte
        }
    }

    private static func append(_ scalar: Unicode.Scalar, to folded: inout [UInt8]) {
        switch scalar {
        case "\u{0}"..."\u{7F}": folded.append(foldASCII(UInt8(truncatingIfNeeded: scalar.value)))
        case "ä", "Ä": folded += "ae".utf8
        case "ö", "Ö": folded += "oe".utf8
        case "ü", "Ü": folded += "ue".utf8
        case "ß", "ẞ": folded += "ss".utf8
        case "\u{2018}", "\u{2019}", "\u{02BC}", "´": folded += "'".utf8
        case "\u{0308}": foldDiaeresis(in: &folded)
        case "\u{0300}"..."\u{036F}", "\u{FE0F}": break
        case "\u{00C0}"..."\u{024F}": folded += String(scalar).lowercased().withoutAccents.utf8
        default: folded += scalar.properties.lowercaseMapping.utf8
        }
    }

    /// A decomposed umlaut: the letter is already written, its mark makes it two letters.
    private static func foldDiaeresis(in folded: inout [UInt8]) {
        if let last = folded.last, "aou".utf8.contains(last) { folded += "e".utf8 }
    }
}

extension String {
    fileprivate var withoutAccents: String {
        var letters = decomposedStringWithCanonicalMapping.unicodeScalars
        letters.removeAll { 0x300...0x36F ~= $0.value }
        return String(letters)
    }
}
