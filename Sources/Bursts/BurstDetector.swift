// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// Finds more negative statements than chance explains.
///
/// Two tests over several windows, added up: how many negatives there are against the season,
/// and how large their share is. Counted is what is left after copies and repetitions, by time
/// of publication; see `docs/method.md`.
package struct BurstDetector: Sendable {
    /// The numbers it works with.
    package let settings: DetectorSettings

    /// A detector with these settings; it holds no state of its own.
    package init(settings: DetectorSettings = DetectorSettings()) { self.settings = settings }

    /// Counts a mention, or says why not.
    ///
    /// Observations come in order of arrival; their times of publication may jump. A date up to
    /// 14 hours ahead, the largest offset of a time zone, is a wrong zone and is counted at its
    /// arrival; further ahead it is not counted. Complexity: O(1) amortised.
    package func add(_ observation: Observation, to state: inout SeriesState) -> Counting {
        let ahead = observation.published.timeIntervalSince(observation.arrived)
        guard ahead <= Self.largestZoneOffset else { return .future }
        guard ahead > -Double(state.history.capacity) * 3600 else { return .tooOld }
        let arrived = Self.second(of: observation.arrived)
        let published =
            ahead > Self.clockTolerance ? arrived : Self.second(of: observation.published)
        if state.watchedSince == nil { state.watchedSince = arrived }
        state.voices.prune(at: arrived)
        let isCopy = state.voices.isCopy(cluster: observation.cluster, at: published)
        if observation.isBackfill, !observation.isDated { return .undatedBackfill }
        if isCopy {
            if !observation.isBackfill {
                state.copies.add(second: published, isNegative: observation.isNegative)
            }
            return .copy
        }
        let author = observation.author.map { StableHash.of($0) }
        if observation.isNegative, let author,
            state.voices.isRepetition(author: author, at: published)
        {
            return .sameAuthor
        }
        let isRemembered = state.history.add(
            second: published, isNegative: observation.isNegative)
        guard isRemembered else { return .tooOld }
        if observation.isBackfill { return .backfill }
        count(observation, author: author, published: published, arrived: arrived, in: &state)
        return .counted
    }

    /// Looks at a series at a tick, a quarter of an hour of the clock; other times are taken back
    /// to the last one.
    ///
    /// Ticks are given in order. One may be left out when `isIdle` says so; everything else would
    /// make the end of a burst, or its beginning, late. Complexity: O(hours of history), O(1)
    /// while the series is idle.
    package func evaluate(
        _ state: inout SeriesState, series: String, at tick: Date
    ) -> BurstEvent? {
        guard !isIdle(state, at: tick) else { return nil }
        let second = Self.second(of: tick)
        let test = WindowTest(state, at: second, settings: settings)
        if let open = state.open {
            return follow(open, in: &state, test: test, at: second)
        }
        guard let best = Self.best(of: test.scores(from: state.lastHot)),
            best.value >= settings.threshold
        else { return nil }
        let reading = test.reading(of: best)
        let burst = Burst(
            series: series, start: Self.date(of: test.startOfRise(in: best)), raised: tick,
            reading: reading, windowHours: best.hours,
            isLearning: reading.baselineDays < Self.learningDays)
        state.open = OpenBurst(burst: burst, lastHot: second)
        return .raised(burst)
    }

    /// The burst that lasts with its figures as they are now, in the window that stands out most
    /// now; nil when none does.
    ///
    /// Nothing is changed by looking. Complexity: O(hours of history).
    package func currentBurst(of state: SeriesState, at tick: Date) -> Burst? {
        guard var burst = state.open?.burst else { return nil }
        let test = WindowTest(state, at: Self.second(of: tick), settings: settings)
        if let best = Self.best(of: test.scores(from: nil)) {
            burst.reading = test.reading(of: best)
            burst.windowHours = best.hours
        }
        return burst
    }

    /// Whether a tick would change and say nothing: no burst lasts and hardly any negatives came.
    ///
    /// It stays true until something arrives.
    package func isIdle(_ state: SeriesState, at tick: Date) -> Bool {
        guard state.open == nil else { return false }
        let end = state.window.slot(ofSecond: Self.second(of: tick))
        // Items that run ahead of the clock come into the windows later, without an arrival.
        let slots = (end - settings.longestWindowHours * 4)..<max(end, state.window.end)
        return state.window.negatives(in: slots) < settings.minimumNegatives
    }

    /// Ids of the mentions counted as negative from a burst's start to its end, oldest first.
    ///
    /// Those of the last 72 hours, at most the newest 1,000, are remembered.
    package func contributors(of burst: Burst, in state: SeriesState) -> [String] {
        state.negatives.mentionIDs(
            from: Self.second(of: burst.start),
            before: burst.end.map { Self.second(of: $0) } ?? .max)
    }
}

extension BurstDetector {
    /// A week has every kind of day once.
    private static let learningDays = 7
    /// Clocks of publishers that run ahead by less are believed.
    private static let clockTolerance: TimeInterval = 3600
    /// UTC+14, the zone of Kiritimati.
    private static let largestZoneOffset: TimeInterval = 14 * 3600

    private func count(
        _ observation: Observation, author: UInt64?, published: Int, arrived: Int,
        in state: inout SeriesState
    ) {
        state.delays.add(delaySeconds: arrived - published)
        let isInWindow = state.window.add(
            second: published, isNegative: observation.isNegative)
        guard isInWindow, observation.isNegative else { return }
        state.negatives.add(
            observation.mentionID, author: author, at: published,
            oldest: (state.window.end - state.window.capacity) * SeriesState.windowSlotSeconds)
    }

    private func follow(
        _ open: OpenBurst, in state: inout SeriesState, test: WindowTest, at second: Int
    ) -> BurstEvent? {
        var open = open
        let scores = test.scores(from: nil)
        let isHot = scores.contains {
            $0.hours <= settings.keepAliveHours && $0.value >= settings.endThreshold
        }
        if isHot {
            open.lastHot = second
        } else if second - open.lastHot >= settings.endAfterQuietHours * 3600 {
            open.burst.end = Self.date(of: second)
            state.open = nil
            state.lastHot = open.lastHot
            return .ended(open.burst)
        }
        let grown = Self.best(of: scores).flatMap { best in
            best.value >= settings.threshold
                && best.negatives >= 2 * open.burst.reading.negatives ? best : nil
        }
        if let grown {
            open.burst.reading = test.reading(of: grown)
            open.burst.windowHours = grown.hours
        }
        state.open = open
        return grown == nil ? nil : .changed(open.burst)
    }

    /// The highest, and of equals the shortest.
    private static func best(of scores: [WindowScore]) -> WindowScore? {
        scores.max { $0.value < $1.value }
    }

    private static func second(of date: Date) -> Int {
        Int(date.timeIntervalSince1970.rounded(.down))
    }

    private static func date(of second: Int) -> Date {
        Date(timeIntervalSince1970: Double(second))
    }
}
