// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct DetectorSettingsTests {
    @Test func `fewer false alarms need a higher threshold`() {
        let thresholds = [0.01, 0.05, 0.2, 0.5, 1, 2, 10].map {
            DetectorSettings(falseAlarmsPerMonth: $0).threshold
        }
        #expect(zip(thresholds, thresholds.dropFirst()).allSatisfy { $0 >= $1 })
        #expect((thresholds.first ?? 0) > (thresholds.last ?? 0) + 2)
    }

    @Test(arguments: [0, -1, Double.nan, .infinity])
    func `wishes out of range give a threshold of the table`(wish: Double) {
        let threshold = DetectorSettings(falseAlarmsPerMonth: wish).threshold
        #expect(threshold >= 3 && threshold <= 10)
    }

    @Test func `a burst ends below the threshold that raised it`() {
        let settings = DetectorSettings()
        #expect(settings.endThreshold < settings.threshold)
        #expect(settings.longestWindowHours == 72)
    }
}
