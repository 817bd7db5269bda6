// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Model

/// Looks at all windows of a series that end at one tick.
struct WindowTest {
    private let settings: DetectorSettings
    private let state: SeriesState
    private let second: Int
    /// The slot after the windows' last one.
    private let end: Int

    init(_ state: SeriesState, at second: Int, settings: DetectorSettings) {
        self.settings = settings
        self.state = state
        self.second = second
        end = state.window.slot(ofSecond: second)
    }

    /// The scores of all windows with enough negatives, shortest first.
    ///
    /// No window reaches back beyond `first`; the one that would is cut short there and is the
    /// last. Complexity: O(hours of history) and a tail test for each window, nothing at all
    /// when there are too few negatives.
    func scores(from first: Int?) -> [WindowScore] {
        let longest = settings.longestWindowHours * 4
        let begin = max(end - longest, first.map { state.window.slot(ofSecond: $0) } ?? .min)
        guard begin < end,
            state.window.negatives(in: begin..<end) >= settings.minimumNegatives
        else { return [] }
        let baseline = SeasonalBaseline(state, at: second, settings: settings)
        let arrived = state.delays.completeness(quarters: longest)
        var scores: [WindowScore] = []
        var sums = (negatives: 0, others: 0, copies: 0, exposure: 0.0)
        var slot = end
        for hours in settings.windowsHours where slot > begin {
            let start = max(begin, end - hours * 4)
            while slot > start {
                slot -= 1
                let counts = state.window[slot]
                sums.negatives += counts.negatives
                sums.others += counts.others
                sums.copies += state.copies[slot].negatives
                // Four slots make an hour, each a quarter of its exposure.
                sums.exposure += 0.25 * arrived[end - 1 - slot] * baseline.factor(hour: slot >> 2)
            }
            guard sums.negatives >= settings.minimumNegatives else { continue }
            scores.append(
                WindowScore(
                    hours: hours, slots: start..<end, negatives: sums.negatives,
                    mentions: sums.negatives + sums.others, copies: sums.copies,
                    exposure: sums.exposure,
                    usual: baseline.rates(before: start * SeriesState.windowSlotSeconds),
                    settings: settings))
        }
        return scores
    }

    /// The figures of a window, as they are told.
    func reading(of score: WindowScore) -> BurstReading {
        // Chances below the smallest Double would read as impossible.
        BurstReading(
            negatives: score.negatives, mentions: score.mentions,
            authors: state.negatives.authors(
                from: score.slots.lowerBound * SeriesState.windowSlotSeconds, before: second),
            expected: score.expected, usualShare: score.usual.share,
            countChance: max(1e-300, exp(score.logCountChance)),
            shareChance: max(1e-300, exp(score.logShareChance)),
            baselineDays: Int(score.usual.days))
    }

    /// When the rise in a window began: the first negative of its most surprising tail.
    ///
    /// The tail is the one with the largest Poisson likelihood ratio of seen against expected;
    /// the window as a whole usually begins before the rise. Source: Kulldorff 1997 (scan
    /// statistics). Complexity: O(slots).
    func startOfRise(in score: WindowScore) -> Int {
        let perSlot = score.expected / Double(score.slots.count)
        var negatives = 0.0
        var best = (ratio: -1.0, slot: score.slots.lowerBound)
        for slot in score.slots.reversed() {
            negatives += Double(state.window[slot].negatives)
            let expected = max(1e-6, perSlot * Double(score.slots.upperBound - slot))
            guard state.window[slot].negatives > 0, negatives > expected else { continue }
            let ratio = negatives * log(negatives / expected) - (negatives - expected)
            if ratio > best.ratio { best = (ratio, slot) }
        }
        let from = best.slot * SeriesState.windowSlotSeconds
        return state.negatives.earliest(from: from, before: second) ?? from
    }
}
