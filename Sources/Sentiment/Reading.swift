// SPDX-License-Identifier: Apache-2.0

import Model

/// One text while it is being judged: what was found where, and what was done to it.
struct Reading {
    /// A place in the text that carries a value.
    struct Hit {
        var range: Range<Int>
        /// Words of others inside a phrase, one of which may deny it.
        var gap: Range<Int>?
        var weight: Double
        var reason: String
        var isStirring = false
        var partOfSpeech = PartOfSpeech.uninflected
        var isNegatable = true
        var isShouted = false
        /// The statement class that it is; in a text each counts once.
        var statement: String?
    }

    /// What is read; brand names are hidden in it.
    private(set) var text: TokenizedText
    private(set) var hits: [Hit] = []
    /// Tokens that are spoken for: a brand name, the inside of an idiom.
    private var covered: [Bool]
    /// Those of them that stand in the gap of an idiom.
    private var gaps: [Range<Int>] = []
    private var statements: [StatementClasses.Match] = []
    /// What may change its words.
    private var modifiers = PhrasePlaces<Lexicon.Modifier>()
    private(set) var cues = PhrasePlaces<Cue>()
    private(set) var sentences: [Range<Int>] = []

    init(_ text: TokenizedText) {
        self.text = text
        covered = Array(repeating: false, count: text.tokens.count)
    }

    private var tokens: [Token] { text.tokens }

    /// Takes a brand name out of the text: its words match nothing ("Super" may be a shop), but
    /// an idiom may have it in its gap.
    mutating func hide(_ range: Range<Int>) {
        text.hide(range)
        cover(range)
    }

    /// Multiplies the weights that are meant, and says why.
    mutating func change(
        _ places: some Collection<Int>, by factor: Double, _ reason: String,
        where isMeant: (Double) -> Bool
    ) {
        for place in places where isMeant(hits[place].weight) {
            hits[place].weight *= factor
            hits[place].reason += ", \(reason)"
        }
    }

    /// Adds what a rule found beside the words.
    mutating func add(_ range: Range<Int>, weight: Double, reason: String) {
        hits.append(Hit(range: range, weight: weight, reason: reason))
    }

    /// Keeps of what was found what is meant, changed as `change` says.
    mutating func keep(_ change: (Hit) -> Hit?, statements isMeant: (Range<Int>) -> Bool) {
        hits = hits.compactMap(change)
        statements.removeAll { !isMeant($0.range) }
    }

    /// Takes the marks at these tokens out of the text.
    mutating func silence(_ places: [Int]) {
        for index in places { text.hide(index..<(index + 1)) }
    }

    /// The denials outside names and idioms.
    func negators(_ lexicon: Lexicon) -> NegatorPlaces {
        NegatorPlaces(text: text, covered: covered, lexicon: lexicon)
    }

    private mutating func cover(_ range: Range<Int>) {
        for index in range { covered[index] = true }
    }
}

// MARK: finding

extension Reading {
    mutating func findEmoji(_ emoji: [String: Lexicon.Entry]) {
        // A row of one emoji says it once more, not a hundred times: the third is the last heard.
        var count: [WordKey: Int] = [:]
        for (index, token) in tokens.enumerated() where token.kind == .emoji {
            guard let entry = emoji[text.word(token)] else { continue }
            count[token.key, default: 0] += 1
            guard count[token.key, default: 0] <= 3 else { continue }
            hits.append(
                Hit(
                    range: index..<(index + 1), weight: entry.valence,
                    reason: entry.origin.reason(of: "emoji, \(entry.lemma)"),
                    isStirring: entry.isStirring, isNegatable: false))
        }
    }

    mutating func findIdioms(_ lexicon: Lexicon) {
        var index = 0
        while index < tokens.count {
            guard !covered[index], let match = lexicon.idioms.longestMatch(in: text, at: index)
            else {
                index += 1
                continue
            }
            cover(match.range)
            if let gap = match.gap { gaps.append(gap) }
            hits.append(
                Hit(
                    range: match.range, gap: match.gap, weight: match.value.valence,
                    reason: match.value.origin.reason(of: "idiom"),
                    isStirring: match.value.isStirring))
            index = match.range.upperBound
        }
    }

    mutating func findWords(_ lexicon: Lexicon) {
        let isAllShouted = tokens.allSatisfy {
            $0.kind != .word || $0.isShouted || $0.end - $0.start < 3
        }
        for (index, token) in tokens.enumerated() where token.isWordLike && !covered[index] {
            guard let entry = lexicon.entry(for: token, in: text) else { continue }
            hits.append(
                Hit(
                    range: index..<(index + 1), weight: entry.valence,
                    reason: entry.origin.reason, isStirring: entry.isStirring,
                    partOfSpeech: entry.partOfSpeech, isShouted: token.isShouted && !isAllShouted))
        }
    }

    /// Finds the sentences, and what changes the words in them.
    mutating func findTurns(_ lexicon: Lexicon) {
        sentences = text.sentences
        if !hits.isEmpty { modifiers = PhrasePlaces(lexicon.modifiers, in: text) }
        cues = PhrasePlaces(lexicon.cues, in: text)
    }

    mutating func findStatements(_ classes: StatementClasses) {
        statements = classes.matches(in: text)
    }

    /// From here on a class is a complaint in itself; what is weaker is an aspect that people also
    /// praise, and serves grouping alone.
    ///
    /// Ours, from reading the list.
    private static let leastComplaint = -0.9

    /// A stated failure counts where no word or idiom has judged the same place already.
    mutating func addStatements() {
        var judged = covered
        for hit in hits {
            for index in hit.range { judged[index] = true }
        }
        for match in statements where match.statement.valence <= Self.leastComplaint {
            guard !match.range.contains(where: { judged[$0] }) else { continue }
            for index in match.range { judged[index] = true }
            hits.append(
                Hit(
                    range: match.range, weight: match.statement.valence,
                    reason: "statement, \(match.statement.name)",
                    statement: match.statement.name))
        }
        hits.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Sorted, each once.
    var classNames: [String] {
        statements.map(\.statement.name).sorted().reduce(into: []) { names, name in
            if names.last != name { names.append(name) }
        }
    }
}

// MARK: changing

extension Reading {
    /// A denied praise is a complaint ("not good"), a denied complaint only a small praise ("not
    /// bad", "kein Problem").
    ///
    /// Source: Taboada et al. 2011, doi:10.1162/COLI_a_00049, who found that negation shifts rather
    /// than flips; the two factors are ours.
    private static let deniedPraise = -0.75
    private static let deniedComplaint = -0.4

    mutating func negate(_ lexicon: Lexicon) {
        var silent = covered
        for index in gaps.joined() { silent[index] = false }
        let negators = negators(lexicon)
        let inner =
            gaps.isEmpty ? negators : NegatorPlaces(text: text, covered: silent, lexicon: lexicon)
        for place in hits.indices where hits[place].isNegatable {
            let hit = hits[place]
            guard
                let range = inner.inside(hit.gap)
                    ?? negators.reaching(hit.range, as: hit.partOfSpeech)
            else { continue }
            let factor = hits[place].weight > 0 ? Self.deniedPraise : Self.deniedComplaint
            hits[place].weight *= factor
            hits[place].reason += ", negated by \"\(text.written(range))\""
        }
    }

    mutating func modify() {
        for place in hits.indices {
            let start = hits[place].range.lowerBound
            // The word before counts in full; with one between, it is felt less.
            for distance in 1...3 where start >= distance {
                let index = start - distance
                if tokens[index].endsClause { break }
                guard let match = modifiers.beginning(at: index),
                    match.value.kind != .contrast, match.range.upperBound <= start
                else { continue }
                let gap = start - match.range.upperBound
                let factor = 1 + (match.value.factor - 1) / Double(gap + 1)
                hits[place].weight *= factor
                hits[place].reason +=
                    ", \(match.value.kind.rawValue) \"\(text.written(match.range))\""
                break
            }
            if hits[place].isShouted {
                hits[place].weight *= Self.shouting
                hits[place].reason += ", capitals"
            }
        }
    }

    /// Capitals among lower case.
    ///
    /// Source: VADER adds 0.733 to a mean word of about 2, a third; ours is smaller, since reviews
    /// shout product names too.
    private static let shouting = 1.2

    /// What stands after "but" is what the writer means; what stands before it in the sentence
    /// counts half.
    ///
    /// Source: Hutto and Gilbert 2014 use 0.5 and 1.5.
    mutating func contrast() {
        guard modifiers.all.contains(where: { $0.value.kind == .contrast }) else { return }
        var next = 0
        for sentence in sentences {
            let first = next
            while next < hits.count, sentence.contains(hits[next].range.lowerBound) { next += 1 }
            guard first < next, let turn = lastTurn(in: sentence) else { continue }
            weigh(first..<next, by: turn)
        }
    }

    /// The last "but" of a sentence.
    private func lastTurn(in sentence: Range<Int>) -> PhraseTable<Lexicon.Modifier>.Match? {
        modifiers.beginning(in: sentence).last {
            $0.value.kind == .contrast && !tokens[$0.range.lowerBound].endsSentence
        }
    }

    private mutating func weigh(
        _ places: Range<Int>, by turn: PhraseTable<Lexicon.Modifier>.Match
    ) {
        for place in places {
            let start = hits[place].range.lowerBound
            let isBefore = start < turn.range.lowerBound
            hits[place].weight *= isBefore ? 0.5 : turn.value.factor
            hits[place].reason +=
                ", \(isBefore ? "before" : "after") \"\(text.written(turn.range))\""
        }
    }
}

// MARK: telling

extension Reading {
    /// Every step in the order of the text, then what acts on the whole.
    var evidence: [Evidence] {
        var told: Set<String> = []
        let counted = hits.sorted { $0.range.lowerBound < $1.range.lowerBound }
            .filter { $0.statement.map { told.insert($0).inserted } ?? true }
        var steps = counted.map { hit in
            Evidence(
                term: text.written(hit.range), start: tokens[hit.range.lowerBound].start,
                end: tokens[hit.range.upperBound - 1].end, operation: .add,
                weight: (hit.weight * 10_000).rounded() / 10_000, reason: hit.reason)
        }
        if !steps.isEmpty, let shout = exclamation { steps.append(shout) }
        return steps
    }

    /// Up to three exclamation marks, a tenth each; ours, smaller than VADER's 0.292 a mark.
    ///
    /// Shows the last marks that stand together; the others count as well.
    private var exclamation: Evidence? {
        let marks = tokens.indices.filter {
            tokens[$0].kind == .mark && tokens[$0].key == .exclamation
        }
        guard let last = marks.last else { return nil }
        let heard = min(3, marks.count)
        var first = last
        while last - first + 1 < heard, tokens[first - 1].end == tokens[first].start,
            tokens[first - 1].key == .exclamation
        {
            first -= 1
        }
        return Evidence(
            term: text.written(first..<(last + 1)), start: tokens[first].start,
            end: tokens[last].end,
            operation: .multiply, weight: Double(10 + heard) / 10, reason: "exclamation")
    }

    var arousal: Double {
        guard !hits.isEmpty else { return 0 }
        let share = Double(hits.count(where: \.isStirring)) / Double(hits.count)
        return (share * 10_000).rounded() / 10_000
    }

    /// Share of the words by which the writer speaks of himself, 0 to 1.
    func firstPerson(_ ownWords: WordSet) -> Double {
        let count = tokens.count { $0.kind == .word }
        guard count > 0 else { return 0 }
        let own = tokens.count { $0.kind == .word && ownWords.contains($0.key) }
        return (Double(own) / Double(count) * 10_000).rounded() / 10_000
    }

    /// Words of four letters and more that are no function words of any language; at most forty.
    func keywords(without functionWords: WordSet) -> [String] {
        var words: [String] = []
        var keys: [WordKey] = []
        for token in tokens where token.isWordLike {
            guard token.word.count - (token.isTag ? 1 : 0) >= 4,
                !functionWords.contains(token.bareKey), !keys.contains(token.bareKey)
            else { continue }
            words.append(text.bareWord(token))
            keys.append(token.bareKey)
            if words.count == 40 { break }
        }
        return words.sorted()
    }
}
