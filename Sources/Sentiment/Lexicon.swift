// SPDX-License-Identifier: Apache-2.0

/// The words of one language with their values, ready to be looked up by folded form.
///
/// Shared by reference: it never changes, and to copy its tables would cost as much as to judge a
/// short text.
package final class Lexicon: Sendable {
    /// A word, a phrase or an emoji with its value.
    package struct Entry: Sendable, Hashable {
        /// The form a dictionary lists; the phrase as it is written; the name of the emoji.
        package var lemma: String
        package var partOfSpeech: PartOfSpeech
        /// From -4 to 4.
        package var valence: Double
        package var emotions: Set<Emotion>
        /// Whether it stirs the reader: what stirs is passed on.
        ///
        /// Source: Berger and Milkman 2012, doi:10.1509/jmr.10.0353.
        package var isStirring: Bool
        package var origin: Origin

        /// An entry; its emotions say whether it stirs.
        package init(
            lemma: String, partOfSpeech: PartOfSpeech = .uninflected, valence: Double,
            emotions: Set<Emotion>, origin: Origin = .general
        ) {
            self.lemma = lemma
            self.partOfSpeech = partOfSpeech
            self.valence = valence
            self.emotions = emotions
            self.origin = origin
            isStirring = emotions.contains(.anger) || emotions.contains(.fear)
        }

        /// Whether it decides for a form that both have: the stronger one does, of two as strong
        /// the negative one, and so on, so that the order in which they come never matters.
        func outranks(_ other: Entry) -> Bool {
            let (own, others) = (abs(valence), abs(other.valence))
            return own != others ? own > others : rank > other.rank
        }

        private var rank: (String, Double, String, String) {
            (
                lemma, -valence, partOfSpeech.rawValue,
                emotions.map(\.rawValue).sorted().joined(separator: ",")
            )
        }
    }

    /// What a word makes the reader feel; the share of anger and fear is the arousal of a text.
    package enum Emotion: String, Sendable, Hashable, CaseIterable {
        case anger, fear, sadness, joy
    }

    /// A word that changes what follows it.
    package struct Modifier: Sendable, Hashable {
        /// What a modifier does.
        package enum Kind: String, Sendable, Hashable, CaseIterable {
            case intensifier, downtoner, contrast
        }
        package var kind: Kind
        package var factor: Double
    }

    /// A word that turns the value of its neighbours around.
    package struct Negator: Sendable, Hashable {
        /// On which side of a negator its neighbours stand.
        package enum Direction: String, Sendable, Hashable, CaseIterable {
            case forward, backward, both
        }
        package var scope: Int
        package var direction: Direction
    }

    /// From here on the arousal of a word, 0 calm to 3 extreme, stirs the reader.
    ///
    /// The scale's own "stirred"; anger and fear count as such where a word has no arousal.
    static let stirringArousal = 2.0

    package let rules: LanguageRules
    package let words: WordTable
    package let modifiers: PhraseTable<Modifier>
    package let negators: PhraseTable<Negator>
    package let idioms: PhraseTable<Entry>
    package let cues: PhraseTable<Cue>
    package let comparisons: PhraseTable<Comparison>
    package let functionWords: WordSet
    /// Words by which the writer speaks of himself, alone or with others.
    package let firstPerson: WordSet
    /// Usual words without a value; what is none of them and capitalised may be a name.
    package let commonWords: WordSet
    /// Words that join one clause to the next.
    let conjunctions: Set<WordKey>

    init(_ draft: LexiconDraft) {
        rules = draft.rules
        words = draft.words
        modifiers = draft.modifiers
        negators = draft.negators
        idioms = draft.idioms
        cues = draft.cues
        comparisons = draft.comparisons
        functionWords = draft.functionWords
        firstPerson = draft.firstPerson
        commonWords = draft.commonWords
        conjunctions = Set(rules.conjunctions.map { WordKey($0) })
    }

    /// BCP 47 tag.
    package var language: String { rules.language }

    /// The entry of a word: as it stands, without its elongation (`sooo`), or, in a language of
    /// compounds, that of its last part.
    package func entry(for token: Token, in text: TokenizedText) -> Entry? {
        if let entry = words[token.bareKey] { return entry }
        if text.withBareBytes(token, Elongation.isElongated) {
            for spelling in Elongation.spellings(of: text.bareWord(token)) {
                if let entry = words[WordKey(spelling)] { return entry }
            }
        }
        return rules.hasCompounds ? text.withBareBytes(token, lastPart) : nil
    }

    /// The noun that ends a compound: `Lieferverzögerung` is a `Verzögerung`.
    ///
    /// The head must have five letters and the rest three, else chance endings would match
    /// (`Verlust` is no `Lust`). The longest head wins.
    private func lastPart(of word: UnsafeBufferPointer<UInt8>) -> Entry? {
        guard word.count >= 8, word.count <= 48, word.allSatisfy({ $0 < 0x80 }) else { return nil }
        for start in 3...(word.count - 5) {
            let head = WordKey(UnsafeBufferPointer(rebasing: word[start...]))
            if let entry = words[head], entry.partOfSpeech == .noun { return entry }
        }
        return nil
    }
}

/// A lexicon while its files are read.
struct LexiconDraft {
    let rules: LanguageRules
    var words = WordTable()
    var modifiers = PhraseTable<Lexicon.Modifier>()
    var negators = PhraseTable<Lexicon.Negator>()
    var idioms = PhraseTable<Lexicon.Entry>()
    var cues = PhraseTable<Cue>()
    var comparisons = PhraseTable<Comparison>()
    var functionWords = WordSet()
    var firstPerson = WordSet()
    var commonWords = WordSet()

    /// BCP 47 tag.
    var language: String { rules.language }
}

extension String {
    /// Hands the UTF-8 bytes to `body`.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = self
        return text.withUTF8(body)
    }
}
