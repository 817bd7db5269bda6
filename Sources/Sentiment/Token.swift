// SPDX-License-Identifier: Apache-2.0

/// A piece of a text with its place in it; its folded word stands in the `TokenizedText`.
package struct Token: Sendable, Hashable {
    /// What a token is.
    package enum Kind: Sendable, Hashable {
        case word
        case number
        case emoji
        case hashtag
        case handle
        case url
        /// `.`, `,`, `;`, `:`, brackets, a line break: a clause may end here.
        case stop
        /// `!` and `?`.
        case mark
    }

    package let kind: Kind
    /// Written in capitals, three letters or more.
    package let isShouted: Bool
    /// First byte in the UTF-8 text.
    package let start: Int
    /// One past the last byte.
    package let end: Int
    /// Where the folded word stands in the row of words.
    var word: Range<Int>
    /// The same without the sign of a hashtag or handle.
    var bareWord: Range<Int> {
        isTag && !word.isEmpty ? (word.lowerBound + 1)..<word.upperBound : word
    }
    /// A full stop or a line break.
    var isFullStop: Bool
    /// The key of the folded word; for a hashtag or handle with its sign.
    package var key: WordKey
    /// The key of the folded word without the sign of a hashtag or handle.
    package var bareKey: WordKey

    /// Whether a clause may end here.
    package var endsClause: Bool { kind == .stop || kind == .mark }

    /// Whether a sentence may end here.
    var endsSentence: Bool { kind == .mark || isFullStop }

    /// Whether it can carry meaning of its own.
    package var isWordLike: Bool { kind == .word || kind == .hashtag || kind == .handle }

    /// Whether a sign stands before its word.
    var isTag: Bool { kind == .hashtag || kind == .handle }
}

/// A text cut into tokens, with their folded words in one row of bytes.
package struct TokenizedText: Sendable {
    package let text: String
    package private(set) var tokens: [Token]
    private let row: [UInt8]

    init(text: String, tokens: [Token], row: [UInt8]) {
        self.text = text
        self.tokens = tokens
        self.row = row
    }

    /// The folded word of a token; for a hashtag or handle with its sign.
    package func word(_ token: Token) -> String {
        withRow { String(decoding: $0[token.word], as: UTF8.self) }
    }

    /// The folded word without the sign of a hashtag or handle.
    package func bareWord(_ token: Token) -> String {
        withBareBytes(token) { String(decoding: $0, as: UTF8.self) }
    }

    /// The folded words of all tokens, with their signs.
    package var words: [String] { tokens.map(word) }

    /// Hands the bytes of the folded word to `body`.
    func withBytes<Result>(_ token: Token, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result
    {
        withRow { body(UnsafeBufferPointer(rebasing: $0[token.word])) }
    }

    /// The same without the sign of a hashtag or handle.
    func withBareBytes<Result>(
        _ token: Token, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
        withRow { body(UnsafeBufferPointer(rebasing: $0[token.bareWord])) }
    }

    /// Hands the folded words, one behind the other, to `body`.
    func withRow<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        row.withUnsafeBufferPointer(body)
    }

    /// Whether it has words, so that it may say something.
    var hasWords: Bool { tokens.contains { $0.kind == .word || $0.kind == .hashtag } }

    /// The tokens of each sentence, its end among them; the last may lack one.
    var sentences: [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        for index in tokens.indices
        where tokens[index].endsSentence || index == tokens.count - 1 {
            sentences.append(start..<(index + 1))
            start = index + 1
        }
        return sentences
    }

    /// The byte of the written text at a place; nil behind its end.
    func byte(at place: Int) -> UInt8? {
        let bytes = text.utf8
        guard place < bytes.count else { return nil }
        return bytes[bytes.index(bytes.startIndex, offsetBy: place)]
    }

    /// What the author wrote at these tokens, with what stands between them.
    package func written(_ range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: tokens[first].start)
        let end = bytes.index(bytes.startIndex, offsetBy: tokens[last].end)
        return String(text[start..<end])
    }

    /// Takes the words out of the text: they match nothing from now on.
    mutating func hide(_ range: Range<Int>) {
        for index in range {
            tokens[index].word = 0..<0
            tokens[index].isFullStop = false
            tokens[index].key = .none
            tokens[index].bareKey = .none
        }
    }
}

extension WordKey {
    static let exclamation = WordKey("!")
    static let questionMark = WordKey("?")
}
