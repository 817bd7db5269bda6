// SPDX-License-Identifier: Apache-2.0

/// The stems by which statement classes are found in a text.
struct StemTable: Sendable {
    /// A stem of one word or more, and the class that it speaks for; plain numbers, since it is
    /// looked at for nearly every word of every text.
    struct Stem: Sendable {
        /// The places of its words in the row of words: the first, and those after it, each of
        /// which must match the token in its place.
        fileprivate var words: Range<Int>
        fileprivate var endsWord: Bool
        var classIndex: Int
    }

    /// The words of all stems, one stem behind the other.
    fileprivate private(set) var words: [StemWord] = []

    /// Bytes by which the stems that stand anywhere in a word are found.
    fileprivate static let longestPiece = 3

    /// The stems that begin a word, by the key of their first word.
    private var listOfBeginning = KeyTable()
    /// The lengths in bytes that these have, a bit each, by the first three bytes of the word.
    private var lengthsOfPiece = [UInt32](repeating: 0, count: 1 << (5 * longestPiece))
    /// The lengths of those that are shorter than three bytes.
    private var shortLengths: UInt32 = 0
    /// The stems that match anywhere in a word, by their first three bytes.
    ///
    /// A plain array, since it is asked for every byte of every text. Its index is the last five
    /// bits of each byte, which tell letters apart; what else they mix up is sorted out when the
    /// stem is compared.
    private var listOfPiece = [Int32](repeating: 0, count: 1 << (5 * longestPiece))
    /// Whether stems of one byte or of two stand among them.
    fileprivate private(set) var hasShortPieces = false
    /// The first list is for what has no stems.
    private var lists: [[Stem]] = [[]]

    /// Adds a stem; one without a letter is left out.
    mutating func add(_ stem: UnsafeBufferPointer<UInt8>, of classIndex: Int) {
        let start = words.count
        stem.forEachItem(between: UInt8(ascii: " ")) { words.append(StemWord($0)) }
        guard start < words.count, !words[start].bytes.isEmpty else {
            words.removeSubrange(start...)
            return
        }
        let first = words[start]
        let entry = Stem(
            words: start..<words.count, endsWord: first.endsWord, classIndex: classIndex)
        lists[first.isAnywhere ? listOfPiece(of: first) : listOfBeginning(of: first)].append(entry)
    }

    private mutating func listOfBeginning(of word: StemWord) -> Int {
        let key = word.key.bits
        if let known = listOfBeginning[key] { return known }
        listOfBeginning.set(key, to: lists.count)
        let bit = Self.bit(ofLength: word.bytes.count)
        if word.bytes.count < Self.longestPiece {
            shortLengths |= bit
        } else {
            lengthsOfPiece[
                word.bytes.withUnsafeBufferPointer { Self.place($0, 0..<Self.longestPiece) }] |= bit
        }
        return newList()
    }

    private mutating func listOfPiece(of word: StemWord) -> Int {
        let place = word.bytes.withUnsafeBufferPointer {
            Self.place($0, 0..<min($0.count, Self.longestPiece))
        }
        hasShortPieces = hasShortPieces || word.bytes.count < Self.longestPiece
        if listOfPiece[place] == 0 { listOfPiece[place] = Int32(newList()) }
        return Int(listOfPiece[place])
    }

    private mutating func newList() -> Int {
        lists.append([])
        return lists.count - 1
    }

    /// The lengths in bytes, a bit each, of the beginnings that a word may have.
    fileprivate func beginningLengths(of word: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard word.count >= Self.longestPiece else { return shortLengths }
        return shortLengths | lengthsOfPiece[Self.place(word, 0..<Self.longestPiece)]
    }

    /// The stems whose first word is this beginning of a word.
    fileprivate func stems(of beginning: WordKey) -> [Stem]? {
        listOfBeginning[beginning].map { lists[$0] }
    }

    /// The stems that may stand where these bytes do.
    fileprivate func stems(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>) -> [Stem]? {
        let list = listOfPiece[Self.place(bytes, piece)]
        return list == 0 ? nil : lists[Int(list)]
    }

    private static func place(_ bytes: UnsafeBufferPointer<UInt8>, _ piece: Range<Int>) -> Int {
        piece.reduce(0) { $0 << 5 | Int(bytes[$1] & 31) }
    }

    /// Lengths of 31 bytes and more share a bit.
    fileprivate static func bit(ofLength length: Int) -> UInt32 { 1 << UInt32(min(length, 31)) }
}

/// One pass over a text in search of stems.
struct StemSearch {
    private let stems: StemTable
    private var isFound: [Bool]
    /// The classes found in this sentence.
    private var recent: [Int] = []
    /// The classes found, each once a sentence, in order of place.
    private(set) var found: [(classIndex: Int, range: Range<Int>)] = []

    init(stems: StemTable, classCount: Int) {
        self.stems = stems
        isFound = Array(repeating: false, count: classCount)
    }

    /// Tries every stem on every word.
    mutating func look(through text: TokenizedText) {
        text.withRow { row in
            for index in text.tokens.indices {
                if text.tokens[index].endsSentence { forget() }
                guard text.tokens[index].isWordLike else { continue }
                let word = UnsafeBufferPointer(rebasing: row[text.tokens[index].bareWord])
                lookAtBeginnings(of: word, text, index)
                lookAtPieces(of: word, text, index)
            }
        }
    }

    private mutating func forget() {
        for classIndex in recent { isFound[classIndex] = false }
        recent.removeAll(keepingCapacity: true)
    }

    private mutating func lookAtBeginnings(
        of word: UnsafeBufferPointer<UInt8>, _ text: TokenizedText, _ index: Int
    ) {
        var lengths = stems.beginningLengths(of: word)
        var hash = WordHash()
        var place = 0
        while lengths != 0, place < word.count {
            hash.combine(word[place])
            place += 1
            let bit = StemTable.bit(ofLength: place)
            guard lengths & bit != 0 else { continue }
            if place < 31 { lengths &= ~bit }
            guard let list = stems.stems(of: hash.key) else { continue }
            for stem in list where !stem.endsWord || place == word.count {
                take(stem, text, index)
            }
        }
    }

    private mutating func lookAtPieces(
        of word: UnsafeBufferPointer<UInt8>, _ text: TokenizedText, _ index: Int
    ) {
        let shortest = stems.hasShortPieces ? 1 : StemTable.longestPiece
        guard word.count >= shortest else { return }
        for start in 0...(word.count - shortest) {
            for length in shortest...StemTable.longestPiece where start + length <= word.count {
                guard let list = stems.stems(word, start..<start + length) else { continue }
                for stem in list
                where stems.words[stem.words.lowerBound].stands(at: start, in: word) {
                    take(stem, text, index)
                }
            }
        }
    }

    private mutating func take(_ stem: StemTable.Stem, _ text: TokenizedText, _ index: Int) {
        let end = index + stem.words.count
        guard !isFound[stem.classIndex], end <= text.tokens.count else { return }
        for place in (index + 1)..<end {
            let word = stems.words[stem.words.lowerBound + place - index]
            guard text.withBareBytes(text.tokens[place], word.matches) else { return }
        }
        isFound[stem.classIndex] = true
        recent.append(stem.classIndex)
        found.append((stem.classIndex, index..<end))
    }
}

/// One word of a stem: `refund` begins a word, `*unfall` stands anywhere in it, `lid$` is the whole
/// word, and `*splitter$` ends it.
private struct StemWord: Sendable {
    let bytes: [UInt8]
    let key: WordKey
    let isAnywhere: Bool
    let endsWord: Bool

    init(_ written: UnsafeBufferPointer<UInt8>) {
        endsWord = written.last == UInt8(ascii: "$")
        isAnywhere = written.first == UInt8(ascii: "*")
        let bare = written.drop { $0 == UInt8(ascii: "*") }.dropLast(endsWord ? 1 : 0)
        bytes = Folding.withFolded(UnsafeBufferPointer(rebasing: bare)) { Array($0) }
        key = bytes.withUnsafeBufferPointer { WordKey($0) }
    }

    /// Whether it stands at a place of a word, and ends the word if it has to.
    func stands(at start: Int, in word: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = start + bytes.count
        guard endsWord ? end == word.count : end <= word.count else { return false }
        return bytes.indices.allSatisfy { bytes[$0] == word[start + $0] }
    }

    func matches(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = isAnywhere ? word.count : 0
        return (0...last).contains { stands(at: $0, in: word) }
    }
}
