// SPDX-License-Identifier: Apache-2.0

extension LanguageRules {
    /// German: declension, weak conjugation, separable verbs, comparison.
    ///
    /// What is strong or takes an umlaut stands in the lexicon. All spellings are folded (`ä` is
    /// `ae`).
    package static let german = LanguageRules(
        language: "de", forms: GermanForms.forms, hasCompounds: true,
        conjunctions: ["und"], capitalisesNouns: true, determiners: determiners,
        nounEndings: ["e", "en", "er", "es", "em", "n", "s", "ern"])

    private static let determiners: Set<WordKey> = {
        let stems = ["ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur"]
        let endings = ["", "e", "en", "er", "es", "em"]
        let articles = ["der", "die", "das", "den", "dem", "des", "zum", "zur", "viel", "viele"]
        let forms = stems.flatMap { stem in endings.map { stem + $0 } }
        return Set((articles + forms).map { WordKey($0) })
    }()
}

private enum GermanForms {
    private static let adjectiveEndings = ["", "e", "en", "er", "es", "em"]
    private static let prefixesWithoutGe = [
        "be", "ver", "er", "ent", "emp", "zer", "ge", "miss",
    ]

    static func forms(of lemma: String, as part: PartOfSpeech) -> [String] {
        switch part {
        case .noun: [lemma] + ["s", "es", "e", "n", "en"].map { lemma + $0 }
        case .verb: verb(lemma)
        case .adjective: adjective(lemma)
        case .uninflected: [lemma]
        }
    }

    private static func adjective(_ lemma: String) -> [String] {
        var stem = lemma
        if stem.hasSuffix("e") { stem.removeLast() }
        // miserabel, miserable; teuer, teure
        let short =
            ["el", "er"].contains { stem.hasSuffix($0) }
            ? String(stem.dropLast(2)) + String(stem.suffix(1)) : stem
        var forms = [lemma]
        for base in Set([stem, short]).sorted() {
            forms += declined(base)
            for step in ["er", "st", "est"] { forms += declined(base + step) }
        }
        return forms
    }

    private static func declined(_ stem: String) -> [String] { adjectiveEndings.map { stem + $0 } }

    private static func verb(_ lemma: String) -> [String] {
        let parts = lemma.split(separator: "|", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return simpleVerb(lemma) + participles(lemma, prefix: "") }
        let joined = simpleVerb(parts[1]).map { parts[0] + $0 }
        return joined + participles(parts[1], prefix: parts[0]) + [parts[0] + "zu" + parts[1]]
    }

    private static func stem(_ infinitive: String) -> String {
        String(infinitive.dropLast(infinitive.hasSuffix("en") ? 2 : 1))
    }

    private static func simpleVerb(_ infinitive: String) -> [String] {
        let stem = stem(infinitive)
        let endings = [
            "e", "st", "est", "t", "et", "en", "te", "ten", "test", "tet", "ete", "eten",
        ]
        return [infinitive] + endings.map { stem + $0 }
    }

    private static func participles(_ infinitive: String, prefix: String) -> [String] {
        let stem = stem(infinitive)
        let takesGe =
            !infinitive.hasSuffix("ieren")
            && !prefixesWithoutGe.contains { infinitive.hasPrefix($0) }
        let past = prefix + (takesGe ? "ge" : "") + stem
        let present = prefix + infinitive + "d"
        return declined(past + "t") + declined(past + "et") + declined(present)
    }
}
