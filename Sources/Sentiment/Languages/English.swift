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
    static func forms(of lemma: String, as part: PartOfSpeech) -> [WordForms] {
        switch part {
        case .noun: [WordForms(lemma)] + plural(lemma)
        case .verb: [WordForms(lemma)] + plural(lemma) + past(lemma) + progressive(lemma)
        case .adjective: [WordForms(lemma)] + adverb(lemma) + comparison(lemma)
        case .uninflected: [WordForms(lemma)]
        }
    }

    /// The -s form of nouns and of verbs alike.
    private static func plural(_ word: String) -> [WordForms] {
        if endsInConsonantY(word) { return [WordForms(String(word.dropLast()), ["ies"])] }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        return [WordForms(word, [hisses ? "es" : "s"])]
    }

    private static func past(_ word: String) -> [WordForms] {
        if word.hasSuffix("e") { return [WordForms(word, ["d"])] }
        return endsInConsonantY(word)
            ? [WordForms(String(word.dropLast()), ["ied"])] : [WordForms(word, ["ed"])]
    }

    private static func progressive(_ word: String) -> [WordForms] {
        if word.hasSuffix("ie") { return [WordForms(String(word.dropLast(2)), ["ying"])] }
        let keepsE = word.hasSuffix("ee") || word.hasSuffix("oe") || word.hasSuffix("ye")
        let stem = word.hasSuffix("e") && !keepsE ? String(word.dropLast()) : word
        return [WordForms(stem, ["ing"])]
    }

    private static func adverb(_ word: String) -> [WordForms] {
        if word.hasSuffix("ic") { return [WordForms(word, ["ally"])] }
        if word.hasSuffix("ll") { return [WordForms(word, ["y"])] }
        if word.hasSuffix("le"), let before = word.dropLast(2).last, !"aeiou".contains(before) {
            return [WordForms(String(word.dropLast()), ["y"])]
        }
        return endsInConsonantY(word)
            ? [WordForms(String(word.dropLast()), ["ily"])] : [WordForms(word, ["ly"])]
    }

    private static func comparison(_ word: String) -> [WordForms] {
        if word.hasSuffix("e") { return [WordForms(word, ["r", "st"])] }
        if endsInConsonantY(word) { return [WordForms(String(word.dropLast()), ["ier", "iest"])] }
        return [WordForms(word, ["er", "est"])]
    }

    private static func endsInConsonantY(_ word: String) -> Bool {
        guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
        return !"aeiou".contains(before)
    }
}
