// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct RecentVoicesTests {
    private let day = 86400

    @Test func `a text is a copy for seven days`() {
        var voices = RecentVoices()
        let copies = [0, 3, 9, 17].map { voices.isCopy(cluster: "text", at: $0 * day) }
        #expect(copies == [false, true, true, false])
    }

    @Test func `an author counts again after a day, measured from what was counted`() {
        var voices = RecentVoices()
        let repetitions = [0, 23, 25, 48, 50].map {
            voices.isRepetition(author: 7, at: $0 * 3600)
        }
        #expect(repetitions == [false, true, false, true, false])
    }

    @Test func `a late item of the day before is a repetition too`() {
        var voices = RecentVoices()
        let repetitions = [50, 30, 20].map { voices.isRepetition(author: 7, at: $0 * 3600) }
        #expect(repetitions == [false, true, false])
    }

    @Test func `old voices are forgotten`() {
        var voices = RecentVoices()
        _ = voices.isCopy(cluster: "text", at: 10 * day)
        _ = voices.isRepetition(author: 7, at: 10 * day)
        voices.prune(at: 30 * day)
        var fresh = RecentVoices()
        fresh.prune(at: 30 * day)
        #expect(voices == fresh)
    }
}
