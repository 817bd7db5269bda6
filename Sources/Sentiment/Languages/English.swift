// SPDX-License-Identifier: Apache-2.0

extension LanguageRules {
    /// English: plural, tenses and comparison.
    ///
    /// Doubled consonants (`stopped`) stand in the lexicon.
    package static let english = LanguageRules(
        language: "en", forms: EnglishForms.forms, hasCompounds: false,
        conjunctions: ["and"], determiners: Set(determiners.map { WordKey($0) }),
        prepositions: Set(prepositions.map { WordKey($0) }), nounEndings: ["s", "es", "'s", "s'"])

    private static let determiners = [
        "a", "an", "my", "our", "that", "the", "these", "this", "those",
    ]
    private static let prepositions = [
        "about", "at", "by", "during", "for", "from", "in", "into", "of", "on", "through", "to",
        "with", "without",
    ]
}

private enum EnglishForms {
    static func forms(of lemma: FoldedWord, as part: PartOfSpeech) -> [WordForms] {
        switch part {
        case .noun: [WordForms(lemma), plural(lemma)]
        case .verb: [WordForms(lemma), plural(lemma), past(lemma), progressive(lemma)]
        case .adjective: [WordForms(lemma), adverb(lemma), comparison(lemma)]
        case .uninflected: [WordForms(lemma)]
        }
    }

    /// The -s form of nouns and of verbs alike.
    private static func plural(_ word: FoldedWord) -> WordForms {
        if endsInConsonantY(word) { return WordForms(word.without(last: 1), "ies") }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { word.ends(in: $0) }
        return WordForms(word, hisses ? "es" : "s")
    }

    private static func past(_ word: FoldedWord) -> WordForms {
        if word.ends(in: "e") { return WordForms(word, "d") }
        return endsInConsonantY(word)
            ? WordForms(word.without(last: 1), "ied") : WordForms(word, "ed")
    }

    private static func progressive(_ word: FoldedWord) -> WordForms {
        if word.ends(in: "ie") { return WordForms(word.without(last: 2), "ying") }
        let keepsE = word.ends(in: "ee") || word.ends(in: "oe") || word.ends(in: "ye")
        let dropsE = word.ends(in: "e") && !keepsE
        return WordForms(dropsE ? word.without(last: 1) : word, "ing")
    }

    private static func adverb(_ word: FoldedWord) -> WordForms {
        if word.ends(in: "ic") { return WordForms(word, "ally") }
        if word.ends(in: "ll") { return WordForms(word, "y") }
        if word.ends(in: "le"), !isVowel(word.without(last: 2).last) {
            return WordForms(word.without(last: 1), "y")
        }
        return endsInConsonantY(word)
            ? WordForms(word.without(last: 1), "ily") : WordForms(word, "ly")
    }

    private static func comparison(_ word: FoldedWord) -> WordForms {
        if word.ends(in: "e") { return WordForms(word, "r,st") }
        if endsInConsonantY(word) { return WordForms(word.without(last: 1), "ier,iest") }
        return WordForms(word, "er,est")
    }

    private static func endsInConsonantY(_ word: FoldedWord) -> Bool {
        word.ends(in: "y") && word.count > 1 && !isVowel(word.without(last: 1).last)
    }

    private static func isVowel(_ letter: UInt8?) -> Bool {
        letter.map("aeiou".utf8.contains) ?? false
    }
}
