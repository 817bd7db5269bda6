// SPDX-License-Identifier: Apache-2.0

import Fetching
package import Foundation
package import Logging
import Model
import Publishing
package import Storage

/// The daemon's work: poll what is due, advance the clock, write what is new.
///
/// The only writer of its store. It never asks what time it is: whoever runs it says so.
package actor Monitor {
    /// What time it is, and how to wait.
    package struct Clock: Sendable {
        /// The time of day; stamps what arrives.
        var wall: @Sendable () -> Date
        /// A time that never jumps; paces the polls.
        var steady: @Sendable () -> Date
        /// Waits for so many seconds; ends early when cancelled.
        var wait: @Sendable (TimeInterval) async -> Void

        /// `steady`: begins at the time of day and goes on evenly from there.
        package init(
            wall: @escaping @Sendable () -> Date, steady: @escaping @Sendable () -> Date,
            wait: @escaping @Sendable (TimeInterval) async -> Void
        ) {
            self.wall = wall
            self.steady = steady
            self.wait = wait
        }
    }

    private enum Event: Sendable {
        /// There is something in ``arrivals``, unless it was taken with what came before.
        case answered
        case woke(Date)
    }

    let store: Store
    private let fetch: Scan.Fetch
    let arrivals = Arrivals()
    let flight: FlightLog
    let logger: Logger

    private(set) var setup: Setup
    var brands: BrandStates
    var book: SourceBook
    var queue: PollQueue
    var health: HealthWatch
    var upkeep = Upkeep()
    var count: DayCount
    private var nextRound = Date.distantPast
    /// The steady time of the last step.
    private var lastStep: Date

    /// `fetch`: how an address is fetched.
    ///
    /// `flight`: remembers whose document is worked on, over a sudden death.
    ///
    /// Throws: ``StoreFailure`` when the store cannot be read.
    package init(
        setup: Setup, store: Store, logger: Logger, flight: FlightLog = FlightLog(path: nil),
        at now: Date, fetch: @escaping Scan.Fetch
    ) throws(StoreFailure) {
        self.setup = setup
        self.store = store
        self.logger = logger
        self.flight = flight
        self.fetch = fetch
        lastStep = now
        book = try SourceBook(setup.configuration, store: store)
        queue = PollQueue(manners: setup.manners)
        brands = try BrandStates(setup, store: store)
        health = try HealthWatch(setup, store: store, at: now)
        count = DayCount(at: now)
        for name in flight.left {
            book.died(name, at: now)
            if let source = book.source(name), book.record(of: source).isQuarantined {
                Self.tellFailed(source, book.record(of: source), in: logger)
            }
        }
        // At once: the next death may come before the first poll.
        let dead = book.unsaved
        try store.commit(Batch(sources: dead))
        book.wasSaved(dead)
        book.planAll(in: &queue, at: now)
    }

    /// What is in force.
    package var inForce: Setup { setup }

    /// Puts a new configuration in force; on failure the old one stays.
    ///
    /// Sources that stay keep their next poll.
    package func replace(_ setup: Setup) throws(StoreFailure) {
        let book = try SourceBook(setup.configuration, store: store, after: self.book)
        let brands = try BrandStates(setup, store: store)
        health = try HealthWatch(setup, store: store, at: lastStep)
        self.brands = brands
        let old = self.setup.configuration
        self.setup = setup
        queue.manners = setup.manners
        for name in self.book.names where book.source(name) == nil { queue.remove(name) }
        self.book = book
        book.planAll(in: &queue, at: lastStep)
        // Whoever renews a login wants to see whether it is the right one.
        let new = setup.configuration
        for source in new.sources where new.access(to: source) != old.access(to: source) {
            queue.plan(source.name, host: source.host, at: lastStep)
        }
    }
}

// MARK: running

extension Monitor {
    /// Longest pause between two looks at the inbox, and two signs of life, in seconds.
    ///
    /// A twelfth of the watchdog's minute.
    private static let longestRest: TimeInterval = 5

    /// Works until the task is cancelled; then it keeps what has been received whole.
    ///
    /// `progress`: called after each step of work that was really done, with a line for people
    /// where there is news.
    package func run(
        _ clock: Clock, progress: @escaping @Sendable (_ status: String?) -> Void
    ) async {
        await withTaskGroup(of: Event.self) { group in
            var alarm = Date.distantFuture
            while !Task.isCancelled {
                let now = clock.steady()
                lastStep = now
                let isRound = now >= nextRound
                if isRound { round(at: clock.wall(), steady: now) }
                start(at: now, wall: clock.wall, in: &group)
                progress(isRound ? status : nil)
                let next = min(nextRound, queue.nextStart ?? .distantFuture)
                if next < alarm {
                    alarm = next
                    let rest = max(0, next.timeIntervalSince(now))
                    group.addTask {
                        await clock.wait(rest)
                        return .woke(next)
                    }
                }
                switch await group.next() {
                case .answered:
                    if takeWaiting(at: clock.wall(), steady: clock.steady()) {
                        // Starts, the clock and the end of the program have their turn first.
                        group.addTask { .answered }
                    }
                case .woke(let time): if time == alarm { alarm = .distantFuture }
                case nil: break
                }
            }
            group.cancelAll()
            await group.waitForAll()
            takeLast(at: clock.wall(), steady: clock.steady())
            round(at: clock.wall(), steady: clock.steady())
        }
    }

    /// Does everything that is due at `now`, for clocks that are moved by hand.
    ///
    /// A failing feed is logged and the others go on. When the store cannot be written, nothing
    /// is remembered of it, and what was read is read again.
    package func turn(at now: Date) async {
        lastStep = now
        while true {
            await withTaskGroup(of: Event.self) { group in
                start(at: now, wall: { now }, in: &group)
                await group.waitForAll()
            }
            // Taken in the order of their names, so that a replay gives the same bytes.
            let arrived = arrivals.takeAll().sorted { $0.source.name < $1.source.name }
            if arrived.isEmpty { break }
            arrivals.put(arrived)
            while takeWaiting(at: now, steady: now) {}
        }
        round(at: now, steady: now)
    }

    private func start(
        at now: Date, wall: @escaping @Sendable () -> Date, in group: inout TaskGroup<Event>
    ) {
        let reader = SourceReader(
            setup, fetch: fetch, arrived: { [flight] in flight.enter($0) })
        for name in queue.start(at: now) {
            guard let source = book.source(name) else {
                queue.end(name, at: now)
                continue
            }
            let record = book.record(of: source)
            let keepsConnection = book.sharesHost(source)
            let (maker, store, arrivals) = (setup.maker, store, arrivals)
            group.addTask {
                let answer = await reader.read(
                    source, record, keepsConnection: keepsConnection, at: now)
                guard case .feed(let feed, let reading) = answer else {
                    arrivals.put([Arrival(source: source, answer: .other(answer))])
                    return .answered
                }
                do throws(StoreFailure) {
                    let news = try SourceNews.find(
                        in: feed, reading, of: source, by: maker, in: store,
                        watchedSince: record.firstRead, at: wall())
                    arrivals.put([
                        Arrival(
                            source: source, answer: news.map { .news($0) } ?? .other(.cancelled))
                    ])
                } catch {
                    arrivals.put([Arrival(source: source, answer: .unstored(error))])
                }
                return .answered
            }
        }
    }

    /// What is done from time to time, between two polls.
    private func round(at now: Date, steady: Date) {
        nextRound = steady.addingTimeInterval(Self.longestRest)
        work(at: now)
    }

    /// How things stand, in a line.
    private var status: String {
        "Watching \(book.count) feeds, \(book.blindCount) of them blind; "
            + "\(count.mentions) mentions and \(count.alerts) alerts today."
    }
}
