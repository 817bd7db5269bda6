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

    init(_ folded: UnsafeBufferPointer<UInt8>) {
        var hash = WordHash()
        for byte in folded { hash.combine(byte) }
        self = hash.key
    }

    /// The key of a word that is folded first; linear in its length.
    init(folding written: String) {
        var written = written
        self = written.withUTF8 { bytes in
            // Most words of a list are folded as they stand.
            if bytes.allSatisfy({ $0 < 0x80 && !(0x41...0x5A).contains($0) && $0 != 0x60 }) {
                return WordKey(bytes)
            }
            var folded: [UInt8] = []
            Folding.fold(bytes, into: &folded)
            return folded.withUnsafeBufferPointer { WordKey($0) }
        }
    }

    init(_ hash: borrowing WordHash) { bits = hash.bits }
}

/// Makes the keys of a word and of its beginnings, byte by byte.
///
/// FNV-1a with a finalizer, as `StableHash`; it stands here a second time because it runs for
/// every byte of every text, and code of another room is not compiled into this one.
struct WordHash: ~Copyable {
    private var state: UInt64

    init() { state = 0xcbf2_9ce4_8422_2325 }

    private init(state: UInt64) { self.state = state }

    mutating func combine(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// The key of the word so far with this ending.
    func key(with ending: String) -> WordKey {
        var longer = WordHash(state: state)
        for byte in ending.utf8 { longer.combine(byte) }
        return longer.key
    }

    /// The key of the bytes so far.
    var key: WordKey { WordKey(self) }

    fileprivate var bits: UInt64 {
        let mixed = (state ^ (state >> 32)) &* 0xff51_afd7_ed55_8ccd
        return mixed ^ (mixed >> 32)
    }
}

/// Numbers under 64-bit keys, laid out flat: looking one up costs a look or two into memory.
struct KeyTable: Sendable {
    /// Of the slots at most so many are taken, in eighths; more makes the looks many.
    private static let fullEighths = 5
    /// The sign of a free slot.
    private static let free: Int32 = -1

    private var keys: [UInt64]
    private var values: [Int32]
    private var count = 0

    init() {
        keys = Array(repeating: 0, count: 16)
        values = Array(repeating: Self.free, count: 16)
    }

    /// The number under a key; nil when there is none.
    subscript(key: UInt64) -> Int? {
        let slot = slot(of: key)
        return values[slot] == Self.free ? nil : Int(values[slot])
    }

    subscript(word: WordKey) -> Int? { self[word.bits] }

    /// In no order.
    var allKeys: [UInt64] {
        keys.indices.lazy.filter { values[$0] != Self.free }.map { keys[$0] }
    }

    /// Puts a number, from 0 to 2^31 - 1, under a key in the place of what stands there.
    mutating func set(_ key: UInt64, to value: Int) {
        if (count + 1) * 8 > keys.count * Self.fullEighths { grow() }
        let slot = slot(of: key)
        if values[slot] == Self.free { count += 1 }
        keys[slot] = key
        values[slot] = Int32(value)
    }

    /// The number under a key; puts this one there when there is none.
    mutating func index(of key: UInt64, orPut value: Int) -> Int {
        if (count + 1) * 8 > keys.count * Self.fullEighths { grow() }
        let slot = slot(of: key)
        if values[slot] != Self.free { return Int(values[slot]) }
        count += 1
        keys[slot] = key
        values[slot] = Int32(value)
        return value
    }

    /// The slot that holds the key, or the free one where it belongs.
    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: key) & mask
        while keys[slot] != key, values[slot] != Self.free { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = self
        keys = Array(repeating: 0, count: old.keys.count * 2)
        values = Array(repeating: Self.free, count: keys.count)
        for place in old.keys.indices where old.values[place] != Self.free {
            let slot = slot(of: old.keys[place])
            keys[slot] = old.keys[place]
            values[slot] = old.values[place]
        }
    }
}

/// Words without more to them.
package struct WordSet: Sendable {
    private var table = KeyTable()

    package init() {}

    /// Whether the word is in it.
    package func contains(_ key: WordKey) -> Bool { table[key] != nil }

    mutating func insert(_ words: [WordKey]) {
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
