// SPDX-License-Identifier: Apache-2.0

/// How much of what was published has usually arrived after a while.
///
/// Without it the last hours of a brand that is read from slow feeds always look quiet.
struct DelayProfile: Codable, Sendable, Hashable {
    /// Arrivals by delay in quarters of an hour; the last place holds all longer delays.
    private var counts: [Int]
    private var total = 0

    /// Delays up to a day are told apart, which covers slow feeds; longer ones are outages.
    private static let places = 97
    /// At this many arrivals the past is halved, so that a changed feed is learnt anew.
    private static let memory = 4000
    /// Weight, in arrivals, of the belief that all come within half an hour.
    private static let prior = 8.0
    /// However slow the feeds, some of a slot is there; expecting nothing would make one
    /// statement a miracle.
    private static let least = 0.02

    private enum CodingKeys: String, CodingKey {
        case counts = "c", total = "t"
    }

    init() { counts = Array(repeating: 0, count: Self.places) }

    /// Counts an arrival.
    mutating func add(delaySeconds: Int) {
        let place = min(counts.count - 1, max(0, delaySeconds) / SeriesState.windowSlotSeconds)
        guard place >= 0 else { return }
        counts[place] += 1
        total += 1
        guard total >= Self.memory else { return }
        counts = counts.map { $0 / 2 }
        total = counts.reduce(0, +)
    }

    /// Shares that have arrived of slots by their age in quarters, 0 the newest.
    ///
    /// Complexity: O(n).
    func completeness(quarters: Int) -> [Double] {
        var seen = 0.0
        return (0..<quarters).map { age in
            // Half of a slot's statements are younger than its middle.
            let here = age < counts.count - 1 ? Double(counts[age]) : 0
            let prior = age == 0 ? Self.prior / 2 : Self.prior
            let share = (seen + here / 2 + prior) / (Double(total) + Self.prior)
            seen += here
            return min(1, max(Self.least, share))
        }
    }
}
