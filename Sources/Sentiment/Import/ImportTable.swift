// SPDX-License-Identifier: Apache-2.0

/// The tables that an imported term can go to.
package enum ImportTable: Sendable, Hashable, CaseIterable {
    case words, idioms, emoji

    /// Where it lies in a lexicon folder.
    func path(language: String) -> String {
        switch self {
        case .words: "\(language)/words.tsv"
        case .idioms: "\(language)/idioms.tsv"
        case .emoji: "shared/emoji.tsv"
        }
    }

    /// Its first line.
    var header: String {
        switch self {
        case .words: "lemma\tpos\tvalence\tforms\ttags"
        case .idioms: "phrase\tvalence\ttags"
        case .emoji: "emoji\tvalence\ttags\tname"
        }
    }

    /// The table of a term with its spelling there; nil for what none can hold.
    static func place(of term: String) -> (table: ImportTable, spelling: String)? {
        // A line that begins so is a comment in our tables.
        guard !term.hasPrefix("#"), term.utf8.count <= longestTerm else { return nil }
        let text = Tokenizer().tokens(of: term)
        if text.tokens.count == 1, let token = text.tokens.first,
            token.end - token.start == term.utf8.count, !text.word(token).isEmpty
        {
            if token.kind == .word { return (.words, term) }
            if token.kind == .emoji { return (.emoji, text.word(token)) }
        }
        if isFace(term) { return (.emoji, term) }
        return phrase(text).map { (.idioms, $0) }
    }

    /// Longer terms, in bytes, are no words that people write but damage.
    ///
    /// Ours: the longest phrase in our own lists has less than half of it.
    private static let longestTerm = 100

    /// Signs of at most so many bytes are a face; longer ones are drawings.
    ///
    /// Ours.
    private static let longestFace = 8

    /// Signs that make an emoticon: none but printable ASCII, and no two letters in a row, as in
    /// words with hyphens or asterisks.
    private static func isFace(_ term: String) -> Bool {
        let bytes = Array(term.utf8)
        guard 2...longestFace ~= bytes.count, bytes.allSatisfy({ 0x21...0x7E ~= $0 }) else {
            return false
        }
        let isAlphanumeric = bytes.map {
            Unicode.Scalar($0).properties.isAlphabetic || 0x30...0x39 ~= $0
        }
        return isAlphanumeric.contains(false)
            && !zip(isAlphanumeric, isAlphanumeric.dropFirst()).contains { $0 && $1 }
    }

    /// Two words and more with nothing but spaces, hyphens and underscores between.
    private static func phrase(_ text: TokenizedText) -> String? {
        let tokens = text.tokens
        guard tokens.count > 1, tokens.allSatisfy({ $0.kind == .word || $0.kind == .number })
        else { return nil }
        let length = tokens.reduce(0) { $0 + $1.end - $1.start }
        let joints = text.text.utf8.count { " -_".utf8.contains($0) }
        guard length + joints == text.text.utf8.count else { return nil }
        return tokens.indices.map { text.written($0..<($0 + 1)).lowercased() }
            .joined(separator: " ")
    }
}
