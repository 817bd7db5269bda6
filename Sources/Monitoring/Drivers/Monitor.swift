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
    private let logger: Logger

    private var setup: Setup
    private var brands: BrandStates
    private var book: SourceBook
    private var queue: PollQueue
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
        for name in flight.left { book.died(name, at: now) }
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
        brands = try BrandStates(setup, store: store)
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
            access: { [setup] in setup.configuration.access(to: $0) },
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
            var record = book.record(of: source)
            record.wasRead(reading, at: now)
            record.nextPoll = next(record, after: reading.wishes, at: steady)
            settle(record, of: source)
        case .failure(let failure, let status, let retryAfter):
            fail(source, failure, status, retryAfter, at: now, steady: steady)
        case .cancelled:
            let record = book.record(of: source)
            let next = next(record, after: PublisherWishes(), at: steady)
            // Its record stays as it was, so that it is asked at once after a restart.
            queue.plan(source.name, host: source.host, at: next)
        }
    }

    /// One document, one transaction: mentions, state, validators and alert files together.
    private func take(
        _ feed: Feed, _ reading: SourceReader.Reading, of source: Source, at now: Date,
        steady: Date
    ) {
        var record = book.record(of: source)
        var named: [String] = []
        do {
            try brands.restore(setup, store: store)
            let known = try store.known(setup.maker.marks(in: feed, from: source))
            let found = setup.maker.mentions(
                in: feed, from: source, arrived: now, known: known,
                watchedSince: record.firstRead ?? now)
            record.noteItems(of: feed, isAnyKnown: !known.isEmpty, at: now)
            tellMissed(record, at: now)
            record.wasRead(reading, at: now)
            record.nextPoll = next(record, after: reading.wishes, at: steady)
            let fresh = found.mentions.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
            var outcome = Pipeline.Outcome()
            for brand in setup.configuration.brands {
                for mention in fresh where mention.brandID == brand.id {
                    if named.last != brand.id { named.append(brand.id) }
                    outcome.append(take(mention, of: brand))
                }
            }
            try commit(
                outcome, brands: named, source: record, marks: Marks(found.marks, seen: now))
            queue.plan(source.name, host: source.host, at: record.nextPoll ?? steady)
            if !outcome.alerts.isEmpty { flush() }
        } catch {
            brands.spoil(named)
            logger.error(
                "What a feed brought could not be stored; it is read again.",
                metadata: ["feed": "\(source.name)", "cause": "\(error)"])
            record = book.record(of: source)
            record.nextPoll = setup.pace.afterAnswer(
                of: source.name, wishes: PublisherWishes(), gap: nil, at: steady)
            settle(record, of: source)
        }
    }

    private func take(_ mention: Mention, of brand: Brand) -> Pipeline.Outcome {
        var mention = mention
        return brands.change(brand) { state in
            // A clock that was set back does not bring back the past.
            mention.arrived = max(mention.arrived, state.clock ?? mention.arrived)
            return setup.pipeline.take(
                mention, of: brand, into: &state, coverage: { book.coverage })
        }
    }

    private func fail(
        _ source: Source, _ failure: SourceFailure, _ status: Int?, _ retryAfter: Int?,
        at now: Date, steady: Date
    ) {
        let old = book.record(of: source)
        var record = old
        record.failed(failure.description, isGone: status == 410, at: now)
        record.nextPoll =
            record.isGone == true
            ? nil
            : setup.pace.afterFailure(
                of: source.name, failures: record.failures, retryAfter: retryAfter, at: steady)
        if status == 429, let retryAfter, let host = source.host {
            // The host speaks for all that it serves.
            let rest = min(Double(retryAfter), Self.longestHostRest)
            queue.rest(host, until: steady.addingTimeInterval(rest))
        }
        settle(record, of: source)
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
    /// The longest that one answer can silence a whole host, in seconds: a day.
    ///
    /// Ours; the feed that was answered so keeps the longer wait.
    private static let longestHostRest: TimeInterval = 86_400

    private func next(
        _ record: SourceRecord, after wishes: PublisherWishes, at steady: Date
    ) -> Date {
        setup.pace.afterAnswer(of: record.name, wishes: wishes, gap: record.gap, at: steady)
    }

    /// Keeps what is known of a source, to be stored with the next round, and plans its next poll.
    private func settle(_ record: SourceRecord, of source: Source) {
        book.keep(record)
        guard let next = record.nextPoll else { return }
        queue.plan(source.name, host: source.host, at: next)
    }
}

// MARK: the clock and the team

extension Monitor {
    private func advance(to now: Date) {
        for brand in setup.configuration.brands {
            guard let clock = brands.clock(of: brand), clock < now else { continue }
            do {
                try brands.restore(setup, store: store)
                let outcome = brands.change(brand) { state in
                    setup.pipeline.advance(
                        &state, of: brand, to: now, coverage: { book.coverage })
                }
                guard brands.clock(of: brand) != clock else { continue }
                try commit(outcome, brands: [brand.id], source: nil)
            } catch {
                brands.spoil([brand.id])
                logger.error("The clock could not be advanced.", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func applyInbox(at now: Date) {
        let inbox = Inbox(directory: setup.configuration.alertDirectory)
        for wish in inbox.acknowledgements() {
            let all = setup.configuration.brands
            do {
                try brands.restore(setup, store: store)
                var outcome = Pipeline.Outcome()
                for brand in all {
                    outcome.append(
                        brands.change(brand) { state in
                            setup.pipeline.acknowledge(
                                wish.incidentID, by: wish.person, in: &state, of: brand, at: now,
                                coverage: { book.coverage })
                        })
                }
                try commit(outcome, brands: all.map(\.id), source: nil)
                inbox.remove(wish)
                logger.notice(
                    outcome.alerts.isEmpty
                        ? "An acknowledgement names no incident that can be taken."
                        : "An incident was acknowledged.",
                    metadata: ["incident": "\(wish.incidentID)", "by": "\(wish.person)"])
            } catch {
                brands.spoil(all.map(\.id))
                logger.error(
                    "An acknowledgement could not be stored.", metadata: ["cause": "\(error)"])
            }
        }
    }
}

// MARK: storing

extension Monitor {
    private func commit(
        _ outcome: Pipeline.Outcome, brands named: [String], source: SourceRecord?,
        marks: Marks? = nil
    ) throws {
        var batch = Batch(mentions: outcome.mentions, sources: [source].compactMap { $0 })
        batch.marks = marks
        batch.files = try setup.files(of: outcome.alerts, fresh: outcome.mentions, store: store)
        batch.states = try brands.encoded(named)
        try store.commit(batch)
        book.wasSaved(batch.sources)
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
            book.wasSaved(records)
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
