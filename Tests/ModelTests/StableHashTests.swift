// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@Suite struct StableHashTests {
    @Test func `the hash of a text never changes between releases`() {
        // Worked out once by hand-written code in another language from the published algorithm.
        #expect(StableHash.of("") == 0xefd0_1f60_ba99_2926)
        #expect(StableHash.of("Halmbach") != StableHash.of("halmbach"))
    }
}

@Suite struct RatingTests {
    @Test(arguments: [(1.0, -1.0), (3.0, 0.0), (5.0, 1.0), (9.0, 1.0)])
    func `stars lie between -1 and 1`(value: Double, expected: Double) {
        #expect(Rating(value: value).normalized == expected)
    }

    @Test func `a scale without length has no place on it`() {
        #expect(Rating(value: 1, best: 1, worst: 1).normalized == nil)
    }
}

@Suite struct DutyHoursTests {
    @Test(arguments: ["", "Mon", "Mon-Fri", "Mon-Fri 18:00-08:00", "Foo 08:00-18:00", "Mon 8-18"])
    func `what is no working time is refused`(text: String) {
        #expect(DutyHours(text) == nil)
    }

    @Test func `after Friday evening the next working morning is Monday`() throws {
        let hours = try #require(DutyHours("Mon-Fri 08:00-18:00"))
        let zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let friday = try Date("2026-11-20T20:00:00Z", strategy: .iso8601)
        let monday = try Date("2026-11-23T07:00:00Z", strategy: .iso8601)
        #expect(hours.nextMorning(after: friday, in: zone) == monday)
    }

    @Test func `a span over the weekend wraps around`() throws {
        let hours = try #require(DutyHours("Fri-Mon 08:00-18:00"))
        #expect(hours.weekdays == [6, 7, 1, 2])
    }
}

@Suite struct FeedReportTests {
    @Test func `an address is told without its password`() {
        #expect(
            "https://me:secret@a.example/feed?x=1@2".withoutCredentials
                == "https://a.example/feed?x=1@2")
        #expect("https://a.example/@me".withoutCredentials == "https://a.example/@me")
    }
}
