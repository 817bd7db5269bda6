// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct RecentNegativesTests {
    @Test func `late ones take their place`() {
        var negatives = RecentNegatives()
        negatives.add("b", author: nil, at: 20, oldest: 0)
        negatives.add("a", author: nil, at: 10, oldest: 0)
        negatives.add("c", author: nil, at: 20, oldest: 0)
        #expect(negatives.mentionIDs(from: 0, before: 100) == ["a", "b", "c"])
        #expect(negatives.mentionIDs(from: 11, before: 20) == [])
        #expect(negatives.earliest(from: 11, before: 21) == 20)
    }

    @Test func `authors are counted once and nobody one each`() {
        var negatives = RecentNegatives()
        let authors: [UInt64?] = [1, 1, 2, nil, nil]
        for (index, author) in authors.enumerated() {
            negatives.add("m\(index)", author: author, at: index, oldest: 0)
        }
        #expect(negatives.authors(from: 0, before: 5) == 4)
    }

    @Test func `old ones are forgotten`() {
        var negatives = RecentNegatives()
        negatives.add("a", author: nil, at: 10, oldest: 0)
        negatives.add("b", author: nil, at: 30, oldest: 20)
        #expect(negatives.mentionIDs(from: 0, before: 100) == ["b"])
    }

    @Test func `there are never more than the capacity`() {
        var negatives = RecentNegatives()
        for second in 0..<(RecentNegatives.capacity + 5) {
            negatives.add("m\(second)", author: nil, at: second, oldest: 0)
        }
        let named = negatives.mentionIDs(from: 0, before: .max)
        #expect(named.count == RecentNegatives.capacity)
        #expect(named.first == "m5")
    }
}
