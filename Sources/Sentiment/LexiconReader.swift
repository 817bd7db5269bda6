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
    private static let valences = -4.0...4.0

    private mutating func readLanguage(_ language: String) -> Lexicon {
        var lexicon = LexiconDraft(rules: .rules(for: language))
        for (place, folder) in folders.enumerated() {
            // A folder's packs lie over its general words, and below the next folder.
            let layer = place * 2
            readWords(folder, layer: layer, into: &lexicon)
            readModifiers(folder.table("\(language)/modifiers.tsv"), into: &lexicon)
            readNegators(folder.table("\(language)/negators.tsv"), into: &lexicon)
            readIdioms(folder, into: &lexicon)
            readCues(folder.table("\(language)/cues.tsv"), into: &lexicon)
            readComparisons(folder.table("\(language)/comparisons.tsv"), into: &lexicon)
            for pack in folder.packs(of: language) where packs.contains(pack) {
                readPack(pack, folder, layer: layer + 1, into: &lexicon)
            }
            lexicon.functionWords.insert(folder.words("\(language)/function-words.txt"))
            lexicon.commonWords.insert(folder.words("\(language)/common-words.txt"))
            lexicon.firstPerson.insert(folder.words("\(language)/first-person.txt"))
        }
        return Lexicon(lexicon)
    }

    private mutating func readWords(
        _ folder: LexiconFolder, layer: Int, into lexicon: inout LexiconDraft
    ) {
        guard let table = folder.table("\(lexicon.language)/words.tsv") else { return }
        for row in table.rows(
            columns: ["lemma", "pos", "valence"],
            optional: ["forms", "tags", "arousal", "note"], problems: &problems)
        {
            guard var entry = entry(row, table, folder.origin) else { continue }
            if row.text(5) != nil,
                let arousal = table.number(row, 5, in: 0...3, problems: &problems)
            {
                entry.isStirring = arousal >= Lexicon.stirringArousal
            }
            add(entry, row, layer: layer, to: &lexicon)
        }
    }

    /// Words and phrases of one domain in one table; a term of several words is a phrase.
    private mutating func readPack(
        _ pack: String, _ folder: LexiconFolder, layer: Int, into lexicon: inout LexiconDraft
    ) {
        let path = "\(lexicon.language)/packs/\(pack).tsv"
        guard let table = folder.table(path) else { return }
        for row in table.rows(
            columns: ["term", "pos", "valence"], optional: ["forms", "tags", "note"],
            problems: &problems)
        {
            if row.cells[0].contains(" ") {
                guard let valence = table.number(row, 2, in: Self.valences, problems: &problems)
                else { continue }
                lexicon.idioms.add(
                    row.cells[0],
                    Lexicon.Entry(
                        lemma: row.cells[0], valence: valence,
                        emotions: emotions(row.list(4), row, table), origin: .pack(pack)))
            } else if let entry = entry(row, table, .pack(pack)) {
                add(entry, row, layer: layer, to: &lexicon)
            }
        }
    }

    private func add(
        _ entry: Lexicon.Entry, _ row: LexiconTable.Row, layer: Int, to lexicon: inout LexiconDraft
    ) {
        let forms = row.list(3)
        let hasOnlyThese = forms.first?.hasPrefix("!") == true
        let listed = forms.map { hasOnlyThese ? $0.filter { $0 != "!" } : $0 }
            .filter { !$0.isEmpty }.map { WordKey(folding: $0) }
        let lemma = Folding.fold(entry.lemma)
        let parts = lemma.parts(between: UInt8(ascii: "|"))
        let whole = parts.count == 1 ? lemma : parts.joined()
        lexicon.words.add(
            entry, listed: [WordKey(whole)] + listed,
            derived: hasOnlyThese ? [] : lexicon.rules.forms(lemma, entry.partOfSpeech),
            layer: layer)
    }

    private mutating func entry(
        _ row: LexiconTable.Row, _ table: LexiconTable, _ origin: Origin
    ) -> Lexicon.Entry? {
        guard let part = PartOfSpeech(rawValue: row.cells[1]) else {
            problems.append(
                table.problem(row.line, "unknown part of speech \"\(row.cells[1])\"", "n, v, a, x"))
            return nil
        }
        guard let valence = table.number(row, 2, in: Self.valences, problems: &problems) else {
            return nil
        }
        return Lexicon.Entry(
            lemma: row.cells[0], partOfSpeech: part, valence: valence,
            emotions: emotions(row.list(4), row, table), origin: origin)
    }

    private mutating func emotions(
        _ names: [String], _ row: LexiconTable.Row, _ table: LexiconTable
    ) -> Set<Lexicon.Emotion> {
        var emotions: Set<Lexicon.Emotion> = []
        for name in names {
            if let emotion = Lexicon.Emotion(rawValue: name) {
                emotions.insert(emotion)
            } else {
                problems.append(
                    table.problem(row.line, "unknown tag \"\(name)\"", "anger, fear, sadness, joy"))
            }
        }
        return emotions
    }

    private mutating func readModifiers(_ table: LexiconTable?, into lexicon: inout LexiconDraft) {
        guard let table else { return }
        for row in table.rows(columns: ["term", "kind", "factor"], problems: &problems) {
            guard let kind = Lexicon.Modifier.Kind(rawValue: row.cells[1]) else {
                problems.append(
                    table.problem(
                        row.line, "unknown kind \"\(row.cells[1])\"",
                        "intensifier, downtoner, contrast"))
                continue
            }
            if let factor = table.number(row, 2, in: 0.1...3, problems: &problems) {
                lexicon.modifiers.add(row.cells[0], .init(kind: kind, factor: factor))
            }
        }
    }

    private mutating func readCues(_ table: LexiconTable?, into lexicon: inout LexiconDraft) {
        readPhrases(table, of: Cue.self) { lexicon.cues.add($0, $1) }
    }

    private mutating func readComparisons(_ table: LexiconTable?, into lexicon: inout LexiconDraft)
    {
        readPhrases(table, of: Comparison.self) { lexicon.comparisons.add($0, $1) }
    }

    /// A table of phrases that are of one kind each.
    private mutating func readPhrases<Kind>(
        _ table: LexiconTable?, of _: Kind.Type, add: (String, Kind) -> Void
    ) where Kind: RawRepresentable<String> & CaseIterable {
        guard let table else { return }
        for row in table.rows(columns: ["phrase", "kind"], problems: &problems) {
            if let kind = Kind(rawValue: row.cells[1]) {
                add(row.cells[0], kind)
            } else {
                problems.append(
                    table.problem(
                        row.line, "unknown kind \"\(row.cells[1])\"",
                        Kind.allCases.map(\.rawValue).joined(separator: ", ")))
            }
        }
    }

    private mutating func readNegators(_ table: LexiconTable?, into lexicon: inout LexiconDraft) {
        guard let table else { return }
        for row in table.rows(columns: ["term", "scope", "direction"], problems: &problems) {
            guard let direction = Lexicon.Negator.Direction(rawValue: row.cells[2]) else {
                problems.append(
                    table.problem(
                        row.line, "unknown direction \"\(row.cells[2])\"",
                        "forward, backward, both"))
                continue
            }
            if let scope = table.number(row, 1, in: 1...8, problems: &problems) {
                lexicon.negators.add(row.cells[0], .init(scope: Int(scope), direction: direction))
            }
        }
    }

    private mutating func readIdioms(_ folder: LexiconFolder, into lexicon: inout LexiconDraft) {
        guard let table = folder.table("\(lexicon.language)/idioms.tsv") else { return }
        for row in table.rows(columns: ["phrase", "valence", "tags"], problems: &problems) {
            guard let valence = table.number(row, 1, in: Self.valences, problems: &problems) else {
                continue
            }
            lexicon.idioms.add(
                row.cells[0],
                Lexicon.Entry(
                    lemma: row.cells[0], valence: valence,
                    emotions: emotions(row.list(2), row, table), origin: folder.origin))
        }
    }

    private mutating func readEmoji() -> [String: Lexicon.Entry] {
        var emoji: [String: Lexicon.Entry] = [:]
        for folder in folders {
            guard let table = folder.table("shared/emoji.tsv") else { continue }
            let columns = ["emoji", "valence", "tags", "name"]
            for row in table.rows(columns: columns, problems: &problems) {
                guard let value = table.number(row, 1, in: Self.valences, problems: &problems)
                else { continue }
                emoji[row.cells[0]] = Lexicon.Entry(
                    lemma: row.cells[3], valence: value,
                    emotions: emotions(row.list(2), row, table), origin: folder.origin)
            }
        }
        return emoji
    }

    private mutating func readStatements() -> StatementClasses {
        var classes = StatementClasses()
        for table in folders.compactMap({ $0.table("shared/statements.tsv") }) {
            let columns = ["class", "kind", "harm", "valence", "en", "de"]
            for row in table.rows(columns: columns, problems: &problems) {
                guard let kind = Claim.Kind(rawValue: row.cells[1]) else {
                    problems.append(
                        table.problem(
                            row.line, "unknown kind \"\(row.cells[1])\"",
                            Claim.Kind.allCases.map(\.rawValue).joined(separator: ", ")))
                    continue
                }
                let harm = row.text(2).flatMap(Claim.Harm.init(rawValue:))
                if harm == nil, row.text(2) != nil {
                    problems.append(
                        table.problem(
                            row.line, "unknown harm \"\(row.cells[2])\"", "life, health, money, -"))
                    continue
                }
                guard let valence = table.number(row, 3, in: -4...0, problems: &problems) else {
                    continue
                }
                classes.add(
                    .init(name: row.cells[0], kind: kind, harm: harm, valence: valence),
                    stems: row.list(4) + row.list(5))
            }
        }
        return classes
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
        guard let table = folder.table("\(language)/sentences.tsv") else { return [] }
        var sentences: [TestSentence] = []
        for row in table.rows(
            columns: ["label", "text"], optional: ["brand"], problems: &problems)
        {
            if let label = Score.Label(rawValue: row.cells[0]) {
                sentences.append(
                    TestSentence(
                        path: table.path, line: row.line, language: language, label: label,
                        text: row.cells[1], brand: row.text(2)))
            } else {
                problems.append(
                    table.problem(
                        row.line, "unknown label \"\(row.cells[0])\"",
                        Score.Label.allCases.map(\.rawValue).joined(separator: ", ")))
            }
        }
        return sentences
    }
}
