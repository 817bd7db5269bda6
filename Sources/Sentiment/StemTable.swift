// SPDX-License-Identifier: Apache-2.0

/// The stems by which statement classes are found in a text.
///
/// All of it lies in flat rows, since it is looked at for nearly every word of every text.
struct StemTable: Sendable {
    /// A stem of one word or more, and the class that it speaks for.
    fileprivate struct Stem: Sendable {
        /// The places of its words in the row of words: the first, and those after it, each of
        /// which must match the token in its place.
        var words: Range<Int>
        var classIndex: Int
        /// The next stem that is found by the same bytes; 0 behind the last.
        var next = 0
    }

    /// Bytes by which the stems that stand anywhere in a word are found.
    private static let longestPiece = 3
    /// A place for every three bytes, of which the last five bits count; those tell letters apart,
    /// and what else they mix up is sorted out when the stem is compared.
    private static let pieceCount = 1 << (5 * longestPiece)

    /// The first is none.
    private var stems = [Stem(words: 0..<0, classIndex: 0)]
    /// The words of all stems, one stem behind the other.
    private var words: [StemWord] = []
    /// The bytes of all words, one behind the other.
    private var bytes: [UInt8] = []

    /// The first stem that begins a word, by its own first word, and for stems of several words by
    /// the first three bytes of the second one too: "no" begins dozens of them.
    private var firstOfBeginning = KeyTable()
    /// The lengths in bytes that their first words have, a bit each, by the first three bytes of
    /// the word.
    private var lengthsOfPiece = [UInt32](repeating: 0, count: pieceCount)
    /// The lengths of those that are shorter than three bytes, for words that are.
    private var shortLengths: UInt32 = 0
    /// The first stem that may stand anywhere in a word, by its first three bytes; 0 for none.
    private var firstOfPiece = [Int32](repeating: 0, count: pieceCount)
    /// Whether stems of one byte or of two stand among them.
    private var hasShortPieces = false
}

// MARK: adding

extension StemTable {
    /// Adds a stem; one without a letter is left out.
    mutating func add(_ stem: UnsafeBufferPointer<UInt8>, of classIndex: Int) {
        let start = words.count
        stem.forEachItem(between: UInt8(ascii: " ")) { words.append(StemWord($0, in: &bytes)) }
        guard start < words.count, !words[start].bytes.isEmpty else {
            words.removeSubrange(start...)
            return
        }
        let stem = stems.count
        stems.append(Stem(words: start..<words.count, classIndex: classIndex))
        let first = words[start]
        if first.isAnywhere {
            append(stem, toListOfPiece: place(of: first))
            hasShortPieces = hasShortPieces || first.bytes.count < Self.longestPiece
        } else {
            append(stem, toListOf: first)
        }
    }

    private mutating func append(_ stem: Int, toListOf word: StemWord) {
        addLength(of: word)
        let key = key(of: stems[stem])
        let first = firstOfBeginning.index(of: key, orPut: stem)
        if first != stem { append(stem, behind: first) }
    }

    /// Notes its length under every three bytes that a word with this beginning may begin with.
    private mutating func addLength(of word: StemWord) {
        let bit = Self.bit(ofLength: word.bytes.count)
        let missing = Self.longestPiece - word.bytes.count
        if missing > 0 { shortLengths |= bit }
        let free = 5 * max(0, missing)
        let start = place(of: word) << free
        for place in start..<(start + 1 << free) { lengthsOfPiece[place] |= bit }
    }

    private func key(of stem: Stem) -> UInt64 {
        let first = bytes.withUnsafeBufferPointer {
            WordKey(UnsafeBufferPointer(rebasing: $0[words[stem.words.lowerBound].bytes]))
        }
        guard stem.words.count > 1 else { return first.bits }
        let second = words[stem.words.lowerBound + 1]
        guard !second.isAnywhere, second.bytes.count >= Self.longestPiece else { return first.bits }
        return Self.key(of: first, before: place(of: second))
    }

    /// The key of a word with the place of the first three bytes of the next one.
    private static func key(of word: WordKey, before place: Int) -> UInt64 {
        // An odd number, so that no two places fall together; the hash has mixed its own bits.
        word.bits &+ UInt64(place + 1) &* 0x9E37_79B9_7F4A_7C15
    }

    private mutating func append(_ stem: Int, toListOfPiece place: Int) {
        if firstOfPiece[place] == 0 {
            firstOfPiece[place] = Int32(stem)
        } else {
            append(stem, behind: Int(firstOfPiece[place]))
        }
    }

    /// Puts a stem at the end of a list.
    private mutating func append(_ stem: Int, behind first: Int) {
        var last = first
        while stems[last].next != 0 { last = stems[last].next }
        stems[last].next = stem
    }

    /// The place of the first three bytes of a word, or of all that it has.
    private func place(of word: StemWord) -> Int {
        bytes[word.bytes.prefix(Self.longestPiece)].reduce(0, Self.place)
    }

    /// The place of bytes with one more behind them.
    private static func place(_ before: Int, and byte: UInt8) -> Int {
        (before << 5 | Int(byte & 31)) & (pieceCount - 1)
    }

    /// Lengths of 31 bytes and more share a bit.
    private static func bit(ofLength length: Int) -> UInt32 { 1 &<< UInt32(min(length, 31)) }
}

// MARK: finding

extension StemTable {
    /// Hands on the stems whose first word begins this word; `next`: the word behind it.
    fileprivate func forEachBeginning(
        of word: UnsafeBufferPointer<UInt8>, next: UnsafeBufferPointer<UInt8>,
        _ body: (Stem) -> Void
    ) {
        var lengths = Self.firstPlace(in: word).map { lengthsOfPiece[$0] } ?? shortLengths
        guard lengths != 0 else { return }
        let nextPlace = Self.firstPlace(in: next)
        var hash = WordHash()
        var place = 0
        while lengths != 0, place < word.count {
            hash.combine(word[place])
            place += 1
            let bit = Self.bit(ofLength: place)
            guard lengths & bit != 0 else { continue }
            if place < 31 { lengths &= ~bit }
            let key = hash.key
            let isWhole = place == word.count
            forEachStem(under: key.bits, isWhole: isWhole, body)
            if let nextPlace {
                forEachStem(under: Self.key(of: key, before: nextPlace), isWhole: isWhole, body)
            }
        }
    }

    private func forEachStem(under key: UInt64, isWhole: Bool, _ body: (Stem) -> Void) {
        var next = firstOfBeginning[key] ?? 0
        while next != 0 {
            let stem = stems[next]
            if isWhole || !words[stem.words.lowerBound].endsWord { body(stem) }
            next = stem.next
        }
    }

    /// The place of the first three bytes of a word; nil for a shorter one.
    private static func firstPlace(in word: UnsafeBufferPointer<UInt8>) -> Int? {
        word.count < longestPiece
            ? nil : place(place(place(0, and: word[0]), and: word[1]), and: word[2])
    }

    /// Hands on the stems whose first word stands anywhere in this word.
    fileprivate func forEachPiece(
        of word: UnsafeBufferPointer<UInt8>, _ body: (Stem) -> Void
    ) {
        var place = 0
        for end in word.indices {
            place = Self.place(place, and: word[end])
            if end + 1 >= Self.longestPiece {
                forEachStem(at: place, end - 2, of: word, body)
            }
            guard hasShortPieces else { continue }
            forEachStem(at: Self.place(0, and: word[end]), end, of: word, body)
            if end > 0 { forEachStem(at: place & 0x3FF, end - 1, of: word, body) }
        }
    }

    private func forEachStem(
        at place: Int, _ start: Int, of word: UnsafeBufferPointer<UInt8>, _ body: (Stem) -> Void
    ) {
        var next = Int(firstOfPiece[place])
        while next != 0 {
            let stem = stems[next]
            if stands(words[stem.words.lowerBound], at: start, in: word) { body(stem) }
            next = stem.next
        }
    }

    /// Whether the words of a stem behind its first one match the tokens from an index on.
    fileprivate func goesOn(_ stem: Stem, in text: TokenizedText, at index: Int) -> Bool {
        guard index + stem.words.count - 1 <= text.tokens.count else { return false }
        return stem.words.dropFirst().enumerated().allSatisfy { place, word in
            text.withBareBytes(text.tokens[index + place]) { matches(words[word], $0) }
        }
    }

    private func matches(_ stem: StemWord, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let last = stem.isAnywhere ? word.count : 0
        return (0...last).contains { stands(stem, at: $0, in: word) }
    }

    /// Whether it stands at a place of a word, and ends the word if it has to.
    private func stands(
        _ stem: StemWord, at start: Int, in word: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let end = start + stem.bytes.count
        guard stem.endsWord ? end == word.count : end <= word.count else { return false }
        return stem.bytes.allSatisfy { bytes[$0] == word[start + $0 - stem.bytes.lowerBound] }
    }
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
        let (stems, tokens) = (stems, text.tokens)
        text.withRow { row in
            for index in tokens.indices {
                if tokens[index].endsSentence { forget() }
                guard tokens[index].isWordLike else { continue }
                let word = UnsafeBufferPointer(rebasing: row[tokens[index].bareWord])
                let next = index + 1 < tokens.count ? tokens[index + 1].bareWord : 0..<0
                stems.forEachBeginning(of: word, next: UnsafeBufferPointer(rebasing: row[next])) {
                    take($0, text, index)
                }
                stems.forEachPiece(of: word) { take($0, text, index) }
            }
        }
    }

    private mutating func forget() {
        for classIndex in recent { isFound[classIndex] = false }
        recent.removeAll(keepingCapacity: true)
    }

    private mutating func take(_ stem: StemTable.Stem, _ text: TokenizedText, _ index: Int) {
        guard !isFound[stem.classIndex], stems.goesOn(stem, in: text, at: index + 1) else { return }
        isFound[stem.classIndex] = true
        recent.append(stem.classIndex)
        found.append((stem.classIndex, index..<(index + stem.words.count)))
    }
}

/// One word of a stem: `refund` begins a word, `*unfall` stands anywhere in it, `lid$` is the whole
/// word, and `*splitter$` ends it.
private struct StemWord: Sendable {
    /// Its folded bytes in the row of all.
    let bytes: Range<Int>
    let isAnywhere: Bool
    let endsWord: Bool

    init(_ written: UnsafeBufferPointer<UInt8>, in row: inout [UInt8]) {
        endsWord = written.last == UInt8(ascii: "$")
        isAnywhere = written.first == UInt8(ascii: "*")
        let bare = written.drop { $0 == UInt8(ascii: "*") }.dropLast(endsWord ? 1 : 0)
        let start = row.count
        Folding.fold(UnsafeBufferPointer(rebasing: bare), into: &row)
        bytes = start..<row.count
    }
}
