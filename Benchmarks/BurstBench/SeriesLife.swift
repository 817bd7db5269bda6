// SPDX-License-Identifier: Apache-2.0

import Bursts
import Foundation
import Model

/// The statements about one brand, and what the detector makes of them, tick by tick.
struct SeriesLife {
    private static let begin = 1_767_571_200.0
    private static let tick = 900.0
    private static let negativeShare = 0.2
    /// One in twelve is a copy, and authors speak again: about as in the streams it is tuned on.
    private static let copies = 12
    private static let authors = 400

    private let detector = BurstDetector()
    private var random: SplitMix
    private let perHour: Double
    private(set) var bursts = 0
    private(set) var ticks = 0

    init(seed: UInt64, perHour: Double) {
        random = SplitMix(state: seed)
        self.perHour = perHour
    }

    /// In order of arrival; they come up to half an hour after they were published.
    mutating func statements(days: Double) -> [Observation] {
        var statements: [Observation] = []
        var time = 0.0
        while true {
            time += -log(1 - random.unit) / perHour * 3600
            guard time < days * 86_400 else { break }
            statements.append(statement(number: statements.count, at: time))
        }
        return statements.sorted { $0.arrived < $1.arrived }
    }

    private mutating func statement(number: Int, at time: Double) -> Observation {
        let cluster = random.below(Self.copies) == 0 ? max(0, number - 3) : number
        return Observation(
            mentionID: "\(number)-of-a-series-with-an-id", published: date(time),
            arrived: date(time + random.unit * 1800), isNegative: random.unit < Self.negativeShare,
            cluster: "cluster-\(cluster)", author: "author-\(random.below(Self.authors))",
            isDated: true, isBackfill: false)
    }

    private func date(_ seconds: Double) -> Date {
        Date(timeIntervalSince1970: Self.begin + seconds)
    }

    /// The state after all of them.
    mutating func run(_ statements: [Observation]) -> SeriesState {
        var state = SeriesState()
        var next = Self.begin + Self.tick
        for statement in statements {
            while statement.arrived.timeIntervalSince1970 > next {
                ticks += 1
                let event = detector.evaluate(
                    &state, series: "series", at: Date(timeIntervalSince1970: next))
                if case .raised = event { bursts += 1 }
                next += Self.tick
            }
            _ = detector.add(statement, to: &state)
        }
        return state
    }
}

/// Random numbers that are the same everywhere.
///
/// Source: Steele, Lea, Flood 2014, doi:10.1145/2660193.2660195.
struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// From 0 to below 1.
    var unit: Double {
        mutating get { Double(next() >> 11) * 0x1p-53 }
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
