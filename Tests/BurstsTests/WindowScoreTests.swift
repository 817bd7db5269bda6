// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct WindowScoreTests {
    private let settings = DetectorSettings()

    /// A day of a brand with a quarter of negatives and one of them an hour.
    private func score(
        negatives: Int, mentions: Int, copies: Int = 0, usual: (Double, Double) = (24, 72)
    ) -> WindowScore {
        let day = BaselineDay(negatives: usual.0, others: usual.1, exposure: 24)
        let rates = UsualRates(
            days: Array(repeating: day, count: 28), watchedDays: 28, settings: settings)
        return WindowScore(
            hours: 4, slots: 0..<16, negatives: negatives, mentions: mentions, copies: copies,
            exposure: 4, usual: rates, settings: settings)
    }

    @Test func `the usual has hardly a score`() {
        #expect(score(negatives: 4, mentions: 16).value < 1)
    }

    @Test func `more negatives at a higher share score`() {
        #expect(score(negatives: 24, mentions: 36).value > settings.threshold)
    }

    @Test func `negatives in place of praise score without a larger number`() {
        let shifted = score(negatives: 14, mentions: 16)
        #expect(shifted.value > score(negatives: 14, mentions: 28).value + 1)
    }

    @Test func `attention at the usual share stays below the threshold`() {
        #expect(score(negatives: 400, mentions: 1600).value < settings.threshold)
    }

    @Test func `a brand that is mostly criticised is heard by number`() {
        let score = score(negatives: 60, mentions: 66, usual: (24, 2.4))
        #expect(score.value > settings.threshold)
    }

    @Test func `copies that were found make further ones likely`() {
        let alone = score(negatives: 16, mentions: 20)
        let among = score(negatives: 16, mentions: 20, copies: 40)
        #expect(among.value < alone.value - 2)
        #expect(among.negatives == 16)
    }
}
