// SPDX-License-Identifier: Apache-2.0

/// Guesses the language of a text from its function words.
package struct LanguageGuess: Sendable {
    /// A guess and how sure it is.
    package struct Result: Sendable, Hashable {
        /// Nil when nothing speaks for any known language.
        package var language: String?
        /// Where it stands among the languages.
        var place: Int?
        /// Share of the recognised words that speak for it, 0 to 1.
        package var confidence: Double
    }

    /// The words by which a language is known.
    private struct Vocabulary: Sendable {
        var language: String
        var functionWords: WordSet
        var words: WordTable

        func points(_ text: TokenizedText) -> Int {
            text.tokens.reduce(0) { points, token in
                guard token.kind == .word else { return points }
                if functionWords.contains(token.key) { return points + 2 }
                return words.contains(token.key) ? points + 1 : points
            }
        }
    }

    private let vocabularies: [Vocabulary]

    /// A guess among these languages.
    package init(lexicons: [Lexicon]) {
        vocabularies = lexicons.map {
            Vocabulary(
                language: $0.language, functionWords: $0.functionWords, words: $0.words)
        }
    }

    /// The language with most function words; words of the lexicon break a tie or a silence.
    ///
    /// A function word counts twice a lexicon word, since moods are borrowed across languages
    /// ("nice", "cool") and articles are not.
    package func guess(_ text: TokenizedText) -> Result {
        var best = Result(confidence: 0)
        var bestPoints = 0
        var all = 0
        for place in vocabularies.indices {
            let points = vocabularies[place].points(text)
            all += points
            if points > bestPoints {
                bestPoints = points
                best = certain(place)
            }
        }
        best.confidence = all == 0 ? 0 : Double(bestPoints) / Double(all)
        return best
    }

    /// A language that was told and need not be guessed.
    func certain(_ place: Int) -> Result {
        Result(language: vocabularies[place].language, place: place, confidence: 1)
    }
}
