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

    /// Tests a window in which, besides what was counted, so many negative copies were found.
    ///
    /// Complexity: O(mentions of the window).
    init(
        hours: Int, slots: Range<Int>, negatives: Int, mentions: Int, copies: Int, exposure: Double,
        usual: UsualRates, settings: DetectorSettings
    ) {
        self.hours = hours
        self.slots = slots
        self.negatives = negatives
        self.mentions = mentions
        self.usual = usual
        // Hours differ more than days do: what varies from hour to hour evens out in a long
        // window, what varies from day to day does not.
        let length = max(1, Double(slots.count) / 4)
        expected = max(
            usual.negativesPerHour * exposure, usual.leastExpected(hours: length))
        // Where many copies of one text were found, some more were taken for texts of their own.
        let missed = Int((settings.missedCopies * Double(copies)).rounded())
        let distinct = max(0, negatives - missed)
        logCountChance = TailTest.logNegativeBinomial(
            atLeast: distinct, mean: expected,
            relativeVariance: settings.countHourly / length + usual.relativeVariance)
        logShareChance = TailTest.logBetaBinomial(
            atLeast: distinct, of: max(distinct, mentions - missed), share: usual.share,
            correlation: settings.shareHourly / length + usual.correlation)
        // Many statements at the usual share are attention, which is no alarm: the count weighs
        // no more than the share bears out, the less so the smaller the usual share is.
        let places = -logShareChance / log(10)
        let bearable = settings.attentionCap / (1 - usual.share) + places
        let count = min(-settings.countWeight * logCountChance / log(10), bearable)
        value = distinct < settings.minimumNegatives ? 0 : count + places
    }
}
