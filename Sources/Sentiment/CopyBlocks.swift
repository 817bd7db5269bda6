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

    /// A text that is compared with several others: what stands where in it is found once.
    struct Side {
        let words: [CopyText.Word]
        /// Where the pairs of words stand that stand in it once.
        fileprivate let places: [UInt64: Int]

        init(_ words: [CopyText.Word]) {
            self.words = words
            var places = [UInt64: Int](minimumCapacity: words.count)
            var repeated: [UInt64] = []
            for place in words.indices.dropLast() {
                let pair = CopyBlocks.pair(at: place, in: words)
                if places.updateValue(place, forKey: pair) != nil { repeated.append(pair) }
            }
            for pair in repeated { places[pair] = nil }
            self.places = places
        }
    }

    private let one: [CopyText.Word]
    private let other: [CopyText.Word]
    /// No block is empty, and none begins before the one before it ends, in either text.
    private(set) var blocks: [Block] = []

    /// Finds the blocks; words times their logarithm.
    init(_ side: Side, _ other: [CopyText.Word]) {
        one = side.words
        self.other = other
        var end = (0, 0)
        for anchor in Self.anchors(side, other) where anchor.one >= end.0 && anchor.other >= end.1 {
            fill(from: end, to: (anchor.one, anchor.other))
            add(anchor)
            end = (anchor.one + anchor.count, anchor.other + anchor.count)
        }
        fill(from: end, to: (one.count, other.count))
    }

    /// Pairs of words that stand once in each text, as many as keep their order.
    private static func anchors(_ side: Side, _ other: [CopyText.Word]) -> [Block] {
        var partners = [Partner](repeating: .none, count: side.words.count)
        for place in other.indices.dropLast() {
            guard let first = side.places[pair(at: place, in: other)] else { continue }
            partners[first] = partners[first] == .none ? .one(place) : .several
        }
        var common: [(one: Int, other: Int)] = []
        for (place, partner) in partners.enumerated() {
            if case .one(let found) = partner { common.append((place, found)) }
        }
        return IncreasingRun.longest(of: common.map(\.other)).map { index in
            Block(one: common[index].one, other: common[index].other, count: 2)
        }
    }

    /// Where the other text has the pair of words that stands at a place.
    private enum Partner: Equatable {
        case none, one(Int), several
    }

    private static func pair(at place: Int, in words: [CopyText.Word]) -> UInt64 {
        UInt64(words[place].hash) << 32 | UInt64(words[place + 1].hash)
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
