// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct SeasonalProfileTests {
    /// Hour 96 after 1970 is Monday midnight: 1 January 1970 was a Thursday.
    private let monday = 96

    @Test func `nothing known is flat`() {
        let profile = SeasonalProfile(history(weeks: 0) { _ in 0 }, hours: 0..<100, prior: 20)
        #expect((0..<168).allSatisfy { profile.factor(hour: $0) == 1 })
    }

    @Test func `busy hours are learnt`() {
        let counts = history(weeks: 4) { $0 % 24 == 12 ? 20 : 2 }
        let profile = SeasonalProfile(counts, hours: monday..<(monday + 672), prior: 20)
        #expect(profile.factor(hour: monday + 12) > 4)
        #expect(profile.factor(hour: monday + 3) < 1)
    }

    @Test func `weekends are learnt apart`() {
        let counts = history(weeks: 4) { ($0 - 96) % 168 >= 120 ? 1 : 10 }
        let profile = SeasonalProfile(counts, hours: monday..<(monday + 672), prior: 20)
        let saturday = monday + 5 * 24
        #expect(profile.factor(hour: saturday + 30) < 0.4)
        #expect(profile.factor(hour: monday) > 1.1)
    }

    @Test func `few statements hardly make a season`() {
        let counts = history(weeks: 1) { $0 == 100 ? 3 : 0 }
        let profile = SeasonalProfile(counts, hours: monday..<(monday + 168), prior: 20)
        #expect(profile.factor(hour: 100) < 1.5)
        #expect(profile.factor(hour: 110) > 0.8)
    }

    private func history(weeks: Int, count: (Int) -> Int) -> SlotCounts {
        var counts = SlotCounts(secondsPerSlot: 3600, capacity: 2000)
        for hour in monday..<(monday + weeks * 168) {
            for _ in 0..<count(hour) { _ = counts.add(second: hour * 3600, isNegative: false) }
        }
        return counts
    }
}
