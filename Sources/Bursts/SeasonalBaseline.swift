// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The past of a series before its windows: seasonal profile, and days to learn rates from.
struct SeasonalBaseline {
    private let settings: DetectorSettings
    private let history: SlotCounts
    private let profile: SeasonalProfile
    /// Hours there is a history of.
    private let hours: Range<Int>
    /// The first hour that was watched as a whole; what lies before it came as backfill.
    private let firstWatched: Int
    /// Running sums over `hours`, beginning with zero.
    private var sums: [Sums] = []

    private struct Sums {
        var negatives = 0.0
        var others = 0.0
        /// Hours, weighted by how busy they usually are.
        var exposure = 0.0
    }

    /// Reads the history as it stands at a second.
    ///
    /// Complexity: O(hours of history).
    init(_ state: SeriesState, at second: Int, settings: DetectorSettings) {
        self.settings = settings
        history = state.history
        let end = history.slot(ofSecond: second)
        hours = min(end, max(history.first, end - history.capacity))..<end
        firstWatched = history.slot(ofSecond: (state.watchedSince ?? second) + 3599)
        profile = SeasonalProfile(history, hours: hours, prior: settings.seasonPrior)
        var running = Sums()
        sums.reserveCapacity(hours.count + 1)
        sums.append(running)
        for hour in hours {
            let counts = history[hour]
            running.negatives += Double(counts.negatives)
            running.others += Double(counts.others)
            running.exposure += profile.factor(hour: hour)
            sums.append(running)
        }
    }

    /// How busy an hour usually is against the mean hour.
    func factor(hour: Int) -> Double { profile.factor(hour: hour) }

    /// What is usual, by the 28 times 24 hours that end before a second.
    ///
    /// The days end where the window begins, so a window never teaches its own expectation, and
    /// a young series may learn from its first hours.
    func rates(before second: Int) -> UsualRates {
        let end = min(hours.upperBound, max(hours.lowerBound, history.slot(ofSecond: second)))
        let start = max(hours.lowerBound, end - settings.baselineDays * 24)
        let watched = min(end, max(start, firstWatched))
        let days = days(in: watched..<end, isWatched: true)
        let backfilled = self.days(in: start..<watched, isWatched: false)
        return UsualRates(
            days: days + backfilled, watchedDays: Double(end - watched) / 24, settings: settings)
    }

    /// Spans of 24 hours, counted back from the end; the earliest may be shorter.
    private func days(in range: Range<Int>, isWatched: Bool) -> [BaselineDay] {
        stride(from: range.upperBound, to: range.lowerBound, by: -24).map { end in
            let from = sums[max(range.lowerBound, end - 24) - hours.lowerBound]
            let to = sums[end - hours.lowerBound]
            return BaselineDay(
                negatives: to.negatives - from.negatives, others: to.others - from.others,
                exposure: isWatched ? to.exposure - from.exposure : nil)
        }
    }
}
