// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct SeasonalBaselineTests {
    private func second(_ story: Story, _ hours: Double) -> Int {
        Int(story.date(hours: hours).timeIntervalSince1970)
    }

    private func baseline(_ story: Story, at hours: Double) -> SeasonalBaseline {
        SeasonalBaseline(story.state, at: second(story, hours), settings: DetectorSettings())
    }

    @Test func `a steady brand has its steady rate`() {
        let story = Story.quiet(days: 21)
        let rates = baseline(story, at: 504).rates(before: second(story, 500))
        #expect(abs(rates.negativesPerHour - 0.25) < 0.03)
        #expect(abs(rates.share - 0.125) < 0.01)
        #expect(rates.days > 20 && rates.days < 21)
    }

    @Test func `a window does not teach its own expectation`() {
        var story = Story.quiet(days: 21)
        let before = baseline(story, at: 504).rates(before: second(story, 504))
        story.complaints(50, from: 504.1, over: 3)
        story.advance(hours: 508)
        let after = baseline(story, at: 508).rates(before: second(story, 504))
        #expect(abs(after.negativesPerHour - before.negativesPerHour) < 0.01)
        #expect(after.share == before.share)
    }

    @Test func `a young series learns from its first hours`() {
        var story = Story()
        story.ordinary(hours: 10)
        story.advance(hours: 10)
        let rates = baseline(story, at: 10).rates(before: second(story, 9))
        #expect(rates.days > 0.3 && rates.days < 0.4)
        #expect(rates.negativesPerHour < 0.5)
    }

    @Test func `time before the first history has no days`() {
        let story = Story.quiet(days: 21)
        let rates = baseline(story, at: 504).rates(before: second(story, -1000))
        #expect(rates.days == 0)
        #expect(rates.negativesPerHour == 1)
    }

    @Test func `an empty series has a baseline too`() {
        #expect(baseline(Story(), at: 0).rates(before: 0).days == 0)
    }
}
