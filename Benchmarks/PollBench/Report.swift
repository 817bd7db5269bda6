// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What is counted during a simulated day.
struct Tally {
    var polls = 0
    var failed = 0
    var turnedAway = 0
    /// Polls that came before their time, or too soon after another one of their host.
    var impolite = 0
    /// How late polls were after the first hours, where the host had room, and never asked for a
    /// rest.
    var roomy = Lateness()
    /// When the last feed of such a host was asked for the first time.
    var firstRound = 0.0
    /// The same of hosts that are wanted more often than their spacing allows.
    var crowded = Lateness()
    /// The same of hosts that ask for rests.
    var resting = Lateness()
    var schedulingSeconds = 0.0
    var timedSteps = 0
}

/// How late polls were, in whole seconds; no more memory for more polls.
struct Lateness {
    struct Summary: Encodable {
        var polls: Int
        var medianSeconds: Int
        var p99Seconds: Int
        var longestSeconds: Double
    }

    private var counts: [Int: Int] = [:]
    private var longest = 0.0

    mutating func add(_ seconds: Double) {
        counts[Int(seconds), default: 0] += 1
        longest = max(longest, seconds)
    }

    var summary: Summary {
        Summary(
            polls: counts.values.reduce(0, +), medianSeconds: quantile(0.5),
            p99Seconds: quantile(0.99), longestSeconds: longest)
    }

    private func quantile(_ share: Double) -> Int {
        let wanted = Int(share * Double(counts.values.reduce(0, +)))
        var passed = 0
        for (seconds, count) in counts.sorted(by: { $0.key < $1.key }) {
            passed += count
            if passed > wanted { return seconds }
        }
        return 0
    }
}

/// The figures of a simulated day.
struct Report: Encodable {
    var polls: Int
    var failed: Int
    var turnedAway: Int
    var crowdedHosts: Int
    var wallSeconds: Double
    var schedulingMicroseconds: Double
    var peakKilobytes: Int
    var firstRoundSeconds: Double
    var roomy: Lateness.Summary
    var crowded: Lateness.Summary
    var resting: Lateness.Summary
    var impolitePolls: Int

    /// `VmHWM` and not `ru_maxrss`, which a process inherits from its parent.
    static func highWater() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
