// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The numbers a detector works with.
///
/// Where no other source is given they were tuned on the development streams of the simulator
/// (34 series, 8 weeks, seed 20260101) and checked on streams with other rates and another seed;
/// see `docs/method.md`. One set serves all series.
package struct DetectorSettings: Sendable, Hashable {
    /// A burst is raised at this score, in decimal places of improbability.
    package var threshold: Double
    /// A burst is hot while a window of up to `keepAliveHours` has this score.
    package var endThreshold: Double
    /// Fewer negatives than these are never a burst, however improbable.
    ///
    /// Three people are no crowd; with five, seldom named brands are heard later.
    package var minimumNegatives = 4
    /// Lengths of the windows in hours, rising; each doubles, so none misses a burst by more.
    package var windowsHours = [1, 2, 4, 8, 16, 24, 48, 72]
    /// Only windows up to this many hours keep a burst hot.
    ///
    /// A longer one would hold the burst for days after it is over and hide the next.
    package var keepAliveHours = 8
    /// A burst ends after this many hours in which it was never hot: a night's sleep of those
    /// who complain is no end.
    package var endAfterQuietHours = 12
    /// Days of the baseline: four of each weekday.
    package var baselineDays = 28
    /// Weight of the count against the share, which errs less since it needs no season.
    package var countWeight = 0.7
    /// What the count may weigh at the usual share, in decimal places.
    ///
    /// This holds for a brand that is never criticised; it is more for others, see `WindowScore`.
    package var attentionCap = 2.0
    /// Copies taken for texts of their own, for each one that was recognised.
    ///
    /// A finder of near copies that misses one in eight leaves one for seven it finds.
    package var missedCopies = 0.15
    /// Share of the baseline's days left out because they had the most negatives.
    ///
    /// With 28 days eleven: bursts of three days in three of four weeks teach nothing.
    package var trimmedTop = 0.39
    /// Share of the baseline's days left out because they had the fewest negatives: outages.
    package var trimmedBottom = 0.11
    /// Variance of the negatives of an hour over the square of their mean, beyond chance.
    package var countHourly = 0.35
    /// The same for a day, for what does not even out from hour to hour.
    package var countDaily = 0.03
    /// The same for a single day of history; it falls as the days grow.
    package var countLearning = 1.0
    /// Correlation of tones within an hour, beyond chance.
    package var shareHourly = 0.05
    /// The same for a day, for what does not even out from hour to hour.
    package var shareDaily = 0.003
    /// The same for a single day of history; it falls as the days grow.
    package var shareLearning = 0.05
    /// Statements it takes to believe in a season as much as in none.
    package var seasonPrior = 20.0

    /// Settings whose false alarms are about as many a month and series as wished.
    ///
    /// The one in the signature has the best balance of bursts found and false alarms (F1).
    /// Wishes beyond the table get its nearest threshold, and nonsense gets the highest.
    package init(falseAlarmsPerMonth: Double = 0.16) {
        threshold = Self.threshold(falseAlarmsPerMonth: falseAlarmsPerMonth)
        // A burst flickers around its threshold; tuned for the fewest repeats.
        endThreshold = 0.6 * threshold
    }

    /// Length of the longest window in hours.
    package var longestWindowHours: Int { windowsHours.last ?? 0 }
}

extension DetectorSettings {
    /// Thresholds by the false alarms they gave, per series and 30 days, the most first.
    ///
    /// Measured on the development streams (272 series-weeks, decoys included); the last stands
    /// for a single false alarm, so nothing rarer is promised. Recall of detectable bursts falls
    /// from 0.9 at 5 to 0.77 at 6 and 0.67 at 7.
    private static let calibration: [(falseAlarms: Double, threshold: Double)] = [
        (1.97, 3.5), (0.95, 4), (0.41, 4.5), (0.16, 5), (0.08, 5.5), (0.03, 6), (0.016, 7),
    ]

    /// Between the measured thresholds along the logarithm of the false alarms.
    private static func threshold(falseAlarmsPerMonth wish: Double) -> Double {
        guard let most = calibration.first, let fewest = calibration.last, wish > fewest.falseAlarms
        else { return calibration.last?.threshold ?? 5 }
        guard wish < most.falseAlarms else { return most.threshold }
        for (higher, lower) in zip(calibration, calibration.dropFirst())
        where wish >= lower.falseAlarms {
            let place = log(higher.falseAlarms / wish) / log(higher.falseAlarms / lower.falseAlarms)
            return higher.threshold + place * (lower.threshold - higher.threshold)
        }
        return fewest.threshold
    }
}
