// SPDX-License-Identifier: Apache-2.0

/// The grammar of one language, as far as a lexicon needs it.
///
/// A language without rules of its own is matched by lemma and listed forms alone.
package struct LanguageRules: Sendable {
    /// BCP 47 tag, and the name of the folder under `lexicons/`.
    package var language: String
    /// The regular forms of a folded lemma; the lemma itself among them.
    var forms: @Sendable (_ lemma: FoldedWord, _ partOfSpeech: PartOfSpeech) -> [WordForms]
    /// Whether long words are made of shorter ones, so that the last part decides.
    package var hasCompounds: Bool
    /// Words that join one clause to the next.
    package var conjunctions: Set<String> = []
    /// Whether every noun has a capital letter, so that a capital does not make a name.
    package var capitalisesNouns = false
    /// Folded words behind which a capitalised word is a thing and no name, where nouns have
    /// capitals.
    package var determiners: Set<WordKey> = []
    /// Folded words that begin what hangs on a noun: "at", "von".
    package var prepositions: Set<WordKey> = []
    /// What a noun may end in beside its listed form.
    package var nounEndings: [String] = []

    /// Every language with grammar in code; a further one is one file and one line here.
    package static let all: [LanguageRules] = [.english, .german]

    /// The rules of a language; matching by listed forms alone for one without grammar in code.
    package static func rules(for language: String) -> LanguageRules {
        all.first { $0.language == language }
            ?? LanguageRules(
                language: language, forms: { lemma, _ in [WordForms(lemma)] }, hasCompounds: false)
    }
}

/// How a word bends.
package enum PartOfSpeech: String, Sendable, Hashable, CaseIterable {
    case noun = "n"
    case verb = "v"
    case adjective = "a"
    case uninflected = "x"
}
