// SPDX-License-Identifier: Apache-2.0

extension LanguageRules {
    /// German: declension, weak conjugation, separable verbs, comparison.
    ///
    /// What is strong or takes an umlaut stands in the lexicon. All spellings are folded (`ä` is
    /// `ae`).
    package static let german = LanguageRules(
        language: "de", forms: GermanForms.forms, hasCompounds: true,
        conjunctions: ["und"], capitalisesNouns: true, determiners: determiners,
        prepositions: Set(prepositions.map { WordKey($0) }),
        nounEndings: ["e", "en", "er", "es", "em", "n", "s", "ern"])

    /// Those of place and time; "wegen" and the like follow a name in headlines.
    private static let prepositions = [
        "am", "an", "auf", "aus", "bei", "beim", "im", "in", "mit", "nach", "vom", "von", "zu",
        "zum", "zur",
    ]

    private static let determiners: Set<WordKey> = {
        let stems = ["ein", "kein", "mein", "dein", "sein", "ihr", "unser", "euer", "eur"]
        let endings = ["", "e", "en", "er", "es", "em"]
        let articles = ["der", "die", "das", "den", "dem", "des", "zum", "zur", "viel", "viele"]
        let forms = stems.flatMap { stem in endings.map { stem + $0 } }
        return Set((articles + forms).map { WordKey($0) })
    }()
}

private enum GermanForms {
    private static let nounEndings = ["", "s", "es", "e", "n", "en"]
    private static let adjectiveEndings = ["", "e", "en", "er", "es", "em"]
    /// Of the adjective itself, its comparative, and the superlative with or without an e.
    private static let comparedEndings = ["", "er", "st", "est"].flatMap { step in
        adjectiveEndings.map { step + $0 }
    }
    private static let participleEndings = ["t", "et"].flatMap { sign in
        adjectiveEndings.map { sign + $0 }
    }
    private static let presentEndings = adjectiveEndings.map { "d" + $0 }
    private static let verbEndings = [
        "e", "st", "est", "t", "et", "en", "te", "ten", "test", "tet", "ete", "eten",
    ]
    private static let prefixesWithoutGe = [
        "be", "ver", "er", "ent", "emp", "zer", "ge", "miss",
    ]

    static func forms(of lemma: String, as part: PartOfSpeech) -> [WordForms] {
        switch part {
        case .noun: [WordForms(lemma, nounEndings)]
        case .verb: verb(lemma)
        case .adjective: adjective(lemma)
        case .uninflected: [WordForms(lemma)]
        }
    }

    private static func adjective(_ lemma: String) -> [WordForms] {
        let stem = lemma.ends(in: "e") ? lemma.without(last: 1) : lemma
        let full = [WordForms(lemma), WordForms(stem, comparedEndings)]
        guard stem.ends(in: "el") || stem.ends(in: "er") else { return full }
        // miserabel, miserable; teuer, teure
        let short = stem.without(last: 2) + (stem.ends(in: "l") ? "l" : "r")
        return full + [WordForms(short, comparedEndings)]
    }

    private static func verb(_ lemma: String) -> [WordForms] {
        let parts = lemma.parts(between: UInt8(ascii: "|"))
        guard parts.count == 2 else { return verb(lemma, prefix: "") }
        return verb(parts[1], prefix: parts[0]) + [WordForms(parts[0] + "zu" + parts[1])]
    }

    private static func verb(_ infinitive: String, prefix: String) -> [WordForms] {
        let stem = infinitive.without(last: infinitive.ends(in: "en") ? 2 : 1)
        let takesGe =
            !infinitive.ends(in: "ieren")
            && !prefixesWithoutGe.contains { infinitive.begins(with: $0) }
        return [
            WordForms(prefix + infinitive), WordForms(prefix + stem, verbEndings),
            WordForms(prefix + (takesGe ? "ge" : "") + stem, participleEndings),
            WordForms(prefix + infinitive, presentEndings),
        ]
    }
}
