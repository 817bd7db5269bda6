// SPDX-License-Identifier: Apache-2.0

/// A place in the UTF-8 bytes of a text, from which its characters are read.
struct ScalarCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    /// The byte that the cursor stands at, the first of a character.
    var index = 0

    /// - Parameter bytes: valid UTF-8, as every string holds it.
    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    var current: Unicode.Scalar? { scalar(at: index) }

    /// The character that begins at a byte; nil at the end.
    func scalar(at place: Int) -> Unicode.Scalar? {
        guard place < bytes.count else { return nil }
        let first = bytes[place]
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for next in (place + 1)..<min(place + length, bytes.count) {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
        }
        return Unicode.Scalar(value)
    }

    /// Where the plain letters and digits from the cursor on end, and whether all are digits.
    var plainWordEnd: (end: Int, areDigits: Bool) {
        var end = index
        var areDigits = true
        while end < bytes.count {
            let byte = bytes[end]
            if byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
                areDigits = false
            } else if !(0x30...0x39).contains(byte) {
                break
            }
            end += 1
        }
        return (end, areDigits)
    }

    /// The character before the cursor.
    var scalarBefore: Unicode.Scalar? {
        var place = index - 1
        while place >= 0, bytes[place] & 0xC0 == 0x80 { place -= 1 }
        return place < 0 ? nil : scalar(at: place)
    }

    /// Whether these bytes stand at the cursor.
    func stands(_ wanted: [UInt8]) -> Bool {
        index + wanted.count <= bytes.count
            && wanted.indices.allSatisfy { bytes[index + $0] == wanted[$0] }
    }

    /// Whether the word that ends at `end` begins a web address.
    func startsURL(wordUntil end: Int) -> Bool {
        guard end < bytes.count else { return false }
        switch bytes[end] {
        case UInt8(ascii: "."): return isWord("www", until: end)
        case UInt8(ascii: ":"):
            return end + 2 < bytes.count && bytes[end + 1] == UInt8(ascii: "/")
                && bytes[end + 2] == UInt8(ascii: "/")
                && (isWord("https", until: end) || isWord("http", until: end))
        default: return false
        }
    }

    /// Whether the word at the cursor is this one, which is in small letters.
    private func isWord(_ word: StaticString, until end: Int) -> Bool {
        end - index == word.utf8CodeUnitCount
            && (0..<word.utf8CodeUnitCount).allSatisfy {
                bytes[index + $0] | 0x20 == word.utf8Start[$0]
            }
    }

    var urlEnd: Int {
        var end = index
        while let scalar = scalar(at: end), !scalar.properties.isWhitespace, scalar != "\"",
            scalar != "<", scalar != ">"
        {
            end += scalar.utf8Length
        }
        return end
    }

    /// Moves on to `end`; returns what was passed, for the caller to return.
    mutating func move(to end: Int, _ kind: Token.Kind) -> Token.Kind {
        index = end
        return kind
    }

    /// Whether a word of three letters or more is all capitals.
    static func isShouted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // A small letter at the start settles it for nearly every word.
        guard bytes.count >= 3, let first = bytes.first,
            first >= 0x80 || Unicode.Scalar(first).isCapital
        else { return false }
        let word = ScalarCursor(bytes)
        var place = 0
        var count = 0
        while let scalar = word.scalar(at: place) {
            guard scalar.isCapital || scalar.isApostrophe else { return false }
            place += scalar.utf8Length
            count += 1
        }
        return count >= 3
    }
}

extension Unicode.Scalar {
    /// Bytes of the character in UTF-8.
    var utf8Length: Int { value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4 }

    var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    fileprivate var isCapital: Bool {
        isASCII ? value >= 0x41 && value <= 0x5A : properties.isUppercase
    }

    /// The right ones and those that people type instead (`gibt´s`).
    var isApostrophe: Bool {
        switch self {
        case "'", "\u{2018}", "\u{2019}", "`", "´": true
        default: false
        }
    }

    /// Letters, digits and the marks that belong to a letter.
    var isWordPart: Bool {
        if value < 0x80 {
            return isDigit || (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A)
        }
        // Latin-1 and its extensions: letters all, but for the signs of times and division.
        if 0xC0...0x24F ~= value { return value != 0xD7 && value != 0xF7 }
        return properties.isAlphabetic || (0x300...0x36F ~= value)
    }

    var isEmojiModifier: Bool {
        value == 0xFE0F || value == 0x20E3 || 0x1F3FB...0x1F3FF ~= value
    }

    var isPictograph: Bool {
        value > 0x2000 && (properties.isEmojiPresentation || properties.isEmoji)
    }
}
