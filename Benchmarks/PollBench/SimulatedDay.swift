// SPDX-License-Identifier: Apache-2.0

import Foundation
import HeapModule
import Polling

/// The polls of a world, driven as the daemon drives them: what is due starts, what has ended is
/// planned again.
struct SimulatedDay {
    /// The daemon's defaults.
    private static let interval = 900.0
    private static let spacing = 1.0
    /// A host that is asked for more than this share of what its spacing allows is crowded.
    private static let crowded = 0.9
    /// Until then all feeds come at once, because none has been asked yet; in seconds.
    private static let settled = 7200.0

    /// A poll that runs.
    private struct Flight: Comparable {
        var ends: Double
        var feed: Int
        var answer: World.Answer

        static func == (one: Flight, other: Flight) -> Bool {
            (one.ends, one.feed) == (other.ends, other.feed)
        }
        static func < (one: Flight, other: Flight) -> Bool {
            (one.ends, one.feed) < (other.ends, other.feed)
        }
    }

    private var world: World
    private var queue: PollQueue
    private let pace = PollPace(interval: interval, longestInterval: interval)
    private let start = Date(timeIntervalSince1970: 1_790_000_000)
    private var flights = Heap<Flight>()

    /// For each feed: when it was to be asked, and its failures in a row.
    private var plans: [Double]
    private var failures: [Int]
    private var isFirst: [Bool]
    private let isCrowded: [Bool]
    /// For each host: when it was asked last, and until when it wants to be left alone.
    private var asked: [Double]
    private var rests: [Double]
    private var running: [Int]

    private var tally = Tally()

    init(_ world: World, width: Int) {
        self.world = world
        queue = PollQueue(
            manners: .init(hostConnections: 1, hostSpacing: Self.spacing, width: width))
        let count = world.feeds.count
        plans = [Double](repeating: 0, count: count)
        failures = [Int](repeating: 0, count: count)
        isFirst = [Bool](repeating: true, count: count)
        isCrowded = Self.crowdedHosts(of: world)
        asked = [Double](repeating: -.infinity, count: world.hosts.count)
        rests = asked
        running = [Int](repeating: 0, count: world.hosts.count)
    }

    /// The day itself; whoever is not known yet is due at once.
    mutating func run(hours: Int) {
        for (number, feed) in world.feeds.enumerated() { plan(number, feed, at: start) }
        let end = Double(hours) * 3600
        var now = 0.0
        while now <= end {
            startPolls(at: now)
            let next = timed { $0.queue.nextStart?.timeIntervalSince($0.start) }
            now = max(now, min(next ?? .infinity, flights.min?.ends ?? .infinity))
            while let flight = flights.min, flight.ends <= now {
                flights.removeMin()
                finish(flight)
            }
        }
    }

    /// What came of it; `wall`: the seconds that it took.
    func report(wall: Double) -> Report {
        let steps = Double(tally.timedSteps) * Stopwatch.cost
        return Report(
            polls: tally.polls, failed: tally.failed, turnedAway: tally.turnedAway,
            crowdedHosts: isCrowded.count { $0 }, wallSeconds: wall,
            schedulingMicroseconds: (tally.schedulingSeconds - steps) / Double(tally.polls) * 1e6,
            peakKilobytes: Report.highWater(), firstRoundSeconds: tally.firstRound,
            roomy: tally.roomy.summary, crowded: tally.crowded.summary,
            resting: tally.resting.summary, impolitePolls: tally.impolite)
    }
}

// MARK: polls

extension SimulatedDay {
    private mutating func startPolls(at now: Double) {
        let date = start.addingTimeInterval(now)
        for name in timed({ $0.queue.start(at: date) }) {
            guard let number = Int(name.dropFirst("feed".count)) else { continue }
            let feed = world.feeds[number]
            note(number, feed, at: now)
            let (answer, seconds) = world.poll(feed)
            flights.insert(Flight(ends: now + seconds, feed: number, answer: answer))
        }
    }

    /// Counts a poll that starts, how late it is, and whether its host may be asked.
    private mutating func note(_ number: Int, _ feed: World.Feed, at now: Double) {
        tally.polls += 1
        // A millionth for the rounding of dates.
        let isTooEarly =
            now - asked[feed.host] < Self.spacing - 1e-6 || now < rests[feed.host] - 1e-6
        if isTooEarly || running[feed.host] > 0 || now < plans[number] - 1e-6 {
            tally.impolite += 1
        }
        asked[feed.host] = now
        running[feed.host] += 1
        if isFirst[number], !isCrowded[feed.host], !World.countsRequests(feed.host) {
            tally.firstRound = max(tally.firstRound, now)
        }
        isFirst[number] = false
        guard now > Self.settled else { return }
        let late = now - plans[number]
        if isCrowded[feed.host] {
            tally.crowded.add(late)
        } else if World.countsRequests(feed.host) {
            tally.resting.add(late)
        } else {
            tally.roomy.add(late)
        }
    }

    private mutating func finish(_ flight: Flight) {
        let feed = world.feeds[flight.feed]
        let now = start.addingTimeInterval(flight.ends)
        running[feed.host] -= 1
        var retryAfter: Int?
        switch flight.answer {
        case .read:
            failures[flight.feed] = 0
            let next = timed {
                $0.pace.afterAnswer(of: feed.name, wishes: feed.wishes, gap: nil, at: now)
            }
            plan(flight.feed, feed, at: next)
            return timed { $0.queue.end(feed.name, at: now) }
        case .failed(let seconds):
            tally.failed += 1
            retryAfter = seconds
        case .tooMany(let seconds):
            tally.turnedAway += 1
            retryAfter = seconds
            let until = now.addingTimeInterval(Double(seconds))
            rests[feed.host] = flight.ends + Double(seconds)
            timed { $0.queue.rest($0.world.hosts[feed.host], until: until) }
        }
        failures[flight.feed] += 1
        let count = failures[flight.feed]
        let next = timed {
            $0.pace.afterFailure(of: feed.name, failures: count, retryAfter: retryAfter, at: now)
        }
        plan(flight.feed, feed, at: next)
        timed { $0.queue.end(feed.name, at: now) }
    }

    private mutating func plan(_ number: Int, _ feed: World.Feed, at time: Date) {
        plans[number] = time.timeIntervalSince(start)
        timed { $0.queue.plan(feed.name, host: $0.world.hosts[feed.host], at: time) }
    }

    /// Does a step of the schedule, and counts its time.
    private mutating func timed<Value>(_ step: (inout SimulatedDay) -> Value) -> Value {
        let before = Stopwatch.now
        let value = step(&self)
        tally.schedulingSeconds += Stopwatch.now - before
        tally.timedSteps += 1
        return value
    }

    /// Whose feeds want more polls than the spacing of a host allows.
    private static func crowdedHosts(of world: World) -> [Bool] {
        var wanted = [Double](repeating: 0, count: world.hosts.count)
        for feed in world.feeds where feed.failing < 1 {
            let wish = max(feed.wishes.freshSeconds ?? 0, feed.wishes.ttlSeconds ?? 0)
            // On average a twentieth is added to a pause.
            wanted[feed.host] += spacing / (1.05 * max(interval, Double(wish)))
        }
        return wanted.map { $0 > crowded }
    }
}
