// SPDX-License-Identifier: Apache-2.0

/// Numbers under 64-bit keys, laid out flat: looking one up costs a look or two into memory.
struct KeyTable: Sendable {
    /// A key with its number, side by side, so that one look shows both.
    private struct Slot: Sendable {
        var key: UInt64 = 0
        /// Negative in a free slot.
        var value: Int32 = -1

        var isFree: Bool { value < 0 }
    }

    private var slots = Array(repeating: Slot(), count: 16)
    private var count = 0

    init() {}

    /// The number under a key; nil when there is none.
    subscript(key: UInt64) -> Int? {
        let slot = slots[place(of: key)]
        return slot.isFree ? nil : Int(slot.value)
    }

    subscript(word: WordKey) -> Int? { self[word.bits] }

    /// In no order.
    var allKeys: [UInt64] { slots.filter { !$0.isFree }.map(\.key) }

    /// Puts a number, from 0 to 2^31 - 1, under a key in the place of what stands there.
    mutating func set(_ key: UInt64, to value: Int) {
        makeRoom(for: 1)
        let place = place(of: key)
        if slots[place].isFree { count += 1 }
        slots[place] = Slot(key: key, value: Int32(value))
    }

    /// The number under a key; puts this one there when there is none.
    mutating func index(of key: UInt64, orPut value: Int) -> Int {
        makeRoom(for: 1)
        let place = place(of: key)
        let known = slots[place]
        guard known.isFree else { return Int(known.value) }
        count += 1
        slots[place] = Slot(key: key, value: Int32(value))
        return value
    }

    /// Makes room for so many keys more.
    mutating func makeRoom(for more: Int) {
        // Of the slots at most five in eight are taken; more makes the looks many.
        if (count + more) * 8 > slots.count * 5 { grow(for: more) }
    }

    private mutating func grow(for more: Int) {
        let old = slots
        var size = old.count
        while (count + more) * 8 > size * 5 { size *= 2 }
        slots = Array(repeating: Slot(), count: size)
        slots.withUnsafeMutableBufferPointer { slots in
            for slot in old where !slot.isFree {
                slots[Self.place(of: slot.key, in: UnsafeBufferPointer(slots))] = slot
            }
        }
    }

    private func place(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { Self.place(of: key, in: $0) }
    }

    /// The place of the slot that holds the key, or of the free one where it belongs.
    private static func place(of key: UInt64, in slots: UnsafeBufferPointer<Slot>) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place].key != key, !slots[place].isFree { place = (place + 1) & mask }
        return place
    }
}
