// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Negative and other statements of the last time, in slots of equal length.
///
/// Slots are numbered from 1970 by time of publication, in UTC. Slots that were never written
/// read as nothing, so time may pass without touching the value.
struct SlotCounts: Sendable, Hashable {
    let secondsPerSlot: Int
    /// How many slots are kept, counted back from the newest.
    let capacity: Int
    /// Number of the slot at index 0.
    private(set) var first = 0
    private var negatives: [Int] = []
    private var others: [Int] = []

    init(secondsPerSlot: Int, capacity: Int) {
        self.secondsPerSlot = secondsPerSlot
        self.capacity = capacity
    }

    /// The slot after the newest one ever written.
    var end: Int { first + negatives.count }

    /// The slot a second since 1970 lies in.
    func slot(ofSecond second: Int) -> Int {
        Int((Double(second) / Double(secondsPerSlot)).rounded(.down))
    }

    /// Counts one statement; false if its slot lies before all that is remembered.
    ///
    /// Complexity: O(1), and O(capacity) once for each new slot.
    @discardableResult
    mutating func add(second: Int, isNegative: Bool) -> Bool {
        let slot = slot(ofSecond: second)
        if slot >= end { grow(to: slot) }
        guard slot > end - 1 - capacity else { return false }
        if slot < first { growBack(to: slot) }
        if isNegative { negatives[slot - first] += 1 } else { others[slot - first] += 1 }
        return true
    }

    /// Negatives and others of one slot.
    subscript(slot: Int) -> (negatives: Int, others: Int) {
        guard slot >= first, slot < end else { return (0, 0) }
        return (negatives[slot - first], others[slot - first])
    }

    /// Negatives of all slots of a range.
    ///
    /// Complexity: O(length of the range).
    func negatives(in slots: Range<Int>) -> Int {
        slots.reduce(0) { $0 + self[$1].negatives }
    }
}

extension SlotCounts {
    private mutating func grow(to slot: Int) {
        guard !negatives.isEmpty, slot - end < capacity else {
            first = slot
            negatives = [0]
            others = [0]
            return
        }
        let new = repeatElement(0, count: slot + 1 - end)
        negatives.append(contentsOf: new)
        others.append(contentsOf: new)
        let surplus = max(0, negatives.count - capacity)
        negatives.removeFirst(surplus)
        others.removeFirst(surplus)
        first += surplus
    }

    private mutating func growBack(to slot: Int) {
        let new = repeatElement(0, count: first - slot)
        negatives.insert(contentsOf: new, at: 0)
        others.insert(contentsOf: new, at: 0)
        first = slot
    }
}

extension SlotCounts: Codable {
    private enum CodingKeys: String, CodingKey {
        case secondsPerSlot = "s", capacity = "c", first = "f", negatives = "n", others = "o"
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        secondsPerSlot = try values.decode(Int.self, forKey: .secondsPerSlot)
        capacity = try values.decode(Int.self, forKey: .capacity)
        first = try values.decode(Int.self, forKey: .first)
        negatives = Self.unpacked(try values.decode([Int].self, forKey: .negatives), capacity)
        others = Self.unpacked(try values.decode([Int].self, forKey: .others), capacity)
        guard secondsPerSlot > 0, capacity > 0, negatives.count == others.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .negatives, in: values, debugDescription: "slots do not match")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(secondsPerSlot, forKey: .secondsPerSlot)
        try values.encode(capacity, forKey: .capacity)
        try values.encode(first, forKey: .first)
        try values.encode(Self.packed(negatives), forKey: .negatives)
        try values.encode(Self.packed(others), forKey: .others)
    }

    /// Runs of empty slots as one negative number: most slots of most brands are empty.
    private static func packed(_ counts: [Int]) -> [Int] {
        var packed: [Int] = []
        for count in counts {
            if count == 0, let last = packed.last, last < 0 {
                packed[packed.count - 1] = last - 1
            } else {
                packed.append(count == 0 ? -1 : count)
            }
        }
        return packed
    }

    /// Never more than `capacity` counts, whatever the stored text says.
    private static func unpacked(_ packed: [Int], _ capacity: Int) -> [Int] {
        var counts: [Int] = []
        for number in packed {
            let room = capacity - counts.count
            guard room > 0 else { break }
            let isRun = number < 0
            let length = isRun ? Int(min(UInt(room), number.magnitude)) : 1
            counts.append(contentsOf: repeatElement(max(0, number), count: length))
        }
        return counts
    }
}
