// SPDX-License-Identifier: Apache-2.0

/// Cuts a text into tokens in one pass.
///
/// Linear in the length of the text.
package struct Tokenizer: Sendable {
    /// ASCII emoticons such as `:-(`, longest first, in the place of their first sign.
    private let emoticons: [[[UInt8]]]

    /// - Parameter emoticons: the faces made of ASCII signs that count as one token.
    package init(emoticons: [String] = []) {
        var places = [[[UInt8]]](repeating: [], count: 0x80)
        for face in emoticons.sorted(by: { ($0.utf8.count, $1) > ($1.utf8.count, $0) }) {
            guard let first = face.utf8.first, face.utf8.allSatisfy({ $0 < 0x80 }) else { continue }
            places[Int(first)].append(Array(face.utf8))
        }
        self.emoticons = places
    }

    /// Cuts a text.
    package func tokens(of text: String) -> TokenizedText {
        var text = text
        var builder = TokenBuilder(bytes: text.utf8.count)
        text.withUTF8 { bytes in
            var cursor = ScalarCursor(bytes)
            while let scalar = cursor.current {
                let start = cursor.index
                let kind = pass(scalar, &cursor)
                if let kind { builder.add(kind, bytes, start..<cursor.index) }
            }
        }
        return TokenizedText(text: text, tokens: builder.tokens, row: builder.row)
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
        guard scalar.isASCII, !emoticons[Int(scalar.value)].isEmpty,
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

/// Tokens and the row of their folded words, as they grow.
private struct TokenBuilder {
    private(set) var tokens: [Token] = []
    private(set) var row: [UInt8] = []

    /// Room for a text of so many bytes.
    init(bytes: Int) {
        // About a token for five bytes, the length of a word with its space.
        tokens.reserveCapacity(bytes / 5 + 4)
        row.reserveCapacity(bytes + 16)
    }

    mutating func add(_ kind: Token.Kind, _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let written = UnsafeBufferPointer(rebasing: text[range])
        let start = row.count
        if kind == .emoji {
            Folding.foldEmoji(written, into: &row)
        } else {
            Folding.fold(written, into: &row)
        }
        let word = start..<row.count
        let key = key(word)
        let isTag = kind == .hashtag || kind == .handle
        tokens.append(
            Token(
                kind: kind, isShouted: kind == .word && ScalarCursor.isShouted(written),
                start: range.lowerBound, end: range.upperBound, word: word, key: key,
                bareKey: isTag ? self.key(word.dropFirst()) : key))
    }

    private func key(_ word: Range<Int>) -> WordKey {
        // Marks without a letter fold to nothing, which is no word.
        word.isEmpty
            ? .none
            : row.withUnsafeBufferPointer { WordKey(UnsafeBufferPointer(rebasing: $0[word])) }
    }
}
