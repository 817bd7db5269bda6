// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Monitoring

@Suite struct HealthBookTests {
    private let begin = Date(timeIntervalSince1970: 1_790_000_000)

    private func broken(_ names: String...) -> [FeedTrouble] {
        names.map {
            FeedTrouble(
                kind: .broken, source: $0, address: "http://\($0).example", since: begin,
                cause: Wording(en: "down", de: "down"), nextPoll: nil)
        }
    }

    @Test func `sources that break together are one alert, and it ends with the last of them`() {
        var book = HealthBook()
        let first = book.look(at: broken("b", "a"), watched: 10, at: begin)
        #expect(first.map(\.incident.id) == ["FEED-2026-0001"])
        #expect(first.first?.change == .opened)
        #expect(first.first?.troubles.map(\.source) == ["a", "b"])
        #expect(first.first?.state == .new)
        #expect(book.look(at: broken("a", "b"), watched: 10, at: begin + 900).isEmpty)
        #expect(book.look(at: broken("a"), watched: 10, at: begin + 1800).isEmpty)
        let last = book.look(at: [], watched: 10, at: begin + 2700)
        #expect(last.first?.change == .calmed)
        #expect(last.first?.state == .closed)
        #expect(last.first?.recovered == ["a", "b"])
        #expect(last.first?.incident.revision == 2)
        #expect(book.look(at: [], watched: 10, at: begin + 3600).isEmpty)
        let again = book.look(at: broken("a"), watched: 10, at: begin + 4500)
        #expect(again.first?.incident.id == "FEED-2026-0002")
    }

    @Test func `sources that join one by one are told four times a day`() {
        var book = HealthBook()
        var alerts = book.look(at: broken("s0"), watched: 1000, at: begin)
        var names = ["s0"]
        for hour in 1...24 {
            names.append("s\(hour)")
            let troubles = names.flatMap { broken($0) }
            alerts += book.look(at: troubles, watched: 1000, at: begin + Double(hour) * 3600)
        }
        #expect(alerts.map(\.change) == [.opened, .grew, .grew, .grew, .grew])
        #expect(alerts.last?.troubles.count == 25)
    }

    @Test func `half of the sources blind is serious, and told at once`() {
        var book = HealthBook()
        #expect(
            book.look(at: broken("a"), watched: 4, at: begin).first?.incident.severity == .warning)
        let grown = book.look(at: broken("a", "b"), watched: 4, at: begin + 900)
        #expect(grown.first?.incident.severity == .serious)
        // It stays so until it is over, so that nothing flickers.
        #expect(book.look(at: broken("a"), watched: 4, at: begin + 1800).isEmpty)
    }

    @Test func `each kind is an incident of its own, and somebody can take it`() {
        var book = HealthBook()
        var stale = broken("c")[0]
        stale.kind = .stale
        let alerts = book.look(at: broken("a") + [stale], watched: 5, at: begin)
        #expect(alerts.map(\.incident.kind) == [.broken, .stale])
        #expect(alerts.last?.incident.severity == .note)
        let taken = book.acknowledge(
            "FEED-2026-0001", by: "Petra", troubles: broken("a") + [stale], watched: 5,
            at: begin + 60)
        #expect(taken?.state == .acknowledged)
        #expect(taken?.troubles.map(\.source) == ["a"])
        #expect(
            book.acknowledge(
                "FEED-2026-0001", by: "Uwe", troubles: broken("a"), watched: 5, at: begin) == nil)
        #expect(
            book.acknowledge(
                "FEED-2026-0009", by: "Uwe", troubles: broken("a"), watched: 5, at: begin) == nil)
    }

    @Test func `it goes on where it was`() throws {
        var book = HealthBook()
        _ = book.look(at: broken("a"), watched: 5, at: begin)
        var other = try JSONDecoder().decode(HealthBook.self, from: JSONEncoder().encode(book))
        #expect(other == book)
        #expect(other.look(at: broken("a"), watched: 5, at: begin + 900).isEmpty)
    }
}
