// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery
import Testing

@Suite struct DeadlinesTests {
    private static let berlin = TimeZone(identifier: "Europe/Berlin") ?? .gmt

    private static func team(_ hours: String? = "Mon-Fri 08:00-18:00") -> Team {
        Team(hours: hours.flatMap(DutyHours.init), timeZone: berlin)
    }

    private func hours(_ date: Date, since created: Date) -> Double {
        date.timeIntervalSince(created) / 3600
    }

    /// Friday, 20 November 2026, 21:00 in Berlin.
    private let friday = Invented.date(hours: 20)

    @Test(arguments: [
        (Severity.critical, 0.5, 3.0, 3.0), (.serious, 2.0, 6.0, 12.0),
    ])
    func `grave incidents are due within hours, day or night`(
        severity: Severity, acknowledge: Double, firstWord: Double, update: Double
    ) {
        let deadlines = Deadlines(severity: severity, created: friday, team: Self.team())
        #expect(hours(deadlines.acknowledge, since: friday) == acknowledge)
        #expect(hours(deadlines.firstWord, since: friday) == firstWord)
        #expect(hours(deadlines.update, since: friday) == update)
    }

    @Test func `a warning on Friday night waits for Monday morning`() throws {
        let deadlines = Deadlines(severity: .warning, created: friday, team: Self.team())
        let monday = try Date("2026-11-23T07:00:00Z", strategy: .iso8601)
        #expect(deadlines.acknowledge == monday)
        #expect(deadlines.firstWord == monday)
        #expect(hours(deadlines.update, since: friday) == 24)
    }

    @Test func `the first word on a warning has a day, even if a morning comes sooner`() throws {
        let thursday = Invented.date(hours: -4)
        let deadlines = Deadlines(severity: .warning, created: thursday, team: Self.team())
        #expect(deadlines.acknowledge == (try Date("2026-11-20T07:00:00Z", strategy: .iso8601)))
        #expect(hours(deadlines.firstWord, since: thursday) == 24)
    }

    @Test func `a team without hours has a day for a warning`() {
        let deadlines = Deadlines(severity: .warning, created: friday, team: Self.team(nil))
        #expect(hours(deadlines.acknowledge, since: friday) == 24)
    }

    @Test func `a note is for the weekly digest`() {
        let deadlines = Deadlines(severity: .note, created: friday, team: Self.team())
        #expect(hours(deadlines.acknowledge, since: friday) == 7 * 24)
        #expect(hours(deadlines.update, since: friday) == 7 * 24)
    }

    @Test(arguments: [
        // Summer time begins and ends in the night before these Sundays' working mornings.
        ("2026-03-28T21:00:00Z", "2026-03-29T06:00:00Z"),
        ("2026-10-24T20:00:00Z", "2026-10-25T07:00:00Z"),
    ])
    func `the clock change does not move the working morning`(
        created: String, morning: String
    ) throws {
        let created = try Date(created, strategy: .iso8601)
        let deadlines = Deadlines(
            severity: .warning, created: created, team: Self.team("Mon-Sun 08:00-18:00"))
        #expect(deadlines.acknowledge == (try Date(morning, strategy: .iso8601)))
    }

    @Test func `a rule is due at the point it names`() {
        let deadlines = Deadlines(severity: .serious, created: friday, team: Self.team())
        #expect(deadlines.date(of: .acknowledge) == deadlines.acknowledge)
        #expect(deadlines.date(of: .firstWord) == deadlines.firstWord)
        #expect(hours(deadlines.date(of: .beforeFirstWord), since: friday) == 3)
        #expect(hours(deadlines.date(of: .after(.seconds(5400))), since: friday) == 1.5)
    }
}
