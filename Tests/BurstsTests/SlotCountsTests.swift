// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct SlotCountsTests {
    @Test func `late statements correct the past`() {
        var counts = SlotCounts(secondsPerSlot: 10, capacity: 5)
        counts.add(second: 100, isNegative: true)
        counts.add(second: 79, isNegative: false)
        #expect(counts[7] == (0, 1))
        #expect(counts[10] == (1, 0))
    }

    @Test func `what lies before the capacity is refused`() {
        var counts = SlotCounts(secondsPerSlot: 10, capacity: 5)
        counts.add(second: 100, isNegative: true)
        counts.add(second: 60, isNegative: true)
        let isKept = counts.add(second: 59, isNegative: true)
        #expect(!isKept)
        #expect(counts.first == 6)
    }

    @Test func `old slots are forgotten as time goes on`() {
        var counts = SlotCounts(secondsPerSlot: 10, capacity: 5)
        counts.add(second: 100, isNegative: true)
        counts.add(second: 150, isNegative: true)
        #expect(counts[10] == (0, 0))
        #expect(counts.negatives(in: 0..<100) == 1)
    }

    @Test func `years of silence cost nothing`() {
        var counts = SlotCounts(secondsPerSlot: 10, capacity: 5)
        counts.add(second: 100, isNegative: true)
        counts.add(second: 1_000_000_000, isNegative: false)
        #expect(counts.first == 100_000_000)
        #expect(counts.end == 100_000_001)
    }

    @Test func `empty slots are stored as one number`() throws {
        var counts = SlotCounts(secondsPerSlot: 10, capacity: 500)
        counts.add(second: 0, isNegative: true)
        counts.add(second: 4000, isNegative: false)
        let stored = try JSONEncoder().encode(counts)
        #expect(stored.count < 80)
        #expect(try JSONDecoder().decode(SlotCounts.self, from: stored) == counts)
    }

    @Test func `a stored run never exceeds the capacity`() throws {
        let text = #"{"s":10,"c":5,"f":0,"n":[-9223372036854775808],"o":[1,2,3,4,5,6,7]}"#
        let counts = try JSONDecoder().decode(SlotCounts.self, from: Data(text.utf8))
        #expect(counts.end == 5)
        #expect(counts[4] == (0, 5))
    }

    @Test func `slots that do not match are refused`() {
        let text = #"{"s":10,"c":5,"f":0,"n":[1],"o":[1,2]}"#
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode(SlotCounts.self, from: Data(text.utf8))
        }
    }
}
