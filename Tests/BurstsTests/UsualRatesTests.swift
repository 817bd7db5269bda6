// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct UsualRatesTests {
    private let settings = DetectorSettings()

    private func day(_ negatives: Double, _ others: Double, watched: Bool = true) -> BaselineDay {
        BaselineDay(negatives: negatives, others: others, exposure: watched ? 24 : nil)
    }

    @Test func `ordinary days give their mean`() {
        let days = Array(repeating: day(24, 72), count: 28)
        let rates = UsualRates(days: days, watchedDays: 28, settings: settings)
        #expect(abs(rates.negativesPerHour - 1) < 0.01)
        #expect(abs(rates.share - 0.25) < 0.01)
    }

    @Test func `days of a burst do not count`() {
        let days =
            Array(repeating: day(24, 72), count: 24) + Array(repeating: day(300, 72), count: 4)
        let rates = UsualRates(days: days, watchedDays: 28, settings: settings)
        #expect(abs(rates.negativesPerHour - 1) < 0.01)
        #expect(abs(rates.share - 0.25) < 0.01)
    }

    @Test func `backfill teaches the share and not the rate`() {
        let days = Array(repeating: day(24, 24, watched: false), count: 10)
        let rates = UsualRates(days: days, watchedDays: 0, settings: settings)
        #expect(abs(rates.share - 0.5) < 0.01)
        #expect(rates.negativesPerHour == 1)
    }

    @Test func `less history means broader expectations`() {
        let few = UsualRates(
            days: Array(repeating: day(24, 72), count: 2), watchedDays: 2, settings: settings)
        let many = UsualRates(
            days: Array(repeating: day(24, 72), count: 28), watchedDays: 28, settings: settings)
        #expect(few.relativeVariance > 3 * many.relativeVariance)
        #expect(few.correlation > 2 * many.correlation)
    }

    @Test func `without history nearly everything is possible`() {
        let rates = UsualRates(days: [], watchedDays: 0, settings: settings)
        #expect(rates.relativeVariance > 2)
        #expect(rates.correlation > 0.3)
    }

    @Test func `the least expected fades as days are watched`() {
        let none = UsualRates(days: [], watchedDays: 0, settings: settings)
        let week = UsualRates(days: [], watchedDays: 7, settings: settings)
        #expect(none.leastExpected(hours: 4) == 4)
        #expect(week.leastExpected(hours: 4) < 0.1)
    }
}
