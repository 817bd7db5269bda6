// SPDX-License-Identifier: Apache-2.0

/// Which part of a text is about a brand, when the text names others too.
///
/// A clause is about the name in it; of two names, about the one before; without a name it goes
/// on about the last one. Linear in the length of the text.
struct BrandScope {
    /// The side of each token.
    private(set) var sides: [NamedSide]
    /// In order.
    private(set) var names: [PlacedName]
    /// The sentences that set the two sides against each other.
    private(set) var contrasts: Set<Int> = []

    /// The number of the sentence that a token stands in.
    let sentences: [Int]
    /// The language of the text.
    let lexicon: Lexicon

    private let text: TokenizedText
    private var topic = NamedSide.all

    /// Nil when the text turns out to name nobody else.
    ///
    /// - Parameters:
    ///   - text: what is read.
    ///   - names: where it names the brand and others, without roles.
    ///   - cues: the comparisons in it, in order.
    ///   - lexicon: the language.
    init?(
        text: TokenizedText, names: [PlacedName], cues: [PhraseTable<Comparison>.Match],
        lexicon: Lexicon
    ) {
        self.text = text
        self.names = Self.apart(names)
        self.lexicon = lexicon
        sentences = text.sentences.enumerated().flatMap { repeatElement($0, count: $1.count) }
        sides = Array(repeating: .all, count: text.tokens.count)
        giveRoles(cues)
        dropUnlikely(cues)
        guard self.names.contains(where: { $0.side == .other }) else { return nil }
        group()
        contrasts = contrasts(cues)
        assign(Self.clauses(of: text, cues))
    }

    private struct Clause {
        var tokens: Range<Int>
        /// The phrase that it begins with.
        var opening: Comparison?
    }

    /// The parts between the signs and words where a clause may end.
    private static func clauses(
        of text: TokenizedText, _ cues: [PhraseTable<Comparison>.Match]
    ) -> [Clause] {
        let openings = Dictionary(
            cues.filter(\.value.beginsClause)
                .map { ($0.range.lowerBound, $0.value) },
            uniquingKeysWith: { first, _ in first })
        var clauses: [Clause] = []
        var start = 0
        for (index, token) in text.tokens.enumerated() {
            if openings[index] != nil, index > start {
                clauses.append(Clause(tokens: start..<index, opening: openings[start]))
                start = index
            }
            if token.endsClause || index == text.tokens.count - 1 {
                clauses.append(Clause(tokens: start..<(index + 1), opening: openings[start]))
                start = index + 1
            }
        }
        return clauses
    }
}

// MARK: names

extension BrandScope {
    /// Words between a phrase and its name: "than the brand-new".
    private static let longestApproach = 3

    /// Names that do not overlap: of two that begin together the longer one holds, of others the
    /// first, and of two names for the same words the brand's own.
    private static func apart(_ names: [PlacedName]) -> [PlacedName] {
        names.sorted { $0.order < $1.order }.reduce(into: []) { kept, name in
            if kept.last.map({ $0.range.upperBound <= name.range.lowerBound }) ?? true {
                kept.append(name)
            }
        }
    }

    /// Keeps of the guessed names those in a sentence that holds companies against each other.
    private mutating func dropUnlikely(_ cues: [PhraseTable<Comparison>.Match]) {
        guard names.contains(where: \.isGuessed) else { return }
        let compared = names.filter { $0.role?.showsRival == true }.map(\.range.lowerBound)
        let adverse = cues.filter { $0.value == .adverse }.map(\.range.lowerBound)
        let likely = Set((compared + adverse).map { sentences[$0] })
        names.removeAll { $0.isGuessed && !likely.contains(sentences[$0.range.lowerBound]) }
    }

    /// Sentences with a comparison of names, with a clause against another where both sides are
    /// named, and those with "by contrast" together with the one before.
    private func contrasts(_ cues: [PhraseTable<Comparison>.Match]) -> Set<Int> {
        func sentences(_ side: NamedSide) -> Set<Int> {
            Set(names.filter { $0.side == side }.map { self.sentences[$0.range.lowerBound] })
        }
        let shared = sentences(.brand).intersection(sentences(.other))
        var found = Set(
            names.filter { $0.role?.pointsAway == true }.map { self.sentences[$0.range.lowerBound] }
        )
        for cue in cues {
            let sentence = self.sentences[cue.range.lowerBound]
            if cue.value == .adverse { found.formUnion([sentence - 1, sentence]) }
            if cue.value == .differs, shared.contains(sentence) { found.insert(sentence) }
        }
        return found
    }

    /// "A and B are both late" is about both: names with nothing but a join between them.
    private mutating func group() {
        names = names.reduce(into: []) { grouped, name in
            guard let last = grouped.last, last.side != name.side,
                joins(last.range.upperBound..<name.range.lowerBound)
            else { return grouped.append(name) }
            grouped[grouped.count - 1].range = last.range.lowerBound..<name.range.upperBound
            grouped[grouped.count - 1].side = .all
        }
    }

    private func joins(_ gap: Range<Int>) -> Bool {
        switch gap.count {
        case 0: true
        case 1: lexicon.conjunctions.contains(text.tokens[gap.lowerBound].key)
        default: false
        }
    }

    /// Tells each name what the phrase right before it, or around it, says.
    private mutating func giveRoles(_ cues: [PhraseTable<Comparison>.Match]) {
        var next = 0
        for place in names.indices {
            let start = names[place].range.lowerBound
            while next < cues.count, cues[next].range.lowerBound < start {
                if cues[next].value.isAboutName, reaches(cues[next].range, start) {
                    names[place].role = cues[next].value
                    names[place].cue = cues[next].range
                }
                next += 1
            }
        }
    }

    /// Whether a phrase ends close before a name, or has it in its gap.
    private func reaches(_ cue: Range<Int>, _ start: Int) -> Bool {
        guard cue.upperBound <= start else { return true }
        return start - cue.upperBound <= Self.longestApproach
            && !text.tokens[cue.upperBound..<start].contains(where: \.endsClause)
    }
}

// MARK: clauses

extension BrandScope {
    private mutating func assign(_ clauses: [Clause]) {
        var next = 0
        for clause in clauses {
            let first = next
            while next < names.count, names[next].range.lowerBound < clause.tokens.upperBound {
                next += 1
            }
            if first == next {
                fill(clause.tokens, with: side(ofNameless: clause, upcoming: next))
            } else {
                assign(clause, Array(names[first..<next]))
            }
        }
    }

    /// It goes on about the last name; one that stands against what was said, about the next one.
    private mutating func side(ofNameless clause: Clause, upcoming next: Int) -> NamedSide {
        if clause.opening == .relates, next > 0 { topic = names[next - 1].side }
        guard next < names.count else { return topic }
        if next == 0 { return names[0].role?.pointsAway == true ? names[0].side.opposite : .all }
        let isSameSentence =
            sentences[clause.tokens.lowerBound] == sentences[names[next].range.lowerBound]
        return clause.opening == .differs && isSameSentence ? names[next].side : topic
    }

    private mutating func assign(_ clause: Clause, _ names: [PlacedName]) {
        var start = clause.tokens.lowerBound
        for (place, name) in names.enumerated() {
            let isFirst = place == 0
            let before =
                if !isFirst {
                    topic
                } else if name.role?.keepsTopic == true, topic != .all {
                    topic
                } else {
                    name.role?.pointsAway == true ? name.side.opposite : name.side
                }
            // "Unlike the awful B": what stands between the phrase and the name is about the name.
            let cue = max(start, min(name.cue?.lowerBound ?? start, name.range.lowerBound))
            let meant = name.role == nil ? name.range.lowerBound : cue
            fill(start..<meant, with: before)
            fill(meant..<name.range.upperBound, with: name.side)
            start = name.range.upperBound
            topic = name.role?.keepsTopic == true ? (isFirst ? before : topic) : name.side
        }
        fill(start..<max(start, clause.tokens.upperBound), with: topic)
    }

    private mutating func fill(_ range: Range<Int>, with side: NamedSide) {
        for index in range { sides[index] = side }
    }
}
