// SPDX-License-Identifier: Apache-2.0

/// Everything the analyzer looks things up in: one lexicon a language, and what they share.
package struct Lexicons: Sendable {
    /// Sorted by language tag.
    package let languages: [Lexicon]
    /// Emoji and emoticons; the lemma is their name.
    package let emoji: [String: Lexicon.Entry]
    package let statements: StatementClasses
    package let tokenizer: Tokenizer
    /// The function words of all languages.
    let functionWords: WordSet

    /// Lexicons with what they share; the emoticons teach the tokenizer its faces.
    package init(
        languages: [Lexicon], emoji: [String: Lexicon.Entry], statements: StatementClasses
    ) {
        self.languages = languages
        self.emoji = emoji
        self.statements = statements
        self.functionWords = languages.reduce(into: WordSet()) { $0.formUnion($1.functionWords) }
        self.tokenizer = Tokenizer(
            emoticons: emoji.keys.filter { $0.unicodeScalars.allSatisfy(\.isASCII) })
    }

    /// The lexicon of a BCP 47 tag, by its first part: `de-AT` is `de`.
    package func lexicon(for tag: String) -> Lexicon? { place(of: tag).map { languages[$0] } }

    /// Where the lexicon of a tag stands among the languages.
    func place(of tag: String) -> Int? {
        let language = tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
        return languages.indices.first { languages[$0].language == language }
    }
}
