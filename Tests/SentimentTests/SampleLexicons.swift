// SPDX-License-Identifier: Apache-2.0

import Model

@testable import Sentiment

/// A handful of words in both languages, enough to show each rule with round numbers.
enum SampleLexicons {
    static let folder = LexiconFolder(
        name: "sample",
        files: english.merging(german) { first, _ in first }.merging(shared) { first, _ in first })

    static let lexicons: Lexicons = {
        var reader = LexiconReader(folders: [folder])
        return reader.read()
    }()

    static let analyzer = Analyzer(lexicons: lexicons)

    /// Files in short: two spaces stand for a tab.
    static func table(_ lines: String...) -> String {
        lines.map { $0.replacing("  ", with: "\t") }.joined(separator: "\n") + "\n"
    }

    private static let english = [
        "en/words.tsv": table(
            "lemma  pos  valence  forms  tags",
            "good  a  2.0  better  -", "bad  a  -2.0  worse  -", "awful  a  -3.0  -  anger",
            "rude  a  -2.0  -  anger", "helpful  a  2.0  -  -", "fault  n  -1.5  -  -",
            "hope  v  0.3  -  -", "love  v  3.0  -  joy", "super  x  2.0  -  -"),
        "en/modifiers.tsv": table(
            "term  kind  factor", "very  intensifier  1.5", "slightly  downtoner  0.5",
            "but  contrast  1.5"),
        "en/negators.tsv": table(
            "term  scope  direction", "not  3  forward", "no  3  forward", "don't  3  forward"),
        "en/idioms.tsv": table(
            "phrase  valence  tags", "never again  -3.0  anger", "not bad at all  2.5  -",
            "waste of good time  -2.5  -", "let ... down  -2.5  -"),
        "en/cues.tsv": table(
            "phrase  kind", "if  condition", "does anyone know  question", "untrue  refutation",
            "would be helpful  wish", "could have told  wish", "slow clap  irony",
            "super  praise"),
        "en/comparisons.tsv": table(
            "phrase  kind", "than  than", "switched from  left", "unlike  unlike",
            "whereas  differs", "whose  relates", "and  joins", "because  joins"),
        "en/function-words.txt": "the\nis\nand\nwas\nthis\nit\n",
        "en/first-person.txt": "i\nmy\n",
        "en/common-words.txt": "staff\nseats\n",
    ]

    private static let german = [
        "de/words.tsv": table(
            "lemma  pos  valence  forms  tags",
            "gut  a  2.0  besser  -", "schlecht  a  -2.0  -  -", "Verzögerung  n  -1.5  -  -",
            "gefallen  v  2.0  gefällt,gefiel  -", "Lust  n  1.5  -  joy", "Ärger  n  -2.0  -  -"),
        "de/modifiers.tsv": table(
            "term  kind  factor", "sehr  intensifier  1.5", "aber  contrast  1.5"),
        "de/negators.tsv": table(
            "term  scope  direction", "nicht  3  both", "keinen  6  forward"),
        "de/idioms.tsv": table("phrase  valence  tags", "im stich gelassen  -2.5  -"),
        "de/comparisons.tsv": table("phrase  kind", "dagegen  adverse", "und  joins"),
        "de/common-words.txt": "personal\n",
        "de/function-words.txt": "der\ndie\ndas\nund\nist\nmir\n",
    ]

    private static let shared = [
        "shared/emoji.tsv": table(
            "emoji  valence  tags  name", "😡  -2.0  anger  angry face", "👍  2.0  -  thumb up",
            ":-(  -1.5  sadness  frown"),
        "shared/statements.tsv": table(
            "class  kind  harm  valence  en  de",
            "foreign-object  product  health  -2.0  piece of metal,glass$  *splitter",
            "refund  service  -  0.0  refund  erstattung",
            "smoke  harm  life  -1.5  smok  rauch,*qualm"),
    ]
}

extension Lexicon {
    /// The entry of a word that stands alone.
    func entry(for word: String) -> Entry? {
        let text = Tokenizer().tokens(of: word)
        return text.tokens.first.flatMap { entry(for: $0, in: text) }
    }
}

extension WordTable {
    subscript(form: String) -> Lexicon.Entry? { self[WordKey(form)] }

    func contains(_ form: String) -> Bool { contains(WordKey(form)) }
}

extension LanguageRules {
    /// The keys of the regular forms of a word.
    func forms(of lemma: String, _ part: PartOfSpeech) -> [WordKey] {
        var keys: [WordKey] = []
        for form in lemma.withBytes({ forms($0, part) }) { form.forEachKey { keys.append($0) } }
        return keys
    }
}
