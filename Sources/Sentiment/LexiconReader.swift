// SPDX-License-Identifier: Apache-2.0

import Model

/// Reads lexicon folders into what the analyzer looks things up in.
package struct LexiconReader {
    /// Every line that could not be used; the rest is in force all the same.
    package private(set) var problems: [LexiconProblem] = []
    private let folders: [LexiconFolder]
    private let packs: Set<String>

    /// - Parameters:
    ///   - folders: laid over each other; the last wins term by term.
    ///   - packs: names of the domain packs that are laid over the general words of their folder.
    package init(folders: [LexiconFolder], packs: Set<String> = []) {
        self.folders = folders
        self.packs = packs
    }

    /// Reads everything.
    ///
    /// Linear in the size of the files.
    package mutating func read() -> Lexicons {
        let languages = Set(folders.flatMap(\.languages)).sorted()
        return Lexicons(
            languages: languages.map { readLanguage($0) }, emoji: readEmoji(),
            statements: readStatements())
    }
}

extension LexiconReader {
    private mutating func readLanguage(_ language: String) -> Lexicon {
        var lexicon = LexiconDraft(rules: .rules(for: language))
        for (place, folder) in folders.enumerated() {
            // A folder's packs lie over its general words, and below the next folder.
            let layer = place * 2
            readWords(folder, layer: layer, into: &lexicon)
            readModifiers(folder.table("\(language)/modifiers.tsv"), into: &lexicon)
            readNegators(folder.table("\(language)/negators.tsv"), into: &lexicon)
            readIdioms(folder, into: &lexicon)
            readPhrases(folder.table("\(language)/cues.tsv"), into: &lexicon.cues)
            readPhrases(folder.table("\(language)/comparisons.tsv"), into: &lexicon.comparisons)
            for pack in folder.packs(of: language) where packs.contains(pack) {
                readPack(pack, folder, layer: layer + 1, into: &lexicon)
            }
            lexicon.functionWords.insert(folder.words("\(language)/function-words.txt"))
            lexicon.commonWords.insert(folder.words("\(language)/common-words.txt"))
            lexicon.firstPerson.insert(folder.words("\(language)/first-person.txt"))
        }
        return Lexicon(lexicon)
    }

    /// Hands on the rows of a table that is there; what does not fit is a problem.
    private mutating func read(
        _ table: LexiconTable?, _ columns: [String], optional: [String] = [],
        _ body: (inout LexiconRow) -> Void
    ) {
        guard let table else { return }
        problems += table.forEachRow(columns: columns, optional: optional, body)
    }

    private mutating func readWords(
        _ folder: LexiconFolder, layer: Int, into lexicon: inout LexiconDraft
    ) {
        read(
            folder.table("\(lexicon.language)/words.tsv"), ["lemma", "pos", "valence"],
            optional: ["forms", "tags", "arousal", "note"]
        ) { row in
            guard var entry = row.word(folder.origin) else { return }
            if row.holds(5), let arousal = row.number(5, in: 0...3) {
                entry.isStirring = arousal >= Lexicon.stirringArousal
            }
            lexicon.add(entry, row, layer: layer)
        }
    }

    /// Words and phrases of one domain in one table; a term of several words is a phrase.
    private mutating func readPack(
        _ pack: String, _ folder: LexiconFolder, layer: Int, into lexicon: inout LexiconDraft
    ) {
        read(
            folder.table("\(lexicon.language)/packs/\(pack).tsv"), ["term", "pos", "valence"],
            optional: ["forms", "tags", "note"]
        ) { row in
            if row[0].contains(UInt8(ascii: " ")) {
                guard let entry = row.entry(valence: 2, tags: 4, .pack(pack)) else { return }
                lexicon.idioms.add(row[0], entry)
            } else if let entry = row.word(.pack(pack)) {
                lexicon.add(entry, row, layer: layer)
            }
        }
    }

    private mutating func readModifiers(_ table: LexiconTable?, into lexicon: inout LexiconDraft) {
        read(table, ["term", "kind", "factor"]) { row in
            guard let kind: Lexicon.Modifier.Kind = row.value(named: row[1], "kind"),
                let factor = row.number(2, in: 0.1...3)
            else { return }
            lexicon.modifiers.add(row[0], .init(kind: kind, factor: factor))
        }
    }

    private mutating func readNegators(_ table: LexiconTable?, into lexicon: inout LexiconDraft) {
        read(table, ["term", "scope", "direction"]) { row in
            guard
                let direction: Lexicon.Negator.Direction = row.value(named: row[2], "direction"),
                let scope = row.number(1, in: 1...8)
            else { return }
            lexicon.negators.add(row[0], .init(scope: Int(scope), direction: direction))
        }
    }

    private mutating func readIdioms(_ folder: LexiconFolder, into lexicon: inout LexiconDraft) {
        read(folder.table("\(lexicon.language)/idioms.tsv"), ["phrase", "valence", "tags"]) { row in
            guard let entry = row.entry(valence: 1, tags: 2, folder.origin) else { return }
            lexicon.idioms.add(row[0], entry)
        }
    }

    /// A table of phrases that are of one kind each.
    private mutating func readPhrases<Kind>(
        _ table: LexiconTable?, into phrases: inout PhraseTable<Kind>
    ) where Kind: RawRepresentable<String> & CaseIterable {
        read(table, ["phrase", "kind"]) { row in
            if let kind: Kind = row.value(named: row[1], "kind") { phrases.add(row[0], kind) }
        }
    }

    private mutating func readEmoji() -> [String: Lexicon.Entry] {
        var emoji: [String: Lexicon.Entry] = [:]
        for folder in folders {
            read(folder.table("shared/emoji.tsv"), ["emoji", "valence", "tags", "name"]) { row in
                guard let entry = row.entry(lemma: 3, valence: 1, tags: 2, folder.origin)
                else { return }
                emoji[row.text(0)] = entry
            }
        }
        return emoji
    }

    private mutating func readStatements() -> StatementClasses {
        var classes = StatementClasses()
        for folder in folders {
            let columns = ["class", "kind", "harm", "valence", "en", "de"]
            read(folder.table("shared/statements.tsv"), columns) { row in
                guard let statement = row.statement() else { return }
                classes.add(statement, stems: row.list(4) + row.list(5))
            }
        }
        return classes
    }
}

// MARK: entries

extension LexiconDraft {
    /// Adds a word with the forms that its row lists, and with its regular ones unless an
    /// exclamation mark says that the listed ones are all.
    fileprivate mutating func add(_ entry: Lexicon.Entry, _ row: LexiconRow, layer: Int) {
        let hasOnlyThese = row[3].first == UInt8(ascii: "!")
        Folding.withFolded(row[0]) { lemma in
            var listed = [lemma.wholeKey]
            for form in row.list(3, from: hasOnlyThese ? 1 : 0) {
                listed.append(WordKey(folding: form))
            }
            words.add(
                entry, listed: listed,
                derived: hasOnlyThese ? [] : rules.forms(lemma, entry.partOfSpeech), layer: layer)
        }
    }
}

extension LexiconRow {
    private static let valences = -4.0...4.0

    /// What a row says of a single word.
    fileprivate mutating func word(_ origin: Origin) -> Lexicon.Entry? {
        guard let part: PartOfSpeech = value(named: self[1], "part of speech") else { return nil }
        return entry(part, valence: 2, tags: 4, origin)
    }

    /// What a row says of a word, a phrase or an emoji.
    fileprivate mutating func entry(
        _ part: PartOfSpeech = .uninflected, lemma: Int = 0, valence: Int, tags: Int,
        _ origin: Origin
    ) -> Lexicon.Entry? {
        guard let valence = number(valence, in: Self.valences) else { return nil }
        return Lexicon.Entry(
            lemma: text(lemma), partOfSpeech: part, valence: valence, emotions: emotions(tags),
            origin: origin)
    }

    private mutating func emotions(_ column: Int) -> Set<Lexicon.Emotion> {
        var emotions: Set<Lexicon.Emotion> = []
        for name in list(column) {
            if let emotion: Lexicon.Emotion = value(named: name, "tag") { emotions.insert(emotion) }
        }
        return emotions
    }

    fileprivate mutating func statement() -> StatementClass? {
        guard let kind: Claim.Kind = value(named: self[1], "kind") else { return nil }
        var harm: Claim.Harm?
        if holds(2) {
            harm = value(named: self[2], "harm", hint: "life, health, money, -")
            guard harm != nil else { return nil }
        }
        guard let valence = number(3, in: -4...0) else { return nil }
        return StatementClass(name: text(0), kind: kind, harm: harm, valence: valence)
    }
}

extension FoldedWord {
    /// The key of a verb without the sign behind its prefix: `ab|stuerzen`.
    fileprivate var wholeKey: WordKey {
        var hash = WordHash()
        for byte in self where byte != UInt8(ascii: "|") { hash.combine(byte) }
        return hash.key
    }
}

// MARK: sentences

extension LexiconReader {
    /// The sentences by which the lexicons are checked, in the order of folders and lines.
    ///
    /// A text that a later folder has as well takes its label.
    package mutating func readSentences() -> [TestSentence] {
        var sentences: [TestSentence] = []
        var placeOfText: [[String]: Int] = [:]
        for folder in folders {
            for language in folder.languages {
                for sentence in readSentences(of: language, in: folder) {
                    if let place = placeOfText[[language, sentence.text]] {
                        sentences[place] = sentence
                    } else {
                        placeOfText[[language, sentence.text]] = sentences.count
                        sentences.append(sentence)
                    }
                }
            }
        }
        return sentences
    }

    private mutating func readSentences(
        of language: String, in folder: LexiconFolder
    ) -> [TestSentence] {
        var sentences: [TestSentence] = []
        guard let table = folder.table("\(language)/sentences.tsv") else { return [] }
        read(table, ["label", "text"], optional: ["brand"]) { row in
            guard let label: Score.Label = row.value(named: row[0], "label") else { return }
            sentences.append(
                TestSentence(
                    path: table.path, line: row.line, language: language, label: label,
                    text: row.text(1), brand: row.holds(2) ? row.text(2) : nil))
        }
        return sentences
    }
}
