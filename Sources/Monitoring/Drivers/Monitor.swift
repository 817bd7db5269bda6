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
        case answered(Source, SourceReader.Answer)
        case woke(Date)
    }

    private let store: Store
    private let fetch: Scan.Fetch
    private let flight: FlightLog
    let logger: Logger

    var setup: Setup
    private var states: [String: BrandState] = [:]
    /// Brands whose state in memory is not that of the store; it is read again before it is used.
    private var spoiled: Set<String> = []
    var book: SourceBook
    private var queue: PollQueue
    private var nextRound = Date.distantPast
    /// The steady time of the last step.
    private var lastStep: Date

    /// `fetch`: how an address is fetched.
    ///
    /// `flight`: remembers whose document is worked on, over a sudden death.
    ///
    /// Throws: ``StoreFailure``, `DecodingError` when the store cannot be read.
    package init(
        setup: Setup, store: Store, logger: Logger, flight: FlightLog = FlightLog(path: nil),
        at now: Date, fetch: @escaping Scan.Fetch
    ) throws {
        self.setup = setup
        self.store = store
        self.logger = logger
        self.flight = flight
        self.fetch = fetch
        lastStep = now
        book = try SourceBook(setup.configuration, store: store)
        queue = PollQueue(manners: setup.configuration.manners)
        states = try Self.states(setup, store)
        for name in flight.left { book.died(name, at: now) }
        // At once: the next death may come before the first poll.
        try store.commit(Batch(sources: book.unsaved))
        book.wasSaved(book.unsaved.map(\.name))
        book.planAll(in: &queue, at: now)
    }

    /// Puts a new configuration in force; on failure the old one stays.
    ///
    /// Sources that stay keep their next poll.
    package func replace(_ setup: Setup) throws {
        let book = try SourceBook(setup.configuration, store: store, unsaved: self.book)
        states = try Self.states(setup, store)
        spoiled = []
        self.setup = setup
        queue.manners = setup.configuration.manners
        for name in self.book.names where book.source(name) == nil { queue.remove(name) }
        self.book = book
        book.planAll(in: &queue, at: lastStep)
    }

    private static func states(_ setup: Setup, _ store: Store) throws -> [String: BrandState] {
        try setup.configuration.brands.reduce(into: [:]) { states, brand in
            states[brand.id] = try setup.state(of: brand, in: store)
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
    /// `progress`: called after each step of work that was really done.
    package func run(_ clock: Clock, progress: @escaping @Sendable () -> Void) async {
        await withTaskGroup(of: Event.self) { group in
            var alarm = Date.distantFuture
            while !Task.isCancelled {
                let now = clock.steady()
                lastStep = now
                if now >= nextRound { round(at: clock.wall(), steady: now) }
                start(at: now, in: &group)
                progress()
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
                case .answered(let source, let answer):
                    take(answer, of: source, at: clock.wall(), steady: clock.steady())
                case .woke(let time): if time == alarm { alarm = .distantFuture }
                case nil: break
                }
            }
            group.cancelAll()
            for await event in group {
                if case .answered(let source, let answer) = event {
                    take(answer, of: source, at: clock.wall(), steady: clock.steady())
                }
            }
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
            var answers: [(source: Source, answer: SourceReader.Answer)] = []
            await withTaskGroup(of: Event.self) { group in
                start(at: now, in: &group)
                for await event in group {
                    if case .answered(let source, let answer) = event {
                        answers.append((source, answer))
                    }
                }
            }
            if answers.isEmpty { break }
            // Taken in the order of their names, so that a replay gives the same bytes.
            for (source, answer) in answers.sorted(by: { $0.source.name < $1.source.name }) {
                take(answer, of: source, at: now, steady: now)
            }
        }
        round(at: now, steady: now)
    }

    private func start(at now: Date, in group: inout TaskGroup<Event>) {
        let reader = SourceReader(
            fetch: fetch, limits: setup.limits, interest: setup.interest,
            arrived: { [flight] in flight.enter($0) })
        for name in queue.start(at: now) {
            guard let source = book.source(name) else {
                queue.end(name, at: now)
                continue
            }
            let record = book.record(of: source)
            let keepsConnection = book.sharesHost(source)
            group.addTask {
                .answered(
                    source,
                    await reader.read(source, record, keepsConnection: keepsConnection, at: now))
            }
        }
    }

    /// What is done from time to time: the inbox, the clock of the brands, files that wait.
    private func round(at now: Date, steady: Date) {
        nextRound = steady.addingTimeInterval(Self.longestRest)
        applyInbox(at: now)
        advance(to: now)
        save()
        flush()
    }
}

// MARK: taking

extension Monitor {
    private func take(
        _ answer: SourceReader.Answer, of source: Source, at now: Date, steady: Date
    ) {
        defer {
            queue.end(source.name, at: steady)
            flight.leave(source.name)
        }
        // The configuration may have changed while it was on its way.
        guard let current = book.source(source.name) else { return }
        guard current == source else {
            return queue.plan(current.name, host: current.host, at: steady)
        }
        switch answer {
        case .feed(let feed, let reading): take(feed, reading, of: source, at: now, steady: steady)
        case .unchanged(let reading):
            book.wasRead(source, reading, at: now)
            plan(source, after: reading.wishes, at: steady)
        case .failure(let failure, let status, let retryAfter):
            fail(source, failure, status, retryAfter, at: now, steady: steady)
        case .cancelled: queue.plan(source.name, host: source.host, at: steady)
        }
    }

    /// One document, one transaction: mentions, state, validators and alert files together.
    private func take(
        _ feed: Feed, _ reading: SourceReader.Reading, of source: Source, at now: Date,
        steady: Date
    ) {
        var record = book.record(of: source)
        var brands: [String] = []
        do {
            try restore()
            let known = try store.known(setup.maker.marks(in: feed, from: source))
            let found = setup.maker.mentions(
                in: feed, from: source, arrived: now, known: known,
                watchedSince: record.firstRead ?? now)
            record.noteItems(of: feed, isAnyKnown: !known.isEmpty, at: now)
            tellMissed(record, at: now)
            record.wasRead(reading, at: now)
            record.nextPoll = next(source, after: reading.wishes, gap: record.gap, at: steady)
            let fresh = found.mentions.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
            var outcome = Pipeline.Outcome()
            for brand in setup.configuration.brands {
                for mention in fresh where mention.brandID == brand.id {
                    if brands.last != brand.id { brands.append(brand.id) }
                    outcome.append(take(mention, of: brand))
                }
            }
            try commit(
                outcome, brands: brands, source: record, marks: Marks(found.marks, seen: now))
            if !outcome.alerts.isEmpty { flush() }
        } catch {
            spoiled.formUnion(brands)
            record = book.record(of: source)
            record.nextPoll = pace.afterAnswer(
                of: source.name, wishes: PublisherWishes(), gap: nil, at: steady)
            logger.error(
                "What a feed brought could not be stored; it is read again.",
                metadata: ["feed": "\(source.name)", "cause": "\(error)"])
        }
        book.keep(record)
        queue.plan(source.name, host: source.host, at: record.nextPoll ?? steady)
    }

    private func take(_ mention: Mention, of brand: Brand) -> Pipeline.Outcome {
        var mention = mention
        var state = states.removeValue(forKey: brand.id) ?? BrandState()
        // A clock that was set back does not bring back the past.
        mention.arrived = max(mention.arrived, state.clock ?? mention.arrived)
        let outcome = setup.pipeline.take(
            mention, of: brand, into: &state, coverage: { book.coverage })
        states[brand.id] = state
        return outcome
    }

    private func fail(
        _ source: Source, _ failure: SourceFailure, _ status: Int?, _ retryAfter: Int?,
        at now: Date, steady: Date
    ) {
        let isGone = status == 410
        let old = book.record(of: source)
        var record = old
        record.failed(failure.description, isGone: isGone, at: now)
        let next = pace.afterFailure(
            of: source.name, failures: record.failures, retryAfter: retryAfter, at: steady)
        record.nextPoll = record.isGone == true ? nil : next
        book.keep(record)
        if status == 429, let retryAfter, let host = source.host {
            // The host speaks for all that it serves.
            queue.rest(host, until: steady.addingTimeInterval(Double(min(retryAfter, 86_400))))
        }
        if let next = record.nextPoll { queue.plan(source.name, host: source.host, at: next) }
        guard book.mayTell(source.name, isNews: old.problem != record.problem, at: now) else {
            return
        }
        logger.warning(
            "A feed could not be read.",
            metadata: [
                "feed": "\(source.name)", "url": "\(source.address.withoutCredentials)",
                "cause": "\(failure)",
                "again":
                    "\(record.nextPoll.map(UTCTime.text) ?? "never: the server says it is gone")",
            ])
    }

    private func tellMissed(_ record: SourceRecord, at now: Date) {
        guard record.mayHaveMissed == now, book.mayTell(record.name, isNews: false, at: now) else {
            return
        }
        logger.warning(
            "Items of a feed may have been missed: none that it shows was known.",
            metadata: ["feed": "\(record.name)", "hint": "a shorter interval"])
    }
}

// MARK: pace

extension Monitor {
    private var pace: PollPace { setup.configuration.pollPace }

    private func next(
        _ source: Source, after wishes: PublisherWishes, gap: TimeInterval?, at steady: Date
    ) -> Date {
        pace.afterAnswer(of: source.name, wishes: wishes, gap: gap, at: steady)
    }

    private func plan(_ source: Source, after wishes: PublisherWishes, at steady: Date) {
        var record = book.record(of: source)
        let next = next(source, after: wishes, gap: record.gap, at: steady)
        record.nextPoll = next
        book.keep(record)
        queue.plan(source.name, host: source.host, at: next)
    }
}

// MARK: the clock and the team

extension Monitor {
    private func advance(to now: Date) {
        for brand in setup.configuration.brands {
            guard let clock = states[brand.id]?.clock, clock < now else { continue }
            do {
                try restore()
                var state = states.removeValue(forKey: brand.id) ?? BrandState()
                let outcome = setup.pipeline.advance(
                    &state, of: brand, to: now, coverage: { book.coverage })
                let hasMoved = state.clock != clock
                states[brand.id] = state
                if hasMoved { try commit(outcome, brands: [brand.id], source: nil) }
            } catch {
                spoiled.insert(brand.id)
                logger.error("The clock could not be advanced.", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func applyInbox(at now: Date) {
        let inbox = Inbox(directory: setup.configuration.alertDirectory)
        for wish in inbox.acknowledgements() {
            let brands = setup.configuration.brands
            do {
                try restore()
                var outcome = Pipeline.Outcome()
                for brand in brands {
                    var state = states.removeValue(forKey: brand.id) ?? BrandState()
                    outcome.append(
                        setup.pipeline.acknowledge(
                            wish.incidentID, by: wish.person, in: &state, of: brand, at: now,
                            coverage: { book.coverage }))
                    states[brand.id] = state
                }
                try commit(outcome, brands: brands.map(\.id), source: nil)
                inbox.remove(wish)
                logger.notice(
                    outcome.alerts.isEmpty
                        ? "An acknowledgement names no incident that can be taken."
                        : "An incident was acknowledged.",
                    metadata: ["incident": "\(wish.incidentID)", "by": "\(wish.person)"])
            } catch {
                spoiled.formUnion(brands.map(\.id))
                logger.error(
                    "An acknowledgement could not be stored.", metadata: ["cause": "\(error)"])
            }
        }
    }
}

// MARK: storing

extension Monitor {
    /// Reads the brands again whose last change could not be stored.
    private func restore() throws {
        for id in spoiled.sorted() {
            guard let brand = setup.configuration.brands.first(where: { $0.id == id }) else {
                continue
            }
            states[id] = try setup.state(of: brand, in: store)
        }
        spoiled = []
    }

    private func commit(
        _ outcome: Pipeline.Outcome, brands: [String], source: SourceRecord?, marks: Marks? = nil
    ) throws {
        var batch = Batch(mentions: outcome.mentions, sources: [source].compactMap { $0 })
        batch.marks = marks
        batch.files = try setup.files(of: outcome.alerts, fresh: outcome.mentions, store: store)
        for id in brands { batch.states[id] = try JSONEncoder().encode(states[id]) }
        try store.commit(batch)
        if let source { book.wasSaved([source.name]) }
        for alert in outcome.alerts {
            logger.notice(
                "An alert was raised.",
                metadata: [
                    "incident": "\(alert.incident.id)", "kind": "\(alert.kind.rawValue)",
                    "severity": "\(alert.incident.severity.rawValue)",
                ])
        }
    }

    /// Keeps what is known of sources that brought nothing new; without it they are polled again.
    private func save() {
        let records = book.unsaved
        guard !records.isEmpty else { return }
        do throws(StoreFailure) {
            try store.commit(Batch(sources: records))
            book.wasSaved(records.map(\.name))
        } catch {
            logger.error(
                "The state of feeds could not be stored.", metadata: ["cause": "\(error)"])
        }
    }

    private func flush() {
        do {
            Inbox(directory: setup.configuration.alertDirectory).prepare()
            try Outbox(directory: setup.configuration.alertDirectory).flush(store)
        } catch {
            logger.error(
                "An alert file could not be written; it is tried again.",
                metadata: ["cause": "\(error)"])
        }
    }
}

extension Source {
    /// Whose connections it shares; nil for a file.
    var host: String? {
        if case .url(let url) = location { Escaping.host(url) ?? name } else { nil }
    }
}

extension Configuration {
    fileprivate var pollPace: PollPace {
        let interval = max(pace.interval, pace.minimumInterval)
        return PollPace(
            interval: interval / .seconds(1),
            longestInterval: (pace.maximumInterval ?? interval) / .seconds(1))
    }

    fileprivate var manners: PollQueue.Manners {
        PollQueue.Manners(
            hostConnections: pace.hostConnections, hostSpacing: pace.hostSpacing / .seconds(1),
            width: fetch.maxTransfers)
    }
}
