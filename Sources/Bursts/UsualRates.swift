// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// What is usual for a series, and how sure that is.
struct UsualRates: Sendable {
    /// Negatives in an hour that is as busy as the mean hour.
    let negativesPerHour: Double
    /// Variance of that rate from day to day and for want of knowledge, over its square.
    let relativeVariance: Double
    /// Share of negatives among all statements, 0 to 1.
    let share: Double
    /// Correlation of two statements' tones from day to day and for want of knowledge.
    let correlation: Double
    /// Days that were watched.
    let days: Double

    /// Estimates from days of which the odd ones are left out, separately for both figures.
    ///
    /// Complexity: O(days log days).
    init(days: [BaselineDay], watchedDays: Double, settings: DetectorSettings) {
        let count = Self.count(days.filter { $0.exposure != nil }, settings: settings)
        let share = Self.share(days.filter { $0.mentions > 0 }, settings: settings)
        // With no history these are gamma and beta distributions as broad as a half and four
        // statements; each watched day narrows them, since a thousand statements of one day
        // still tell of one day only.
        negativesPerHour =
            (count.negatives + Self.priorNegatives)
            / (count.exposure + Self.priorNegatives / Self.priorPerHour)
        relativeVariance =
            settings.countDaily + settings.countLearning / (watchedDays + 0.5)
            + 1 / (count.negatives + 1)
        self.share = (share.negatives + 1) / (share.mentions + 4)
        correlation =
            settings.shareDaily + settings.shareLearning / (Double(share.days) + 0.5)
            + 1 / (share.mentions + 4)
        self.days = watchedDays
    }

    /// Negatives to expect in a time whatever season and arrivals say.
    ///
    /// On the first days neither is known, and a first night would make a handful a miracle.
    /// The floor is the prior rate on the first day, and falls with the square of the days.
    func leastExpected(hours: Double) -> Double {
        Self.priorPerHour * hours / ((1 + days) * (1 + days))
    }

    /// Weight of the prior rate, in negatives.
    private static let priorNegatives = 0.5
    /// One an hour before anything is known: more than nine in ten brands of the streams have,
    /// so that only a crowd stands out on the first day.
    private static let priorPerHour = 1.0
}

extension UsualRates {
    private static func count(
        _ days: [BaselineDay], settings: DetectorSettings
    ) -> (negatives: Double, exposure: Double) {
        let exposure = days.reduce(0) { $0 + ($1.exposure ?? 0) }
        let rate = exposure > 0 ? days.reduce(0) { $0 + $1.negatives } / exposure : 0
        let spread = settings.countHourly / 24 + settings.countDaily
        let kept = trimmed(days, settings: settings) { day in
            let mean = rate * (day.exposure ?? 0)
            return (day.negatives - mean) / (mean + spread * mean * mean + 0.01).squareRoot()
        }
        return kept.reduce((0, 0)) { ($0.0 + $1.negatives, $0.1 + ($1.exposure ?? 0)) }
    }

    private static func share(
        _ days: [BaselineDay], settings: DetectorSettings
    ) -> (negatives: Double, mentions: Double, days: Int) {
        let mentions = days.reduce(0) { $0 + $1.mentions }
        let share = mentions > 0 ? days.reduce(0) { $0 + $1.negatives } / mentions : 0
        let spread = settings.shareHourly / 24 + settings.shareDaily
        let kept = trimmed(days, settings: settings) { day in
            let mean = share * day.mentions
            let variance = mean * (1 - share) * (1 + spread * day.mentions)
            return (day.negatives - mean) / (variance + 0.01).squareRoot()
        }
        return kept.reduce((0, 0, kept.count)) {
            ($0.0 + $1.negatives, $0.1 + $1.mentions, $0.2)
        }
    }

    /// Leaves out the days with the largest and the smallest residuals, so that a burst cannot
    /// teach that bursts are usual.
    private static func trimmed(
        _ days: [BaselineDay], settings: DetectorSettings, by residual: (BaselineDay) -> Double
    ) -> [BaselineDay] {
        let top = Int((settings.trimmedTop * Double(days.count)).rounded())
        let bottom = Int((settings.trimmedBottom * Double(days.count)).rounded())
        guard days.count >= 3 else { return days }
        let residuals = days.map(residual)
        let order = days.indices.sorted { (residuals[$0], $0) < (residuals[$1], $1) }
        return order[bottom..<(days.count - top)].map { days[$0] }
    }
}
