// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// How busy each hour usually is against the mean hour, working days and weekends apart.
///
/// Learnt from all statements, not from the negative ones: there are more of them, and a burst
/// teaches it little. Sparse hours lean towards the product of hour and kind of day.
struct SeasonalProfile: Sendable {
    /// 24 factors of working days, then 24 of weekends, in UTC.
    private let factors: [Double]

    /// Nothing is known: every hour is like the next.
    static let flat = SeasonalProfile(factors: Array(repeating: 1, count: 48))

    private init(factors: [Double]) { self.factors = factors }

    /// Learns from the hours of a range; `prior` is the weight of "no season", in statements.
    init(_ history: SlotCounts, hours: Range<Int>, prior: Double) {
        var tally = Tally()
        for hour in hours {
            let counts = history[hour]
            tally.add(counts.negatives + counts.others, at: Self.place(of: hour))
        }
        self = tally.profile(prior: prior) ?? .flat
    }

    /// The factor of an hour, numbered from 1970.
    func factor(hour: Int) -> Double { factors[Self.place(of: hour)] }

    private static func place(of hour: Int) -> Int { places[(hour % week + week) % week] }

    private static let week = 7 * 24

    /// The places of the hours of a week; 1 January 1970, which it begins with, was a Thursday.
    private static let places = (0..<week).map { hour in
        let isWeekend = [2, 3].contains(hour / 24)
        return hour % 24 + (isWeekend ? 24 : 0)
    }
}

extension SeasonalProfile {
    /// Statements and hours by place in the profile.
    private struct Tally {
        private var counts = [Double](repeating: 0, count: 48)
        private var hours = [Double](repeating: 0, count: 48)
        private var total = 0.0
        private var totalHours = 0.0

        mutating func add(_ count: Int, at place: Int) {
            counts[place] += Double(count)
            hours[place] += 1
            total += Double(count)
            totalHours += 1
        }

        func profile(prior: Double) -> SeasonalProfile? {
            guard total > 0 else { return nil }
            let mean = total / totalHours
            let ofDay = [0, 24].map { start in
                let places = start..<(start + 24)
                let count = counts[places].reduce(0, +)
                return (count + prior) / (hours[places].reduce(0, +) * mean + prior)
            }
            let ofHour = (0..<24).map { hour in
                smoothed(hour, ofDay: ofDay, mean: mean, prior: prior)
            }
            let factors = (0..<48).map { place in
                let expected = ofHour[place % 24] * ofDay[place / 24]
                return (counts[place] + prior * expected) / (hours[place] * mean + prior)
            }
            return SeasonalProfile(factors: factors)
        }

        /// The hour with half the weight of each neighbour: days do not jump on the hour.
        private func smoothed(
            _ hour: Int, ofDay: [Double], mean: Double, prior: Double
        ) -> Double {
            var count = prior
            var expected = prior
            for (shift, weight) in [(23, 0.5), (24, 1.0), (25, 0.5)] {
                let place = (hour + shift) % 24
                count += weight * (counts[place] + counts[place + 24])
                expected += weight * mean * hours[place] * ofDay[0]
                expected += weight * mean * hours[place + 24] * ofDay[1]
            }
            return count / expected
        }
    }
}
