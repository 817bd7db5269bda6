// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

@Suite struct LocalTimeTests {
    private static func local(_ zone: String, _ language: TeamLanguage = .en) -> LocalTime {
        LocalTime(timeZone: TimeZone(identifier: zone) ?? .gmt, language: language)
    }

    private static func date(_ text: String) throws -> Date {
        try Date(text, strategy: .iso8601)
    }

    @Test(arguments: [
        ("Europe/Berlin", "02:52"), ("UTC", "01:52"), ("Asia/Kolkata", "07:22"),
        ("America/New_York", "20:52"),
    ])
    func `a clock shows the time of the zone`(zone: String, clock: String) {
        #expect(Self.local(zone).clock(Invented.created) == clock)
    }

    @Test(arguments: [
        ("2026-03-29T00:59:00Z", "01:59"), ("2026-03-29T01:00:00Z", "03:00"),
        ("2026-10-25T00:30:00Z", "02:30"), ("2026-10-25T01:30:00Z", "02:30"),
    ])
    func `summer time is kept`(time: String, clock: String) throws {
        #expect(try Self.local("Europe/Berlin").clock(Self.date(time)) == clock)
    }

    @Test func `weekdays are in the language of the team`() {
        #expect(Self.local("Europe/Berlin", .de).short(Invented.created) == "So 02:52")
        #expect(
            Self.local("America/New_York", .de).long(Invented.created) == "Sa 2026-11-21 20:52")
    }

    @Test func `a day has two digits everywhere`() throws {
        #expect(try Self.local("UTC").day(Self.date("2026-01-02T03:04:00Z")) == "2026-01-02")
        #expect(try Self.local("UTC").clock(Self.date("2026-01-02T03:04:00Z")) == "03:04")
    }

    @Test(arguments: [
        (0.0, "02:52"), (11.9, "14:46"), (-11.9, "14:58"), (12, "Sun 14:52"),
        (-48, "Fri 02:52"), (119.9, "Fri 02:46"), (120, "Fri 2026-11-27 02:52"),
    ])
    func `a time is as long as leaves no doubt`(hours: Double, text: String) {
        #expect(
            Self.local("Europe/Berlin").text(
                Invented.date(hours: hours), from: Invented.created) == text)
    }

    @Test(arguments: [
        // Late in the evening before the night that loses an hour, early in the one that gains it.
        ("2026-03-28T22:30:00Z", "2026-03-30T10:00:00Z", ["03-28", "03-29", "03-30"]),
        ("2026-10-24T22:10:00Z", "2026-10-26T10:00:00Z", ["10-25", "10-26"]),
        ("2026-12-31T12:00:00Z", "2026-12-31T13:00:00Z", ["12-31"]),
    ])
    func `every day is listed once, over a clock change too`(
        first: String, last: String, days: [String]
    ) throws {
        let found = try Self.local("Europe/Berlin").days(
            from: Self.date(first), to: Self.date(last))
        #expect(found == days.map { "2026-\($0)" })
    }

    @Test func `there are no days from later to earlier`() {
        let days = Self.local("UTC").days(from: Invented.date(hours: 48), to: Invented.created)
        #expect(days.isEmpty)
    }
}
