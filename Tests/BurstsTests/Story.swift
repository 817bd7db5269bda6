// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

@testable import Bursts

/// A small invented series: statements in, ticks of a quarter of an hour, events out.
struct Story {
    let detector: BurstDetector
    var state = SeriesState()
    /// Seconds since the story began, a Monday at midnight.
    private(set) var now = 0
    private(set) var events: [BurstEvent] = []
    private(set) var countings: [Counting] = []
    private var waiting: [Observation] = []
    private var next = 0

    /// Monday, 5 January 2026, 00:00 UTC.
    static let begin = Date(timeIntervalSince1970: 1_767_571_200)

    init(settings: DetectorSettings = DetectorSettings()) {
        detector = BurstDetector(settings: settings)
    }

    /// A story that has had that many ordinary days: an other statement every half hour, a
    /// negative one every four hours.
    static func quiet(days: Int) -> Story {
        var story = Story()
        story.ordinary(hours: days * 24)
        // Ticks at which nothing is said leave no trace, and the suite is faster without.
        story.advance(hours: Double(days) * 24, evaluating: false)
        return story
    }

    var raised: [Burst] {
        events.compactMap { if case .raised(let burst) = $0 { burst } else { nil } }
    }

    var ended: [Burst] {
        events.compactMap { if case .ended(let burst) = $0 { burst } else { nil } }
    }

    var changed: [Burst] {
        events.compactMap { if case .changed(let burst) = $0 { burst } else { nil } }
    }

    func date(hours: Double) -> Date { Self.begin + hours * 3600 }

    /// Ordinary life from now on.
    mutating func ordinary(hours: Int) {
        let start = Double(now) / 3600
        for half in 0..<(hours * 2) {
            say(at: start + Double(half) / 2 + 0.1, isNegative: half % 8 == 3)
        }
    }

    /// One statement, which arrives a minute later unless told otherwise.
    mutating func say(
        at hours: Double, isNegative: Bool, arriving: Double? = nil, cluster: String? = nil,
        author: String? = nil, isDated: Bool = true, isBackfill: Bool = false
    ) {
        next += 1
        waiting.append(
            Observation(
                mentionID: "m\(next)", published: date(hours: hours),
                arrived: date(hours: arriving ?? hours + 1.0 / 60), isNegative: isNegative,
                cluster: cluster ?? "c\(next)", author: author ?? "a\(next)", isDated: isDated,
                isBackfill: isBackfill))
    }

    /// That many complaints by as many people, evenly over some hours.
    mutating func complaints(
        _ count: Int, from hours: Double, over length: Double, arriving: Double? = nil,
        cluster: String? = nil, author: String? = nil, isDated: Bool = true,
        isBackfill: Bool = false
    ) {
        for index in 0..<count {
            say(
                at: hours + length * Double(index) / Double(count), isNegative: true,
                arriving: arriving, cluster: cluster, author: author, isDated: isDated,
                isBackfill: isBackfill)
        }
    }

    /// Steps through all ticks up to a time, with what arrives before each.
    mutating func advance(hours: Double, evaluating: Bool = true) {
        waiting.sort { ($0.arrived, $0.mentionID) < ($1.arrived, $1.mentionID) }
        while Double(now) < hours * 3600 {
            now += 900
            let tick = Self.begin + Double(now)
            let due = waiting.prefix { $0.arrived <= tick }
            for observation in due { countings.append(detector.add(observation, to: &state)) }
            waiting.removeFirst(due.count)
            guard evaluating else { continue }
            if let event = detector.evaluate(&state, series: "brand", at: tick) {
                events.append(event)
            }
        }
    }

    /// Stores and reads the state, as a restart would.
    mutating func restart() throws {
        state = try JSONDecoder().decode(SeriesState.self, from: encoded())
    }

    func encoded() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(state)
    }
}
