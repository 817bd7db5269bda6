// SPDX-License-Identifier: Apache-2.0

import Foundation
import Polling

/// Invented feeds, and how each of them answers; the same ones in each run.
///
/// All shares are ours: a world that is neither kind nor hopeless.
struct World {
    /// How a poll ends.
    enum Answer {
        case read
        case failed(retryAfter: Int?)
        /// The host asks to be left alone, for so many seconds.
        case tooMany(seconds: Int)
    }

    struct Feed {
        var name: String
        var host: Int
        var wishes = PublisherWishes()
        /// Share of its polls that fail.
        var failing = 0.0
        /// Its failures are time-outs.
        var isSilent = false
    }

    /// Seconds until a silent server is given up: the daemon's default.
    private static let timeout = 20.0

    private(set) var feeds: [Feed] = []
    let hosts: [String]
    private var dice = Dice(seed: 1)

    /// The first hosts have thousands of the feeds, most have one or a few.
    init(feeds count: Int, hosts hostCount: Int) {
        hosts = (0..<hostCount).map { "host\($0).example" }
        let weights = (1...hostCount).map { pow(Double($0), -0.9) }
        let share = Double(count - hostCount) / weights.reduce(0, +)
        for (host, weight) in weights.enumerated() {
            for _ in 0...Int(share * weight) where feeds.count < count { add(host) }
        }
        while feeds.count < count { add(Int(dice.share() * Double(hostCount))) }
    }

    /// How a feed answers, and after how many seconds.
    mutating func poll(_ feed: Feed) -> (answer: Answer, seconds: Double) {
        // Most answers take .03 to .6 s.
        let seconds = 0.03 * exp(3 * dice.share())
        if Self.countsRequests(feed.host), dice.share() < 0.02 {
            return (.tooMany(seconds: 600), seconds)
        }
        guard dice.share() < feed.failing else { return (.read, seconds) }
        if feed.isSilent { return (.failed(retryAfter: nil), Self.timeout) }
        return (.failed(retryAfter: dice.share() < 0.2 ? 1800 : nil), seconds)
    }

    /// Whether a host counts requests, and turns away one in fifty: one host in a hundred.
    static func countsRequests(_ host: Int) -> Bool { host % 100 == 99 }

    private mutating func add(_ host: Int) {
        var feed = Feed(name: "feed\(feeds.count)", host: host)
        switch dice.share() {
        case ..<0.20: feed.wishes.freshSeconds = 60 * Int(1 + 120 * dice.share())
        case ..<0.30: feed.wishes.ttlSeconds = 3600
        case ..<0.31: feed.wishes.quietHours = [0, 1, 2, 3, 4, 5]
        case ..<0.33: feed.failing = 0.2
        case ..<0.34: feed.failing = 1
        case ..<0.35: (feed.failing, feed.isSilent) = (1, true)
        default: break
        }
        feeds.append(feed)
    }
}

/// Numbers that look like chance, and are the same in each run: SplitMix64.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0 to 1, without 1.
    mutating func share() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((bits ^ (bits >> 31)) >> 11) / Double(1 << 53)
    }
}
