// SPDX-License-Identifier: Apache-2.0

/// The blocks of words that two texts have in common, in the order of both.
struct CopyBlocks {
    /// Words that stand in both texts one after the other.
    struct Block: Equatable {
        /// Where it begins in the one text.
        var one: Int
        /// Where it begins in the other.
        var other: Int
        var count: Int
    }

    private let one: [CopyText.Word]
    private let other: [CopyText.Word]
    /// No block is empty, and none begins before the one before it ends, in either text.
    private(set) var blocks: [Block] = []

    /// Finds the blocks; words times their logarithm.
    init(_ one: [CopyText.Word], _ other: [CopyText.Word]) {
        self.one = one
        self.other = other
        var end = (0, 0)
        for anchor in anchors where anchor.one >= end.0 && anchor.other >= end.1 {
            fill(from: end, to: (anchor.one, anchor.other))
            add(anchor)
            end = (anchor.one + anchor.count, anchor.other + anchor.count)
        }
        fill(from: end, to: (one.count, other.count))
    }

    /// Pairs of words that stand once in each text, as many as keep their order.
    private var anchors: [Block] {
        let places = Self.places(of: other)
        let common = Self.places(of: one).compactMap { pair, place in
            places[pair].map { (place, $0) }
        }.sorted { $0.0 < $1.0 }
        return IncreasingRun.longest(of: common.map(\.1)).map { index in
            Block(one: common[index].0, other: common[index].1, count: 2)
        }
    }

    private static func places(of words: [CopyText.Word]) -> [UInt64: Int] {
        var places: [UInt64: Int] = [:]
        var repeated: Set<UInt64> = []
        for place in words.indices.dropLast() {
            let pair = UInt64(words[place].hash) << 32 | UInt64(words[place + 1].hash)
            if places.updateValue(place, forKey: pair) != nil { repeated.insert(pair) }
        }
        for pair in repeated { places[pair] = nil }
        return places
    }

    /// Adds what is the same between two anchors.
    private mutating func fill(from start: (Int, Int), to end: (Int, Int)) {
        var start = start
        var end = end
        while start.0 < end.0, start.1 < end.1, one[start.0] == other[start.1] {
            add(Block(one: start.0, other: start.1, count: 1))
            start = (start.0 + 1, start.1 + 1)
        }
        var behind: [Block] = []
        while start.0 < end.0, start.1 < end.1, one[end.0 - 1] == other[end.1 - 1] {
            end = (end.0 - 1, end.1 - 1)
            behind.append(Block(one: end.0, other: end.1, count: 1))
        }
        if end.0 - start.0 == end.1 - start.1 {
            for (first, second) in zip(start.0..<end.0, start.1..<end.1)
            where one[first] == other[second] {
                add(Block(one: first, other: second, count: 1))
            }
        }
        for block in behind.reversed() { add(block) }
    }

    /// Adds a block, to the last one when it goes on there.
    private mutating func add(_ block: Block) {
        if let last = blocks.last, last.one + last.count == block.one,
            last.other + last.count == block.other
        {
            blocks[blocks.count - 1].count += block.count
        } else {
            blocks.append(block)
        }
    }
}
