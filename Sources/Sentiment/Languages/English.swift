// SPDX-License-Identifier: Apache-2.0

extension LanguageRules {
    /// English: plural, tenses and comparison.
    ///
    /// Doubled consonants (`stopped`) stand in the lexicon.
    package static let english = LanguageRules(
        language: "en", forms: EnglishForms.forms, hasCompounds: false,
        conjunctions: ["and"], nounEndings: ["s", "es", "'s", "s'"])
}

private enum EnglishForms {
    static func forms(of lemma: String, as part: PartOfSpeech) -> [String] {
        switch part {
        case .noun: [lemma, plural(lemma)]
        case .verb: [lemma, plural(lemma), past(lemma), progressive(lemma)]
        case .adjective: [lemma, adverb(lemma)] + comparison(lemma)
        case .uninflected: [lemma]
        }
    }

    /// The -s form of nouns and of verbs alike.
    private static func plural(_ word: String) -> String {
        if endsInConsonantY(word) { return word.dropLast() + "ies" }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        return word + (hisses ? "es" : "s")
    }

    private static func past(_ word: String) -> String {
        if word.hasSuffix("e") { return word + "d" }
        return endsInConsonantY(word) ? word.dropLast() + "ied" : word + "ed"
    }

    private static func progressive(_ word: String) -> String {
        if word.hasSuffix("ie") { return word.dropLast(2) + "ying" }
        let keepsE = word.hasSuffix("ee") || word.hasSuffix("oe") || word.hasSuffix("ye")
        return word.hasSuffix("e") && !keepsE ? word.dropLast() + "ing" : word + "ing"
    }

    private static func adverb(_ word: String) -> String {
        if word.hasSuffix("ic") { return word + "ally" }
        if word.hasSuffix("ll") { return word + "y" }
        if word.hasSuffix("le"), let before = word.dropLast(2).last, !"aeiou".contains(before) {
            return word.dropLast() + "y"
        }
        return endsInConsonantY(word) ? word.dropLast() + "ily" : word + "ly"
    }

    private static func comparison(_ word: String) -> [String] {
        if word.hasSuffix("e") { return [word + "r", word + "st"] }
        if endsInConsonantY(word) { return [word.dropLast() + "ier", word.dropLast() + "iest"] }
        return [word + "er", word + "est"]
    }

    private static func endsInConsonantY(_ word: String) -> Bool {
        guard word.hasSuffix("y"), let before = word.dropLast().last else { return false }
        return !"aeiou".contains(before)
    }
}
