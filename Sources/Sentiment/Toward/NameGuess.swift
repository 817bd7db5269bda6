// SPDX-License-Identifier: Apache-2.0

/// Finds names that nobody told us: capitalised words that the language does not know.
///
/// Good enough to see that a sentence is about somebody else; a brand that is watched is never
/// found by it.
struct NameGuess {
    /// In longer texts there are names of every kind, and what is about whom is told by the names
    /// that are known.
    ///
    /// Ours: three or four sentences.
    private static let longestText = 80

    private let text: TokenizedText
    private let lexicon: Lexicon
    /// The last words of phrases that speak of a name, or begin a clause.
    private let cueEnds: Set<Int>

    init(
        text: TokenizedText, cues: [PhraseTable<Comparison>.Match], lexicon: Lexicon
    ) {
        self.text = text
        self.lexicon = lexicon
        cueEnds = Set(cues.map { $0.range.upperBound - 1 })
    }

    /// The places of such names, in order; words that stand together are one name.
    ///
    /// Linear in the length of the text.
    func names() -> [Range<Int>] {
        // Without small letters capitals say nothing.
        guard text.tokens.count <= Self.longestText,
            text.tokens.contains(where: { $0.kind == .word && !isCapitalised($0) })
        else { return [] }
        var names: [Range<Int>] = []
        for index in text.tokens.indices where isName(at: index) {
            if let last = names.last, last.upperBound == index, !text.tokens[index].isTag {
                names[names.count - 1] = last.lowerBound..<(index + 1)
            } else {
                names.append(index..<(index + 1))
            }
        }
        return names
    }

    private func isName(at index: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .handle: return token.key != .none
        case .word, .hashtag: break
        default: return false
        }
        guard token.key != .none, isCapitalised(token), !isKnown(token) else { return false }
        if token.isTag { return true }
        if begins(index), isPhraseHead(index) { return false }
        return lexicon.rules.capitalisesNouns ? !isThing(index) : !isPersonOrPlace(index)
    }

    /// Where nouns have capitals: "die Pappe" is a thing, "das Pellworth-Rad" names a maker.
    private func isThing(_ index: Int) -> Bool {
        follows(index, lexicon.rules.determiners) && !isJoined(index)
    }

    private func follows(_ index: Int, _ words: Set<WordKey>) -> Bool {
        index > 0 && words.contains(text.tokens[index - 1].key)
    }

    /// "Lärm am Morgen", "Staff at the desk": what goes on with "at" is seldom a company.
    private func isPhraseHead(_ index: Int) -> Bool {
        guard index + 1 < text.tokens.count else { return false }
        let next = text.tokens[index + 1].key
        return lexicon.rules.prepositions.contains(next) || lexicon.rules.determiners.contains(next)
    }

    /// Whether a clause begins here, or what stands before speaks of the name.
    private func begins(_ index: Int) -> Bool {
        index == 0 || text.tokens[index - 1].endsClause || cueEnds.contains(index - 1)
    }

    /// Whether another word hangs on it with a hyphen.
    private func isJoined(_ index: Int) -> Bool {
        let end = text.tokens[index].end
        return index + 1 < text.tokens.count && text.tokens[index + 1].kind == .word
            && text.tokens[index + 1].start == end + 1 && text.byte(at: end) == UInt8(ascii: "-")
    }

    /// "Mr Miller", "in Selby": no company.
    private func isPersonOrPlace(_ index: Int) -> Bool {
        guard index > 0 else { return false }
        let before = text.tokens[index - 1]
        if before.key == Self.placeWord { return true }
        let isStart = index == 1 || text.tokens[index - 2].endsClause
        return before.kind == .word && !isStart && isCapitalised(before) && isKnown(before)
            && before.end - before.start > 1
    }

    private static let placeWord = WordKey("in")

    /// Three letters at least, the first a capital one; a hashtag's first letter is behind its sign.
    private func isCapitalised(_ token: Token) -> Bool {
        guard token.end - token.start >= 3 else { return false }
        let bytes = text.text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: token.start + (token.isTag ? 1 : 0))
        return text.text.unicodeScalars[start].properties.isUppercase
    }

    private func isKnown(_ token: Token) -> Bool {
        text.withBareBytes(token, lexicon.knows)
    }
}

extension Lexicon {
    /// Whether it is a usual word of the language in some form, or made of such words.
    func knows(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        if isUsual(word) || hasUsualStem(word) { return true }
        return rules.hasCompounds && isCompound(word)
    }

    private func hasUsualStem(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        rules.nounEndings.contains { ending in
            let rest = word.count - ending.utf8.count
            return rest > 2 && word[rest...].elementsEqual(ending.utf8)
                && isUsual(UnsafeBufferPointer(rebasing: word[..<rest]))
        }
    }

    /// "Speisewagen": the last part is a word, and so is what stands before it.
    ///
    /// Parts have three letters at least; at most 48 bytes are looked at, else a row of letters
    /// would cost its square.
    private func isCompound(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count >= 6, word.count <= 48 else { return false }
        return (3...(word.count - 3)).contains { start in
            let last = UnsafeBufferPointer(rebasing: word[start...])
            return (isUsual(last) || hasUsualStem(last))
                && beginsCompound(UnsafeBufferPointer(rebasing: word[..<start]))
        }
    }

    /// A word as it stands before another: joined by a letter ("Kunde-n"), cut ("Schul"), the stem
    /// of a verb ("fahr"), or a word made of others.
    private func beginsCompound(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        if isUsual(word) || hasUsualStem(word) { return true }
        let hash = WordHash().adding(word)
        if isUsual(hash.adding("e").key) || isUsual(hash.adding("en").key) { return true }
        return word.count >= 8 && isCompound(word)
    }

    private func isUsual(_ word: UnsafeBufferPointer<UInt8>) -> Bool { isUsual(WordKey(word)) }

    private func isUsual(_ key: WordKey) -> Bool {
        functionWords.contains(key) || commonWords.contains(key) || words.contains(key)
    }
}
