// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Bursts

struct BurstDetectorTests {
    @Test func `quiet days stay quiet, from the first on`() {
        var story = Story()
        story.ordinary(hours: 15 * 24)
        story.advance(hours: 15 * 24)
        #expect(story.events.isEmpty)
        #expect(story.countings.allSatisfy { $0 == .counted })
    }

    @Test func `a true burst is raised once`() {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 48)
        story.complaints(30, from: 510, over: 6)
        story.advance(hours: 520)
        #expect(story.raised.count == 1)
    }

    @Test func `a burst tells what was seen and what was expected`() throws {
        var story = Story.quiet(days: 21)
        story.complaints(12, from: 504.1, over: 1)
        story.advance(hours: 506)
        let burst = try #require(story.raised.first)
        #expect(burst.series == "brand")
        #expect(burst.raised > burst.start)
        #expect(burst.start == story.date(hours: 504.1))
        #expect(burst.end == nil)
        #expect(!burst.isLearning)
        #expect(burst.windowHours == 1)
        #expect(burst.reading.negatives >= 4)
        #expect(burst.reading.authors == burst.reading.negatives)
        #expect(burst.reading.mentions >= burst.reading.negatives)
        #expect(burst.reading.mentions <= burst.reading.negatives + 2)
        #expect(burst.reading.expected < 0.5)
        #expect(abs(burst.reading.usualShare - 0.125) < 0.03)
        #expect(burst.reading.countChance < 1e-3)
        #expect(burst.reading.shareChance < 1e-2)
        #expect(burst.reading.baselineDays > 19)
    }

    @Test func `a burst starts with its rise, not with the window`() throws {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 24)
        story.complaints(40, from: 510, over: 20)
        story.advance(hours: 530)
        let burst = try #require(story.raised.first)
        #expect(abs(burst.start.timeIntervalSince(story.date(hours: 510))) <= 3600)
    }

    @Test func `a burst that doubles is told again`() throws {
        var story = Story.quiet(days: 21)
        story.complaints(40, from: 504.1, over: 2)
        story.advance(hours: 507)
        let change = try #require(story.changed.first)
        #expect(change.reading.negatives >= 2 * story.raised[0].reading.negatives)
        #expect(change.raised == story.raised[0].raised)
    }

    @Test func `one author flooding is one voice`() {
        var story = Story.quiet(days: 21)
        story.complaints(60, from: 504.1, over: 4, author: "angry")
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
        #expect(story.countings.count { $0 == .sameAuthor } == 59)
    }

    @Test func `texts without an author count one each`() throws {
        let story = Story.quiet(days: 21)
        var state = story.state
        let tick = story.date(hours: 505)
        for index in 0..<12 {
            let observation = Observation(
                mentionID: "x\(index)", published: tick - 1800, arrived: tick - 60,
                isNegative: true, cluster: "x\(index)", author: nil, isDated: true,
                isBackfill: false)
            let counting = story.detector.add(observation, to: &state)
            #expect(counting == .counted)
        }
        let event = story.detector.evaluate(&state, series: "brand", at: tick)
        guard case .raised(let burst)? = event else {
            Issue.record("not raised")
            return
        }
        #expect(burst.reading.authors == 12)
    }

    @Test func `copies of one text are one statement`() {
        var story = Story.quiet(days: 21)
        story.complaints(60, from: 504.1, over: 4, cluster: "agency")
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
        #expect(story.countings.count { $0 == .copy } == 59)
    }

    @Test func `what stood in the feed before raises nothing`() {
        var story = Story.quiet(days: 21)
        story.complaints(60, from: 480, over: 23, arriving: 504.2, isBackfill: true)
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
        #expect(story.countings.count { $0 == .backfill } == 60)
    }

    @Test func `undated items of a first poll raise nothing`() {
        var story = Story.quiet(days: 21)
        story.complaints(60, from: 504.2, over: 0, isDated: false, isBackfill: true)
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
        #expect(story.countings.count { $0 == .undatedBackfill } == 60)
    }

    @Test func `a first poll full of complaints raises nothing`() {
        var story = Story()
        story.complaints(200, from: -50, over: 49, arriving: 0.1, isBackfill: true)
        story.advance(hours: 24)
        #expect(story.events.isEmpty)
    }

    @Test func `praise is no alarm`() {
        var story = Story.quiet(days: 21)
        for index in 0..<300 { story.say(at: 504 + Double(index) / 50, isNegative: false) }
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
    }

    @Test func `attention that leaves the share as it was is no alarm`() {
        var story = Story.quiet(days: 21)
        for index in 0..<160 {
            story.say(at: 504 + Double(index) / 20, isNegative: index % 8 == 3)
        }
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
    }

    @Test func `four complaints on the first day raise nothing`() {
        var story = Story()
        story.complaints(4, from: 1, over: 0.5)
        story.advance(hours: 24)
        #expect(story.events.isEmpty)
    }

    @Test func `forty complaints on the first day do, marked as learning`() throws {
        var story = Story()
        story.complaints(40, from: 1, over: 0.9)
        story.advance(hours: 3)
        let burst = try #require(story.raised.first)
        #expect(burst.isLearning)
        #expect(burst.reading.baselineDays == 0)
    }

    @Test func `a burst ends twelve hours after it was last hot`() throws {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 96)
        story.complaints(30, from: 504.1, over: 3)
        story.advance(hours: 600)
        let burst = try #require(story.ended.first)
        let end = try #require(burst.end)
        #expect(end >= story.date(hours: 507 + 12))
        #expect(end <= story.date(hours: 507 + 24))
        #expect(story.state.burst == nil)
        #expect(story.raised.count == 1)
    }

    @Test func `a second burst after the end of the first is raised`() {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 96)
        story.complaints(30, from: 504.1, over: 3)
        story.complaints(30, from: 554.1, over: 3)
        story.advance(hours: 600)
        #expect(story.raised.count == 2)
    }

    @Test func `late items raise a burst while they lie in a window`() throws {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 24)
        story.complaints(40, from: 505, over: 4, arriving: 520.1)
        story.advance(hours: 528)
        let burst = try #require(story.raised.first)
        #expect(burst.raised == story.date(hours: 520.25))
        #expect(abs(burst.start.timeIntervalSince(story.date(hours: 505))) <= 3600)
    }

    @Test func `items older than the longest window never raise one`() {
        var story = Story.quiet(days: 21)
        story.complaints(100, from: 410, over: 10, arriving: 504.1)
        story.advance(hours: 520)
        #expect(story.events.isEmpty)
        #expect(story.countings.suffix(100).allSatisfy { $0 == .counted })
    }

    @Test func `items older than the baseline are too old`() {
        var story = Story()
        story.say(at: 1, isNegative: true, arriving: 840.1)
        story.advance(hours: 841)
        #expect(story.countings.last == .tooOld)
    }

    @Test func `a wrong time zone is counted at its arrival`() {
        var story = Story.quiet(days: 21)
        story.complaints(30, from: 506.2, over: 0.5, arriving: 504.2)
        story.advance(hours: 505)
        #expect(story.raised.count == 1)
        #expect(story.countings.last == .counted)
    }

    @Test func `dates far in the future are not counted`() {
        var story = Story.quiet(days: 21)
        story.complaints(30, from: 700, over: 0.5, arriving: 504.2)
        story.advance(hours: 710)
        #expect(story.events.isEmpty)
        #expect(story.countings.last == .future)
    }

    @Test(arguments: [-1e300, -1e11, 1e11, 1e300, .infinity, -.infinity, .nan])
    func `impossible dates are not counted`(second: Double) {
        var state = SeriesState()
        let observation = Observation(
            mentionID: "m", published: Date(timeIntervalSince1970: second), arrived: Story.begin,
            isNegative: true,
            cluster: "c", author: nil, isDated: true, isBackfill: false)
        let counting = BurstDetector().add(observation, to: &state)
        #expect(counting == .future || counting == .tooOld)
        #expect(state == SeriesState())
    }

    @Test func `a burst does not teach that bursts are usual`() {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 240)
        story.complaints(100, from: 504, over: 24)
        story.complaints(30, from: 700.1, over: 3)
        story.advance(hours: 710)
        #expect(story.raised.count == 2)
    }

    @Test func `the mentions behind a burst can be named`() throws {
        var story = Story.quiet(days: 21)
        story.complaints(12, from: 504.1, over: 0.8)
        story.advance(hours: 505)
        let burst = try #require(story.raised.first)
        let named = story.detector.contributors(of: burst, in: story.state)
        #expect(named == (1009...1020).map { "m\($0)" })
    }

    @Test func `idle ticks may be left out`() {
        var stepped = Story()
        stepped.say(at: 0.1, isNegative: true)
        stepped.advance(hours: 48)
        #expect(stepped.detector.isIdle(stepped.state, at: stepped.date(hours: 48)))
        var skipped = Story()
        skipped.say(at: 0.1, isNegative: true)
        skipped.advance(hours: 0.25)
        #expect(stepped.state == skipped.state)
    }

    @Test func `a series with a burst is not idle`() {
        var story = Story.quiet(days: 21)
        story.complaints(12, from: 504.1, over: 1)
        story.advance(hours: 506)
        #expect(!story.detector.isIdle(story.state, at: story.date(hours: 600)))
    }
}
