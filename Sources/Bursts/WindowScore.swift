// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What one window shows against what is usual.
struct WindowScore: Sendable {
    /// Nominal length in hours; a window cut short by an earlier burst keeps its name.
    let hours: Int
    let slots: Range<Int>
    let negatives: Int
    let mentions: Int
    let expected: Double
    let usual: UsualRates
    /// Natural logarithms of the two chances.
    let logCountChance: Double
    let logShareChance: Double
    /// Both, as decimal places; a score, not a probability.
    let value: Double

    /// Tests a window. Complexity: O(mentions of the window).
    init(
        hours: Int, slots: Range<Int>, negatives: Int, mentions: Int, exposure: Double,
        usual: UsualRates, settings: DetectorSettings
    ) {
        self.hours = hours
        self.slots = slots
        self.negatives = negatives
        self.mentions = mentions
        self.usual = usual
        expected = usual.negativesPerHour * exposure
        // Hours differ more than days do: what varies from hour to hour evens out in a long
        // window, what varies from day to day does not.
        let length = max(1, Double(slots.count) / 4)
        logCountChance = TailTest.logNegativeBinomial(
            atLeast: negatives, mean: expected,
            relativeVariance: settings.countHourly / length + usual.relativeVariance)
        logShareChance = TailTest.logBetaBinomial(
            atLeast: negatives, of: mentions, share: usual.share,
            correlation: settings.shareHourly / length + usual.correlation)
        value = -(settings.countWeight * logCountChance + logShareChance) / log(10)
    }
}
