// SPDX-License-Identifier: Apache-2.0

/// Where a text denies, and what each denial reaches.
///
/// Looking up costs the longest scope.
struct NegatorPlaces {
    private let tokens: [Token]
    /// Tokens that carry a value.
    private let judged: [Bool]
    private let conjunctions: Set<String>
    private var endingAt: [Int: Int] = [:]
    private var startingAt: [Int: Int] = [:]
    private var found: [(range: Range<Int>, negator: Lexicon.Negator)] = []
    private var longestScope = 0

    /// - Parameters:
    ///   - covered: tokens that deny nothing, as they are part of a name or an idiom.
    ///   - judged: tokens that carry a value.
    init(tokens: [Token], covered: [Bool], judged: [Bool], lexicon: Lexicon) {
        self.tokens = tokens
        self.judged = judged
        self.conjunctions = lexicon.rules.conjunctions
        var index = 0
        while index < tokens.count {
            guard !covered[index], let match = lexicon.negators.longestMatch(in: tokens, at: index)
            else {
                index += 1
                continue
            }
            endingAt[match.range.upperBound - 1] = found.count
            startingAt[match.range.lowerBound] = found.count
            found.append((match.range, match.value))
            longestScope = max(longestScope, match.value.scope)
            index = match.range.upperBound
        }
    }

    /// The negator that speaks about these tokens: close enough, and in the same clause.
    func reaching(_ range: Range<Int>, as part: PartOfSpeech) -> Range<Int>? {
        guard !found.isEmpty else { return nil }
        return before(range) ?? after(range, as: part)
    }

    /// "No fault and useless" denies the fault alone: the denial has found its word before "and".
    private func before(_ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound - 1
        var isJoined = false
        while index >= 0, range.lowerBound - index <= longestScope + 1, !tokens[index].endsClause {
            if let place = endingAt[index] {
                let negator = found[place].negator
                let isClose = range.lowerBound - index - 1 <= negator.scope
                return isClose && negator.direction != .backward ? found[place].range : nil
            }
            if isJoined, judged[index] { return nil }
            isJoined = isJoined || conjunctions.contains(tokens[index].text)
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
            if let place = startingAt[index] {
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
}
