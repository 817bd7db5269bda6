// SPDX-License-Identifier: Apache-2.0

/// A folded word as a number, by which the tables know it.
///
/// Words are compared by their 64-bit hash alone: of a hundred thousand entries a word that is
/// none of them meets one by chance once in 10^14 times. Whoever makes such a word by design gets
/// the value of the word that he could have written as well.
package struct WordKey: Sendable, Hashable {
    package let bits: UInt64

    /// The key of no word.
    package static let none = WordKey(bits: 0)

    private init(bits: UInt64) { self.bits = bits }

    /// The key of a folded word; linear in its length.
    package init(_ folded: String) {
        var folded = folded
        self = folded.withUTF8 { WordKey($0) }
    }

    init(_ folded: UnsafeBufferPointer<UInt8>) { self = WordHash().adding(folded).key }

    /// The key of a word that is folded first; linear in its length.
    init(folding written: UnsafeBufferPointer<UInt8>) {
        self = Folding.withFolded(written) { WordKey($0) }
    }

    init(_ hash: WordHash) { bits = hash.bits }
}

/// Makes the keys of a word and of its beginnings, byte by byte.
///
/// FNV-1a with a finalizer, as `StableHash`; it stands here a second time because it runs for
/// every byte of every text, and code of another room is not compiled into this one.
struct WordHash: Sendable {
    private var state: UInt64

    init() { state = 0xcbf2_9ce4_8422_2325 }

    mutating func combine(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// The hash of the word so far with these bytes.
    func adding(_ bytes: UnsafeBufferPointer<UInt8>) -> WordHash {
        var longer = self
        for byte in bytes { longer.combine(byte) }
        return longer
    }

    /// The hash of the word so far with these letters.
    func adding(_ letters: StaticString) -> WordHash {
        letters.withUTF8Buffer { adding($0) }
    }

    /// The key of the bytes so far.
    var key: WordKey { WordKey(self) }

    fileprivate var bits: UInt64 {
        let mixed = (state ^ (state >> 32)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 32)
    }
}

/// Words without more to them.
package struct WordSet: Sendable {
    private var table = KeyTable()

    package init() {}

    /// The set of these folded words.
    init(of words: [String]) { insert(words.map { WordKey($0) }) }

    /// Whether the word is in it.
    package func contains(_ key: WordKey) -> Bool { table[key] != nil }

    mutating func insert(_ words: [WordKey]) {
        table.makeRoom(for: words.count)
        for word in words { table.set(word.bits, to: 0) }
    }

    mutating func formUnion(_ other: WordSet) {
        for key in other.table.allKeys { table.set(key, to: 0) }
    }
}

/// Words that may be in a table, in eight kilobytes: most that are not are ruled out without a
/// look into the table, which is too large for the nearest memory.
struct WordFilter: Sendable {
    private static let words = 1 << 10
    private var bits = [UInt64](repeating: 0, count: words)

    mutating func insert(_ key: WordKey) { bits[Self.word(key)] |= Self.bit(key) }

    func contains(_ key: WordKey) -> Bool { bits[Self.word(key)] & Self.bit(key) != 0 }

    private static func word(_ key: WordKey) -> Int {
        Int(truncatingIfNeeded: key.bits) & (words - 1)
    }

    private static func bit(_ key: WordKey) -> UInt64 { 1 << (key.bits >> 58) }
}
