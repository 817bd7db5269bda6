// SPDX-License-Identifier: Apache-2.0

/// A piece of a text with its place in it.
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

    package var kind: Kind
    /// The folded text; for a hashtag or handle with its sign.
    package var text: String
    /// First byte in the UTF-8 text.
    package var start: Int
    /// One past the last byte.
    package var end: Int
    /// Written in capitals, three letters or more.
    package var isShouted: Bool

    package init(kind: Kind, text: String, start: Int, end: Int, isShouted: Bool = false) {
        self.kind = kind
        self.text = text
        self.start = start
        self.end = end
        self.isShouted = isShouted
    }

    /// Whether a clause may end here.
    package var endsClause: Bool { kind == .stop || kind == .mark }

    /// Whether it can carry meaning of its own.
    package var isWordLike: Bool { kind == .word || kind == .hashtag || kind == .handle }
}

extension Token {
    /// The text without the sign of a hashtag or handle.
    package var bareText: String {
        kind == .hashtag || kind == .handle ? String(text.dropFirst()) : text
    }
}
