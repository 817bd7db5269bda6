// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct WindowTestTests {
    private let settings = DetectorSettings()

    private func test(_ story: Story, at hours: Double) -> WindowTest {
        let second = Int(story.date(hours: hours).timeIntervalSince1970)
        return WindowTest(story.state, at: second, settings: settings)
    }

    @Test func `windows with too few negatives are not tested`() {
        let scores = test(Story.quiet(days: 21), at: 504).scores(from: nil)
        #expect(scores.map(\.hours) == [16, 24, 48, 72])
    }

    @Test func `nothing is tested when nothing came`() {
        #expect(test(Story(), at: 1).scores(from: nil).isEmpty)
    }

    @Test func `what belongs to an earlier burst is left out`() throws {
        let story = Story.quiet(days: 21)
        let first = Int(story.date(hours: 480).timeIntervalSince1970)
        let scores = test(story, at: 504).scores(from: first)
        #expect(scores.map(\.hours) == [16, 24])
        #expect(try #require(scores.last).slots.count == 96)
    }

    @Test func `expected is what came before`() throws {
        let scores = test(Story.quiet(days: 21), at: 504).scores(from: nil)
        let day = try #require(scores.first { $0.hours == 24 })
        #expect(abs(day.expected - 6) < 1)
        #expect(day.negatives == 6)
        #expect(day.mentions == 48)
    }

    @Test func `the rise starts at its first negative`() throws {
        var story = Story.quiet(days: 21)
        story.complaints(20, from: 506.1, over: 1)
        story.advance(hours: 508)
        let test = test(story, at: 508)
        let day = try #require(test.scores(from: nil).first { $0.hours == 24 })
        #expect(test.startOfRise(in: day) == Int(story.date(hours: 506.1).timeIntervalSince1970))
    }
}
