// SPDX-License-Identifier: Apache-2.0

/// Cuts a text into tokens in one pass.
///
/// Linear in the length of the text.
package struct Tokenizer: Sendable {
    /// ASCII emoticons such as `:-(`, longest first, in the place of their first sign.
    private let emoticons: [[[Unicode.Scalar]]]

    /// - Parameter emoticons: the faces made of ASCII signs that count as one token.
    package init(emoticons: [String] = []) {
        var places = [[[Unicode.Scalar]]](repeating: [], count: 0x80)
        for face in emoticons.sorted(by: { ($0.count, $1) > ($1.count, $0) }) {
            guard let first = face.unicodeScalars.first, first.isASCII else { continue }
            places[Int(first.value)].append(Array(face.unicodeScalars))
        }
        self.emoticons = places
    }

    /// The tokens of a text, in order.
    package func tokens(of text: String) -> [Token] {
        var cursor = Cursor(text)
        var tokens: [Token] = []
        while let scalar = cursor.current {
            if let token = next(scalar, &cursor) { tokens.append(token) }
        }
        return tokens
    }
}

extension Tokenizer {
    private func next(_ scalar: Unicode.Scalar, _ cursor: inout Cursor) -> Token? {
        if let face = emoticon(scalar, cursor) {
            return cursor.take(face, kind: .emoji)
        }
        if scalar.isWordPart { return word(&cursor) }
        if scalar == "#" || scalar == "@", cursor.peek()?.isWordPart == true {
            return tag(scalar == "#" ? .hashtag : .handle, &cursor)
        }
        if scalar.isPictograph { return cursor.take(emojiLength(cursor), kind: .emoji) }
        return punctuation(scalar, &cursor)
    }

    private func punctuation(_ scalar: Unicode.Scalar, _ cursor: inout Cursor) -> Token? {
        switch scalar {
        case "!", "?", "\u{203C}", "\u{2049}": return cursor.take(1, kind: .mark)
        case ".", ",", ";", ":", "(", ")", "[", "]", "\n", "\u{2026}", "\u{2013}", "\u{2014}",
            "|", "\"", "„", "“", "”", "»", "«":
            return cursor.take(1, kind: .stop)
        default:
            cursor.advance(1)
            return nil
        }
    }

    private func word(_ cursor: inout Cursor) -> Token {
        var length = 0
        var digits = 0
        while let scalar = cursor.peek(length) {
            if scalar.isWordPart {
                digits += scalar.isDigit ? 1 : 0
            } else if !(scalar.isApostrophe && cursor.peek(length + 1)?.isWordPart == true) {
                break
            }
            length += 1
        }
        if cursor.startsURL(after: length) { return cursor.take(cursor.urlLength, kind: .url) }
        return cursor.take(length, kind: digits == length ? .number : .word)
    }

    private func tag(_ kind: Token.Kind, _ cursor: inout Cursor) -> Token {
        var length = 1
        while let scalar = cursor.peek(length), scalar.isWordPart || scalar == "_" { length += 1 }
        return cursor.take(length, kind: kind)
    }

    /// Length of the emoticon at the cursor; nil when there is none.
    ///
    /// One made of letters (`xD`) must stand alone, and none may follow a letter or digit:
    /// `http://` holds `:/`, `10:0` holds `:0`.
    private func emoticon(_ scalar: Unicode.Scalar, _ cursor: Cursor) -> Int? {
        guard scalar.isASCII, !emoticons[Int(scalar.value)].isEmpty,
            cursor.previous?.isWordPart != true
        else { return nil }
        for face in emoticons[Int(scalar.value)] where cursor.matches(face) {
            let after = cursor.peek(face.count)
            if face.last?.isWordPart == true, after?.isWordPart == true { continue }
            return face.count
        }
        return nil
    }

    /// An emoji with its skin tone, selector and joined parts.
    private func emojiLength(_ cursor: Cursor) -> Int {
        var length = 1
        while let scalar = cursor.peek(length) {
            if scalar.isEmojiModifier {
                length += 1
            } else if scalar == "\u{200D}", cursor.peek(length + 1)?.isPictograph == true {
                length += 2
            } else {
                break
            }
        }
        return length
    }
}

/// A place in the scalars of a text that knows its byte offset.
private struct Cursor {
    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var byte = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var current: Unicode.Scalar? { peek(0) }
    var previous: Unicode.Scalar? { index > 0 ? scalars[index - 1] : nil }

    func peek(_ offset: Int = 1) -> Unicode.Scalar? {
        index + offset < scalars.count ? scalars[index + offset] : nil
    }

    func matches(_ wanted: [Unicode.Scalar]) -> Bool {
        scalars[index...].starts(with: wanted)
    }

    /// Whether the word of this length begins a web address.
    func startsURL(after length: Int) -> Bool {
        switch peek(length) {
        case ".": isNext("www", length)
        case ":":
            peek(length + 1) == "/" && peek(length + 2) == "/"
                && (isNext("https", length) || isNext("http", length))
        default: false
        }
    }

    /// Whether the word of this length is this one, which is in small letters.
    private func isNext(_ word: String, _ length: Int) -> Bool {
        let small = scalars[index..<(index + length)].lazy.map { $0.value | 0x20 }
        return small.elementsEqual(word.unicodeScalars.lazy.map(\.value))
    }

    var urlLength: Int {
        var length = 0
        while let scalar = peek(length), !scalar.properties.isWhitespace, scalar != "\"",
            scalar != "<", scalar != ">"
        {
            length += 1
        }
        return length
    }

    mutating func advance(_ count: Int) {
        for _ in 0..<count where index < scalars.count {
            byte += scalars[index].utf8.count
            index += 1
        }
    }

    mutating func take(_ count: Int, kind: Token.Kind) -> Token {
        let start = byte
        let slice = scalars[index..<min(index + count, scalars.count)]
        advance(count)
        return Token(
            kind: kind, text: kind == .emoji ? slice.withoutEmojiModifiers : Folding.fold(slice),
            start: start, end: byte, isShouted: kind == .word && slice.areShouted)
    }
}

extension Unicode.Scalar {
    fileprivate var isDigit: Bool { value >= 0x30 && value <= 0x39 }

    fileprivate var isCapital: Bool {
        isASCII ? value >= 0x41 && value <= 0x5A : properties.isUppercase
    }

    /// The right ones and those that people type instead (`gibt´s`).
    fileprivate var isApostrophe: Bool {
        switch self {
        case "'", "\u{2018}", "\u{2019}", "`", "´": true
        default: false
        }
    }

    /// Letters, digits and the marks that belong to a letter.
    fileprivate var isWordPart: Bool {
        if value < 0x80 {
            return isDigit || (value | 0x20 >= 0x61 && value | 0x20 <= 0x7A)
        }
        return properties.isAlphabetic || (0x300...0x36F ~= value)
    }

    fileprivate var isEmojiModifier: Bool {
        value == 0xFE0F || value == 0x20E3 || 0x1F3FB...0x1F3FF ~= value
    }

    fileprivate var isPictograph: Bool {
        value > 0x2000 && (properties.isEmojiPresentation || properties.isEmoji)
    }
}

extension ArraySlice<Unicode.Scalar> {
    /// Without skin tones and selectors, so that one entry of a lexicon serves them all.
    fileprivate var withoutEmojiModifiers: String {
        String(String.UnicodeScalarView(filter { !$0.isEmojiModifier }))
    }

    fileprivate var areShouted: Bool {
        count >= 3 && allSatisfy { $0.isCapital || $0.isApostrophe }
    }
}
