// SPDX-License-Identifier: Apache-2.0

/// Finds names that nobody told us: capitalised words that the language does not know.
///
/// Good enough to see that a sentence is about somebody else; a brand that is watched is never
/// found by it.
struct NameGuess {
    private let text: TokenizedText
    private let lexicon: Lexicon

    init(text: TokenizedText, lexicon: Lexicon) {
        self.text = text
        self.lexicon = lexicon
    }

    /// The places of such names, in order; words that stand together are one name.
    ///
    /// Linear in the length of the text.
    func names() -> [Range<Int>] {
        // Without small letters capitals say nothing.
        guard text.tokens.contains(where: { $0.kind == .word && !isCapitalised($0) }) else {
            return []
        }
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
        return lexicon.rules.capitalisesNouns ? !isNoun(index) : !isPersonOrPlace(index)
    }

    /// "Die Pappe" is a thing; "von Pellworth" and "das Pellworth-Rad" name somebody.
    private func isNoun(_ index: Int) -> Bool {
        guard index > 0, lexicon.rules.determiners.contains(text.tokens[index - 1].key) else {
            return false
        }
        let end = text.tokens[index].end
        let isJoined =
            index + 1 < text.tokens.count && text.tokens[index + 1].kind == .word
            && text.tokens[index + 1].start == end + 1 && text.byte(at: end) == UInt8(ascii: "-")
        return !isJoined
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
    /// Whether it is a usual word of the language in some form, or a compound that ends in one.
    func knows(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        if isUsual(word) { return true }
        for ending in rules.nounEndings where word.count > ending.utf8.count + 2 {
            let stem = word.dropLast(ending.utf8.count)
            if word[stem.count...].elementsEqual(ending.utf8),
                isUsual(UnsafeBufferPointer(rebasing: stem))
            {
                return true
            }
        }
        // A head of four letters after two others: shorter ones end names too (Siegfr-ied).
        guard rules.hasCompounds, word.count >= 6 else { return false }
        return (2...(word.count - 4)).contains {
            commonWords.contains(WordKey(UnsafeBufferPointer(rebasing: word[$0...])))
        }
    }

    private func isUsual(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let key = WordKey(word)
        return functionWords.contains(key) || commonWords.contains(key) || words.contains(key)
    }
}
