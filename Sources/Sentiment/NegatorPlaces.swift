// SPDX-License-Identifier: Apache-2.0

/// Where a text denies, and what each denial reaches.
///
/// Looking up costs the longest scope.
struct NegatorPlaces {
    private let tokens: [Token]
    private let conjunctions: Set<WordKey>
    private var found: [(range: Range<Int>, negator: Lexicon.Negator)] = []
    /// The negator that begins or ends at a token, where there is one; empty without negators.
    private var beginning: [Int?] = []
    private var ending: [Int?] = []
    private var longestScope = 0

    /// - Parameters:
    ///   - text: what is read.
    ///   - covered: tokens that deny nothing, as they are part of a name or an idiom.
    ///   - lexicon: the language with its negators.
    init(text: TokenizedText, covered: [Bool], lexicon: Lexicon) {
        tokens = text.tokens
        conjunctions = lexicon.conjunctions
        var index = 0
        while index < tokens.count {
            guard !covered[index], let match = lexicon.negators.longestMatch(in: text, at: index)
            else {
                index += 1
                continue
            }
            if found.isEmpty {
                beginning = Array(repeating: nil, count: tokens.count)
                ending = beginning
            }
            beginning[match.range.lowerBound] = found.count
            ending[match.range.upperBound - 1] = found.count
            found.append((match.range, match.value))
            longestScope = max(longestScope, match.value.scope)
            index = match.range.upperBound
        }
    }

    /// The negator in the gap of a phrase: "lässt mich nicht im Stich".
    func inside(_ gap: Range<Int>?) -> Range<Int>? {
        guard let gap, !found.isEmpty else { return nil }
        return gap.lazy.compactMap { beginning[$0] }.first.map { found[$0].range }
    }

    /// The negator that speaks about these tokens: close enough, and in the same clause.
    func reaching(_ range: Range<Int>, as part: PartOfSpeech) -> Range<Int>? {
        guard !found.isEmpty else { return nil }
        return before(range) ?? after(range, as: part) ?? closing(range)
    }

    /// "Not friendly and helpful" denies both; what follows "and" as a whole phrase is a clause of
    /// its own: "gives no answer and leaves us in the lurch".
    private func before(_ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound - 1
        let isPhrase = range.count > 1
        while index >= 0, range.lowerBound - index <= longestScope + 1, !tokens[index].endsClause {
            if let place = ending[index] {
                let negator = found[place].negator
                let isClose = range.lowerBound - index - 1 <= negator.scope
                return isClose && negator.direction != .backward ? found[place].range : nil
            }
            if isPhrase, conjunctions.contains(tokens[index].key) { return nil }
            index -= 1
        }
        return nil
    }

    /// "Gefällt mir nicht" denies the verb before it; "schlecht, nicht gut" does not, nor does
    /// "gut nicht teuer", where the denial goes on to the next word.
    private func after(_ range: Range<Int>, as part: PartOfSpeech) -> Range<Int>? {
        var index = range.upperBound
        while index < tokens.count, index - range.upperBound <= longestScope,
            !tokens[index].endsClause
        {
            if let place = beginning[index] {
                let (words, negator) = found[place]
                let isClose = index - range.upperBound <= negator.scope
                let isDirect = part == .verb || index == range.upperBound
                let goesOn =
                    words.upperBound < tokens.count && tokens[words.upperBound].isWordLike
                let isMeant = isClose && isDirect && !goesOn && negator.direction != .forward
                return isMeant ? words : nil
            }
            index += 1
        }
        return nil
    }

    /// "Bereut habe ich den Wechsel bis heute nie": what begins the sentence is denied at the end
    /// of its clause, however far that is.
    private func closing(_ range: Range<Int>) -> Range<Int>? {
        let isFirst = range.lowerBound == 0 || tokens[range.lowerBound - 1].endsSentence
        guard isFirst, range.upperBound < tokens.count else { return nil }
        let end = tokens[range.upperBound...].firstIndex(where: \.endsClause) ?? tokens.count
        guard let place = ending[end - 1], found[place].negator.direction != .forward else {
            return nil
        }
        return found[place].range
    }
}
