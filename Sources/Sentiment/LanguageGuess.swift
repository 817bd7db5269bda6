// SPDX-License-Identifier: Apache-2.0

/// Guesses the language of a text from its function words.
package struct LanguageGuess: Sendable {
    /// A guess and how sure it is.
    package struct Result: Sendable, Hashable {
        /// Nil when nothing speaks for any known language.
        package var language: String?
        /// Share of the recognised words that speak for it, 0 to 1.
        package var confidence: Double
    }

    private let lexicons: [Lexicon]

    package init(lexicons: [Lexicon]) { self.lexicons = lexicons }

    /// The language with most function words; words of the lexicon break a tie or a silence.
    ///
    /// A function word counts twice a lexicon word, since moods are borrowed across languages
    /// ("nice", "cool") and articles are not.
    package func guess(_ text: TokenizedText) -> Result {
        var best = Result(language: nil, confidence: 0)
        var bestPoints = 0
        var all = 0
        for lexicon in lexicons {
            var points = 0
            for token in text.tokens where token.kind == .word {
                if lexicon.functionWords.contains(token.key) {
                    points += 2
                } else if lexicon.words.contains(token.key) {
                    points += 1
                }
            }
            all += points
            if points > bestPoints {
                bestPoints = points
                best.language = lexicon.language
            }
        }
        best.confidence = all == 0 ? 0 : Double(bestPoints) / Double(all)
        return best
    }
}
