// SPDX-License-Identifier: Apache-2.0

/// The words of one language with their values, ready to be looked up by folded form.
package struct Lexicon: Sendable {
    package struct Entry: Sendable, Hashable {
        package var lemma: String
        package var partOfSpeech: PartOfSpeech
        /// From -4 to 4.
        package var valence: Double
        package var emotions: Set<Emotion>
    }

    /// What a word makes the reader feel; the share of anger and fear is the arousal of a text.
    package enum Emotion: String, Sendable, Hashable, CaseIterable {
        case anger, fear, sadness, joy
    }

    /// A word that changes what follows it.
    package struct Modifier: Sendable, Hashable {
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case intensifier, downtoner, contrast
        }
        package var kind: Kind
        package var factor: Double
    }

    /// A word that turns the value of its neighbours around.
    package struct Negator: Sendable, Hashable {
        package enum Direction: String, Sendable, Hashable, CaseIterable {
            case forward, backward, both
        }
        package var scope: Int
        package var direction: Direction
    }

    package struct Idiom: Sendable, Hashable {
        package var phrase: String
        package var valence: Double
        package var emotions: Set<Emotion>
    }

    package let rules: LanguageRules
    package internal(set) var words: [String: Entry] = [:]
    package internal(set) var modifiers = PhraseTable<Modifier>()
    package internal(set) var negators = PhraseTable<Negator>()
    package internal(set) var idioms = PhraseTable<Idiom>()
    package internal(set) var functionWords: Set<String> = []

    package init(rules: LanguageRules) { self.rules = rules }

    package var language: String { rules.language }

    /// The entry of a folded word: as it stands, without its elongation (`sooo`), or, in a
    /// language of compounds, that of its last part.
    package func entry(for word: String) -> Entry? {
        if let entry = words[word] { return entry }
        if let entry = shortened(word).lazy.compactMap({ words[$0] }).first { return entry }
        return rules.hasCompounds ? lastPart(of: word) : nil
    }

    /// `sooooo` as `soo` and as `so`; nothing for a word without three equal letters in a row.
    private func shortened(_ word: String) -> [String] {
        var two = ""
        var one = ""
        var run = 0
        var isLong = false
        for character in word {
            run = character == one.last ? run + 1 : 1
            isLong = isLong || run > 2
            if run <= 2 { two.append(character) }
            if run == 1 { one.append(character) }
        }
        return isLong ? [two, one] : []
    }

    /// The noun that ends a compound: `Lieferverzögerung` is a `Verzögerung`.
    ///
    /// The head must have five letters and the rest three, else chance endings would match
    /// (`Verlust` is no `Lust`). The longest head wins.
    private func lastPart(of word: String) -> Entry? {
        let letters = word.utf8.count
        guard letters >= 8, letters <= 48 else { return nil }
        var start = word.index(word.startIndex, offsetBy: 3)
        while word.distance(from: start, to: word.endIndex) >= 5 {
            if let entry = words[String(word[start...])], entry.partOfSpeech == .noun {
                return entry
            }
            start = word.index(after: start)
        }
        return nil
    }
}
