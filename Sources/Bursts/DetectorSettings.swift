// SPDX-License-Identifier: Apache-2.0

/// The numbers a detector works with.
package struct DetectorSettings: Sendable, Hashable {
    package var threshold = 5.0
    package var endThreshold = 3.0
    package var minimumNegatives = 4
    package var windowsHours = [1, 2, 4, 8, 16, 24, 48, 72]
    package var keepAliveHours = 8
    package var endAfterQuietHours = 12
    package var countWeight = 0.7
    package var baselineDays = 28
    package var trimmedTop = 0.39
    package var trimmedBottom = 0.11
    package var attentionCap = 2.0
    package var missedCopies = 0.15
    package var countHourly = 0.35
    package var countDaily = 0.03
    package var countLearning = 1.0
    package var shareHourly = 0.05
    package var shareDaily = 0.003
    package var shareLearning = 0.05
    package var seasonPrior = 20.0
    package var longestWindowHours: Int { windowsHours.last ?? 0 }

    package init(falseAlarmsPerMonth: Double = 0.5) {}
}
