// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Bursts

struct SeriesStateTests {
    @Test func `a restart in the middle changes nothing`() throws {
        var steady = eventful()
        var restarted = eventful()
        for hours in stride(from: 505.0, through: 560, by: 1) {
            steady.advance(hours: hours)
            try restarted.restart()
            restarted.advance(hours: hours)
        }
        #expect(!steady.ended.isEmpty)
        #expect(steady.events == restarted.events)
        #expect(try steady.encoded() == restarted.encoded())
    }

    @Test func `the same input gives the same bytes`() throws {
        var one = eventful()
        var other = eventful()
        one.advance(hours: 520)
        other.advance(hours: 520)
        #expect(try one.encoded() == other.encoded())
    }

    @Test func `the state of a busy brand stays bounded`() throws {
        var story = Story()
        for index in 0..<15_000 {
            story.say(at: Double(index) / 300, isNegative: index % 3 == 0)
        }
        story.advance(hours: 51, evaluating: false)
        #expect(try story.encoded().count < 350_000)
    }

    private func eventful() -> Story {
        var story = Story.quiet(days: 21)
        story.ordinary(hours: 72)
        story.complaints(40, from: 504.1, over: 5)
        story.complaints(10, from: 505, over: 1, author: "angry")
        story.complaints(10, from: 505, over: 1, cluster: "agency")
        story.complaints(10, from: 500, over: 4, arriving: 510)
        return story
    }
}
