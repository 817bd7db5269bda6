// SPDX-License-Identifier: Apache-2.0

/// Cuts a text into tokens in one pass.
///
/// Linear in the length of the text.
package struct Tokenizer: Sendable {
    /// ASCII emoticons such as `:-(`, longest first, in the place of their first sign.
    private let emoticons: [[[UInt8]]]
    /// The signs that they begin with, a bit each: most signs begin none.
    private var firstSigns: (low: UInt64, high: UInt64) = (0, 0)

    /// - Parameter emoticons: the faces made of ASCII signs that count as one token.
    package init(emoticons: [String] = []) {
        var places = [[[UInt8]]](repeating: [], count: 0x80)
        for face in emoticons.sorted(by: { ($0.utf8.count, $1) > ($1.utf8.count, $0) }) {
            guard let first = face.utf8.first, face.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            places[Int(first)].append(Array(face.utf8))
            let bit: UInt64 = 1 << UInt64(first & 63)
            if first < 64 { firstSigns.low |= bit } else { firstSigns.high |= bit }
        }
        self.emoticons = places
    }

    /// Cuts a text.
    package func tokens(of text: String) -> TokenizedText {
        var text = text
        var tokens: [Token] = []
        let row = text.withUTF8 { bytes in
            [UInt8](unsafeUninitializedCapacity: WordRow.size(ofText: bytes.count)) { row, count in
                var builder = TokenBuilder(text: bytes, row: row)
                cut(bytes, into: &builder)
                tokens = builder.tokens
                count = builder.row.count
            }
        }
        return TokenizedText(text: text, tokens: tokens, row: row)
    }

    private func cut(_ text: UnsafeBufferPointer<UInt8>, into builder: inout TokenBuilder) {
        var cursor = ScalarCursor(text)
        while let scalar = cursor.current {
            let start = cursor.index
            if let kind = pass(scalar, &cursor) { builder.add(kind, start..<cursor.index) }
        }
    }
}

extension Tokenizer {
    /// Moves behind what begins at the cursor; what it is, or nil for what is no token.
    private func pass(_ scalar: Unicode.Scalar, _ cursor: inout ScalarCursor) -> Token.Kind? {
        if scalar == " " {
            cursor.index += 1
            return nil
        }
        if let face = emoticon(scalar, cursor) { return cursor.move(to: face, .emoji) }
        if scalar.isWordPart { return word(&cursor) }
        if scalar == "#" || scalar == "@", cursor.scalar(at: cursor.index + 1)?.isWordPart == true {
            return tag(scalar == "#" ? .hashtag : .handle, &cursor)
        }
        if scalar.isPictograph { return cursor.move(to: emojiEnd(cursor), .emoji) }
        return punctuation(scalar, &cursor)
    }

    private func punctuation(
        _ scalar: Unicode.Scalar, _ cursor: inout ScalarCursor
    ) -> Token.Kind? {
        cursor.index += scalar.utf8Length
        switch scalar {
        case "!", "?", "\u{203C}", "\u{2049}": return .mark
        case ".", ",", ";", ":", "(", ")", "[", "]", "\n", "\u{2026}", "\u{2013}", "\u{2014}",
            "|", "\"", "„", "“", "”", "»", "«":
            return .stop
        default: return nil
        }
    }

    private func word(_ cursor: inout ScalarCursor) -> Token.Kind {
        var (end, areDigits) = cursor.plainWordEnd
        while let scalar = cursor.scalar(at: end) {
            if scalar.isWordPart {
                areDigits = areDigits && scalar.isDigit
            } else if scalar.isApostrophe,
                cursor.scalar(at: end + scalar.utf8Length)?.isWordPart == true
            {
                areDigits = false
            } else {
                break
            }
            end += scalar.utf8Length
        }
        if cursor.startsURL(wordUntil: end) { return cursor.move(to: cursor.urlEnd, .url) }
        return cursor.move(to: end, areDigits ? .number : .word)
    }

    private func tag(_ kind: Token.Kind, _ cursor: inout ScalarCursor) -> Token.Kind {
        var end = cursor.index + 1
        while let scalar = cursor.scalar(at: end), scalar.isWordPart || scalar == "_" {
            end += scalar.utf8Length
        }
        return cursor.move(to: end, kind)
    }

    /// Where the emoticon at the cursor ends; nil when there is none.
    ///
    /// One made of letters (`xD`) must stand alone, and none may follow a letter or digit:
    /// `http://` holds `:/`, `10:0` holds `:0`.
    private func emoticon(_ scalar: Unicode.Scalar, _ cursor: ScalarCursor) -> Int? {
        guard scalar.isASCII, mayBeginFace(UInt8(truncatingIfNeeded: scalar.value)),
            cursor.scalarBefore?.isWordPart != true
        else { return nil }
        for face in emoticons[Int(scalar.value)] where cursor.stands(face) {
            let end = cursor.index + face.count
            let endsInLetter = face.last.map { Unicode.Scalar($0).isWordPart } ?? false
            if endsInLetter, cursor.scalar(at: end)?.isWordPart == true { continue }
            return end
        }
        return nil
    }

    private func mayBeginFace(_ sign: UInt8) -> Bool {
        (sign < 64 ? firstSigns.low : firstSigns.high) >> UInt64(sign & 63) & 1 != 0
    }

    /// Where an emoji ends, with its skin tone, selector and joined parts.
    private func emojiEnd(_ cursor: ScalarCursor) -> Int {
        var end = cursor.index + (cursor.current?.utf8Length ?? 0)
        while let scalar = cursor.scalar(at: end) {
            let next = end + scalar.utf8Length
            if scalar.isEmojiModifier {
                end = next
            } else if scalar == "\u{200D}", let joined = cursor.scalar(at: next),
                joined.isPictograph
            {
                end = next + joined.utf8Length
            } else {
                break
            }
        }
        return end
    }
}

/// The folded words of a text, one behind the other, as they are written.
private struct WordRow {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    /// Room for the words of a text of so many bytes.
    ///
    /// No letter grows by more than half when it is folded (U+0130, two bytes, becomes three).
    static func size(ofText bytes: Int) -> Int { bytes + bytes / 2 + 1 }

    init(_ bytes: UnsafeMutableBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func append(_ byte: UInt8) {
        precondition(count < bytes.count)
        bytes.initializeElement(at: count, to: byte)
        count += 1
    }

    /// The key of the bytes from a place on; marks without a letter fold to nothing, which is no
    /// word.
    func key(from start: Int) -> WordKey {
        start < count ? WordKey(UnsafeBufferPointer(rebasing: bytes[start..<count])) : .none
    }
}

/// Tokens and the row of their folded words, as they grow.
private struct TokenBuilder {
    private(set) var tokens: [Token] = []
    private(set) var row: WordRow
    private let text: UnsafeBufferPointer<UInt8>

    init(text: UnsafeBufferPointer<UInt8>, row: UnsafeMutableBufferPointer<UInt8>) {
        self.text = text
        self.row = WordRow(row)
        // About a token for five bytes, the length of a word with its space.
        tokens.reserveCapacity(text.count / 5 + 4)
    }

    mutating func add(_ kind: Token.Kind, _ range: Range<Int>) {
        let written = UnsafeBufferPointer(rebasing: text[range])
        let start = row.count
        if kind == .emoji {
            Folding.foldEmoji(written) { row.append($0) }
        } else {
            Folding.fold(written) { row.append($0) }
        }
        let key = row.key(from: start)
        let isTag = kind == .hashtag || kind == .handle
        tokens.append(
            Token(
                kind: kind, isShouted: kind == .word && ScalarCursor.isShouted(written),
                start: range.lowerBound, end: range.upperBound, word: start..<row.count,
                isFullStop: kind == .stop && Self.isFullStop(written), key: key,
                bareKey: isTag ? row.key(from: start + 1) : key))
    }

    private static func isFullStop(_ sign: UnsafeBufferPointer<UInt8>) -> Bool {
        sign[0] == UInt8(ascii: ".") || sign[0] == UInt8(ascii: "\n")
    }
}
