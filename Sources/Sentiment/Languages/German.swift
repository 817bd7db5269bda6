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
    /// Of the adjective itself, its comparative, and the superlative with or without an e.
    private static let adjectiveEndings: StaticString = """
        ,e,en,er,es,em,er,ere,eren,erer,eres,erem,\
        st,ste,sten,ster,stes,stem,est,este,esten,ester,estes,estem
        """

    static func forms(of lemma: FoldedWord, as part: PartOfSpeech) -> [WordForms] {
        switch part {
        case .noun: [WordForms(lemma, ",s,es,e,n,en")]
        case .verb: verb(lemma)
        case .adjective: adjective(lemma)
        case .uninflected: [WordForms(lemma)]
        }
    }

    private static func adjective(_ lemma: FoldedWord) -> [WordForms] {
        let stem = lemma.ends(in: "e") ? lemma.without(last: 1) : lemma
        let full = [WordForms(lemma), WordForms(stem, adjectiveEndings)]
        guard stem.ends(in: "el") || stem.ends(in: "er") else { return full }
        // miserabel, miserable; teuer, teure
        let short = WordHash().adding(stem.without(last: 2))
        return full + [WordForms(short.adding(stem.ends(in: "l") ? "l" : "r"), adjectiveEndings)]
    }

    private static func verb(_ lemma: FoldedWord) -> [WordForms] {
        let parts = lemma.items(between: UInt8(ascii: "|"))
        guard parts.count == 2 else { return verb(lemma, prefix: WordHash()) }
        let prefix = WordHash().adding(parts[0])
        return verb(parts[1], prefix: prefix)
            + [WordForms(prefix.adding("zu").adding(parts[1]))]
    }

    private static func verb(_ infinitive: FoldedWord, prefix: WordHash) -> [WordForms] {
        let stem = infinitive.without(last: infinitive.ends(in: "en") ? 2 : 1)
        let whole = prefix.adding(infinitive)
        let participle = prefix.adding(takesGe(infinitive) ? "ge" : "").adding(stem)
        return [
            WordForms(whole),
            WordForms(prefix.adding(stem), "e,st,est,t,et,en,te,ten,test,tet,ete,eten"),
            WordForms(participle, "t,te,ten,ter,tes,tem,et,ete,eten,eter,etes,etem"),
            WordForms(whole, "d,de,den,der,des,dem"),
        ]
    }

    private static func takesGe(_ infinitive: FoldedWord) -> Bool {
        !infinitive.ends(in: "ieren")
            && !["be", "ver", "er", "ent", "emp", "zer", "ge", "miss"].contains {
                infinitive.begins(with: $0)
            }
    }
}
