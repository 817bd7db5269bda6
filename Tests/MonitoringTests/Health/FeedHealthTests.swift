// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage
import Testing

@testable import Monitoring

@Suite struct FeedHealthTests {
    private let begin = Date(timeIntervalSince1970: 1_790_000_000)
    private let health = FeedHealth(patience: 6 * 3600)

    private func feed(_ days: [Double], author: String? = "A", format: FeedFormat = .rss2) -> Feed {
        Feed(
            format: format,
            items: days.map {
                Item(
                    id: "\($0)", title: "t", author: author, published: begin + $0 * 86_400,
                    summaryText: "text")
            })
    }

    private func record(_ feeds: Feed..., daysApart: Double = 1) -> SourceRecord {
        var record = SourceRecord(name: "forum", address: "http://u:p@forum.example/feed")
        for (index, feed) in feeds.enumerated() {
            let now = begin + Double(index) * daysApart * 86_400
            record.noteItems(of: feed, at: now)
            record.wasRead(SourceReader.Reading(), at: now)
        }
        return record
    }

    private func kinds(_ record: SourceRecord, hours: Double) -> [FeedTrouble.Kind] {
        health.troubles(of: record, at: begin + hours * 3600).map(\.kind)
    }

    @Test func `a feed that fails is broken after the time that is allowed, and not before`() {
        var record = record(feed([-2, -1, 0]))
        record.failed("The server answered 503", isGone: false, at: begin + 3600)
        #expect(kinds(record, hours: 7).isEmpty)
        record.failed("The server answered 503", isGone: false, at: begin + 7200)
        #expect(kinds(record, hours: 5.9).isEmpty)
        let trouble = health.troubles(of: record, at: begin + 6 * 3600).first
        #expect(trouble?.kind == .broken)
        #expect(trouble?.since == begin)
        #expect(trouble?.address == "http://forum.example/feed")
        record.wasRead(SourceReader.Reading(), at: begin + 8 * 3600)
        #expect(kinds(record, hours: 9).isEmpty)
    }

    @Test func `what is gone for good, or kills the program, is told at once`() {
        var gone = record(feed([0]))
        gone.failed("gone", isGone: true, at: begin + 60)
        #expect(kinds(gone, hours: 0.1) == [.broken])
        var deadly = record(feed([0]))
        deadly.deaths = 3
        deadly.failed("the program died", isGone: false, at: begin + 60)
        #expect(kinds(deadly, hours: 0.1) == [.broken])
    }

    @Test func `silence is measured by the feed's own pauses`() {
        // Daily items with one pause of four days.
        let steady = record(feed([-10, -9, -8, -4, -3, -2, -1, 0]))
        #expect(kinds(steady, hours: 11.9 * 24).isEmpty)
        #expect(kinds(steady, hours: 14 * 24) == [.stale])
        // The same silence is nothing to a feed that speaks once a month.
        let rare = record(feed([-150, -120, -90, -60, -30, 0]))
        #expect(kinds(rare, hours: 80 * 24).isEmpty)
    }

    @Test func `items that lose what they always had are told after a while`() {
        let habit = feed([-5, -4, -3, -2, -1, 0])
        let lost = record(habit, feed([-1, 0, 0.5], author: nil))
        #expect(lost.lostTraits == [.author])
        #expect(kinds(lost, hours: 24 + 5).isEmpty)
        #expect(kinds(lost, hours: 24 + 6) == [.changed])
        let back = record(habit, feed([-1, 0, 0.5], author: nil), feed([0, 0.5, 1]))
        #expect(back.lostTraits == nil)
        // One of three without an author is a habit of people.
        var mixed = feed([-1, 0, 0.5])
        mixed.items[0].author = nil
        #expect(record(habit, mixed).lostTraits == nil)
    }

    @Test func `another format and a gap are notes for a day`() {
        let other = record(feed([0]), feed([0], format: .atom10))
        #expect(kinds(other, hours: 25) == [.changed])
        #expect(kinds(other, hours: 49).isEmpty)
        var gap = record(feed([-4, -3, -2, -1, 0]))
        gap.noteItems(of: feed([-2, -1, 0, 1, 2]), at: begin + 43_200)
        #expect(kinds(gap, hours: 25).isEmpty)
        gap.noteItems(of: feed([1.1, 2.1, 3, 4, 5]), at: begin + 86_400)
        #expect(kinds(gap, hours: 25) == [.missed])
        #expect(kinds(gap, hours: 49).isEmpty)
    }

    @Test func `blind hours are those of failures and of a program at rest`() {
        var record = record(feed([0]))
        record.nextPoll = begin + 900
        record.failed("down", isGone: false, at: begin + 900)
        record.wasRead(SourceReader.Reading(), at: begin + 7200)
        #expect(record.blindSpans?.map(\.cause) == ["down"])
        #expect(record.blindTime(since: begin, at: begin + 9000) == 7200)
        #expect(record.blindTime(since: begin + 3600, at: begin + 9000) == 3600)
        // Asked five hours later than planned: nobody asked.
        record.nextPoll = begin + 8100
        record.wasRead(SourceReader.Reading(), at: begin + 8100 + 5 * 3600)
        #expect(record.blindSpans?.count == 2)
        #expect(record.blindSpans?.last?.from == begin + 7200)
        // And a poll in time is no gap.
        record.nextPoll = begin + 8100 + 6 * 3600
        record.wasRead(SourceReader.Reading(), at: begin + 8100 + 6 * 3600)
        #expect(record.blindSpans?.count == 2)
        #expect(record.blindness(since: begin + 7200).count == 1)
    }
}
