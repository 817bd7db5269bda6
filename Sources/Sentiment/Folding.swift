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
        fold(bytes) { row.append($0) }
    }

    /// Folds the valid UTF-8 bytes of a word and hands them on one by one.
    static func fold(_ bytes: UnsafeBufferPointer<UInt8>, _ put: (UInt8) -> Void) {
        let word = ScalarCursor(bytes)
        var last: UInt8 = 0
        var place = 0
        while place < bytes.count {
            if bytes[place] < 0x80 {
                last = foldASCII(bytes[place])
                put(last)
                place += 1
            } else if let scalar = word.scalar(at: place) {
                for byte in folded(scalar, after: last).utf8 {
                    last = byte
                    put(byte)
                }
                place += scalar.utf8Length
            }
        }
    }

    /// Hands on the bytes of an emoji without skin tones and selectors, so that one entry of a
    /// lexicon serves them all.
    static func foldEmoji(_ bytes: UnsafeBufferPointer<UInt8>, _ put: (UInt8) -> Void) {
        let emoji = ScalarCursor(bytes)
        var place = 0
        while let scalar = emoji.scalar(at: place) {
            let next = place + scalar.utf8Length
            if !scalar.isEmojiModifier { for byte in bytes[place..<next] { put(byte) } }
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

    /// A letter that is not ASCII; `last`: the folded byte before it.
    private static func folded(_ scalar: Unicode.Scalar, after last: UInt8) -> String {
        switch scalar {
        case "ä", "Ä": "ae"
        case "ö", "Ö": "oe"
        case "ü", "Ü": "ue"
        case "ß", "ẞ": "ss"
        case "\u{2018}", "\u{2019}", "\u{02BC}", "´": "'"
        // A decomposed umlaut: the letter is already written, its mark makes it two letters.
        case "\u{0308}": "aou".utf8.contains(last) ? "e" : ""
        case "\u{0300}"..."\u{036F}", "\u{FE0F}": ""
        case "\u{00C0}"..."\u{024F}": String(scalar).lowercased().withoutAccents
        default: scalar.properties.lowercaseMapping
        }
    }
}

extension String {
    fileprivate var withoutAccents: String {
        var letters = decomposedStringWithCanonicalMapping.unicodeScalars
        letters.removeAll { 0x300...0x36F ~= $0.value }
        return String(letters)
    }
}
