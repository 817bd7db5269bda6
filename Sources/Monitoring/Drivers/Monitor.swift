// SPDX-License-Identifier: Apache-2.0

import Feeds
import Fetching
package import Foundation
package import Logging
import Model
import Publishing
package import Storage

/// The daemon's work, one turn at a time: poll what is due, advance the clock, write what is new.
///
/// The only writer of its store. It never asks what time it is: whoever calls it says so.
package actor Monitor {
    private var setup: Setup
    private var states: [String: BrandState] = [:]
    private var records: [String: SourceRecord] = [:]
    private let store: Store
    private let fetch: Scan.Fetch
    private let logger: Logger
    /// Waits between two requests to one host.
    private let pause: @Sendable (Duration) async -> Void

    /// `fetch`: how an address is fetched.
    ///
    /// `pause`: how to wait between two requests to one host.
    ///
    /// Throws: ``StoreFailure``, `DecodingError` when the store cannot be read.
    package init(
        setup: Setup, store: Store, logger: Logger, fetch: @escaping Scan.Fetch,
        pause: @escaping @Sendable (Duration) async -> Void
    ) throws {
        self.setup = setup
        self.store = store
        self.logger = logger
        self.fetch = fetch
        self.pause = pause
        (states, records) = try Self.load(setup, store)
    }

    /// Puts a new configuration in force; on failure the old one stays.
    package func replace(_ setup: Setup) throws {
        (states, records) = try Self.load(setup, store)
        self.setup = setup
    }

    /// Does everything that is due at `now`.
    ///
    /// A failing feed is logged and the others go on. When the store cannot be written, nothing
    /// is remembered of the turn, and what was read is read again.
    package func turn(at now: Date) async {
        await poll(at: now)
        applyInbox(at: now)
        advance(to: now)
        flush()
    }

    /// When there is something to do next: the next poll or the next tick.
    package func nextTurn(after now: Date) -> Date {
        let polls = sources.compactMap { records[$0.name]?.nextPoll }
        let tick = Pipeline.tick(before: now).addingTimeInterval(Pipeline.tick)
        let next = tick > now ? tick : tick.addingTimeInterval(Pipeline.tick)
        return ([next] + polls).min() ?? next
    }

    private var sources: [Source] { setup.configuration.sources }
}

// MARK: polling

extension Monitor {
    private enum Answer: Sendable {
        case feed(Feed, SourceRecord)
        case unchanged(SourceRecord)
        case failure(SourceFailure, retryAfter: Int?)
    }

    private func poll(at now: Date) async {
        let schedule = Schedule(pace: setup.configuration.pace)
        let due = sources.filter { schedule.isDue(record(of: $0), at: now) }
        guard !due.isEmpty else { return }
        await withTaskGroup(of: [(Source, Answer)].self) { group in
            for lane in lanes(due) {
                group.addTask { [self] in await answers(lane, at: now) }
            }
            // In the order of arrival of whole lanes; what a turn stores is sorted per source.
            var arrived: [String: Answer] = [:]
            for await answers in group {
                for (source, answer) in answers { arrived[source.name] = answer }
            }
            for source in due {
                if let answer = arrived[source.name] { take(answer, of: source, at: now, schedule) }
            }
        }
    }

    /// Sources of one host follow each other; those of different hosts run side by side.
    private func lanes(_ due: [Source]) -> [[Source]] {
        let width = setup.configuration.pace.hostConnections
        var lanes: [String: [Source]] = [:]
        var counts: [String: Int] = [:]
        for source in due {
            let host = Escaping.host(source.address) ?? source.name
            counts[host, default: 0] += 1
            lanes["\(host)\u{0}\((counts[host] ?? 0) % width)", default: []].append(source)
        }
        return lanes.sorted { $0.key < $1.key }.map(\.value)
    }

    private func answers(_ lane: [Source], at now: Date) async -> [(Source, Answer)] {
        var answers: [(Source, Answer)] = []
        for (index, source) in lane.enumerated() where !Task.isCancelled {
            if index > 0 { await pause(setup.configuration.pace.hostSpacing) }
            answers.append((source, await answer(of: source, at: now)))
        }
        return answers
    }

    private func answer(of source: Source, at now: Date) async -> Answer {
        var record = record(of: source)
        do throws(FetchFailure) {
            let document: Document
            switch source.location {
            case .file(let path):
                document = try read(path, now)
            case .url(let url):
                let validators = Validators(etag: record.etag, lastModified: record.lastModified)
                let request = FetchRequest(
                    url: url, validators: validators.isEmpty ? nil : validators)
                switch try await fetch(request) {
                case .notModified(let renewed, _):
                    record.keep(renewed)
                    return .unchanged(record)
                case .document(let fetched, let validators, _):
                    document = fetched
                    record.keep(validators)
                }
            }
            return parse(document, record)
        } catch {
            return .failure(.unreachable(error.description), retryAfter: error.retryAfterSeconds)
        }
    }

    private func read(_ path: String, _ now: Date) throws(FetchFailure) -> Document {
        do throws(SourceFailure) {
            return try LocalDocument(limits: setup.limits).read(path, arrived: now)
        } catch {
            throw .connection(reason: error.description)
        }
    }

    private func parse(_ document: Document, _ record: SourceRecord) -> Answer {
        do throws(FeedProblem) {
            return .feed(try FeedParser(limits: setup.limits).parse(document), record)
        } catch {
            return .failure(.unreadable(error.description), retryAfter: nil)
        }
    }

    private func record(of source: Source) -> SourceRecord {
        if let record = records[source.name], record.address == source.address { return record }
        return SourceRecord(name: source.name, address: source.address)
    }
}

// MARK: taking

extension Monitor {
    private func take(_ answer: Answer, of source: Source, at now: Date, _ schedule: Schedule) {
        switch answer {
        case .feed(let feed, var record):
            record.wasRead(at: now, next: schedule.afterSuccess(source.name, at: now))
            take(feed, of: source, record, at: now)
        case .unchanged(var record):
            record.wasRead(at: now, next: schedule.afterSuccess(source.name, at: now))
            commit(Batch(sources: [record]), states: [:])
        case .failure(let failure, let retryAfter):
            var record = record(of: source)
            record.failed(failure.description, at: now)
            record.nextPoll = schedule.afterFailure(record, retryAfter: retryAfter, at: now)
            logger.warning(
                "A feed could not be read.",
                metadata: [
                    "feed": "\(source.name)", "url": "\(source.address.withoutCredentials)",
                    "cause": "\(failure)", "again": "\(UTCTime.text(record.nextPoll ?? now))",
                ])
            commit(Batch(sources: [record]), states: [:])
        }
    }

    /// One document, one transaction: mentions, state, validators and alert files together.
    private func take(
        _ feed: Feed, of source: Source, _ record: SourceRecord, at now: Date
    ) {
        do {
            let known = try store.known(setup.maker.marks(in: feed, from: source))
            let found = setup.maker.mentions(
                in: feed, from: source, arrived: now, known: known,
                watchedSince: record.firstRead ?? now)
            let fresh = found.mentions.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
            var next = states
            var outcome = Pipeline.Outcome()
            for brand in setup.configuration.brands {
                for mention in fresh where mention.brandID == brand.id {
                    outcome.append(
                        setup.pipeline.take(
                            mention, of: brand, into: &next[brand.id, default: BrandState()],
                            coverage: coverage))
                }
            }
            try commit(
                outcome, states: next, source: record, marks: Marks(found.marks, seen: now))
        } catch {
            logger.error(
                "What a feed brought could not be stored; it is read again.",
                metadata: ["feed": "\(source.name)", "cause": "\(error)"])
        }
    }

    private func advance(to now: Date) {
        do {
            var next = states
            var outcome = Pipeline.Outcome()
            for brand in setup.configuration.brands where next[brand.id]?.clock != nil {
                outcome.append(
                    setup.pipeline.advance(
                        &next[brand.id, default: BrandState()], of: brand, to: now,
                        coverage: coverage))
            }
            guard states.values.map(\.clock) != next.values.map(\.clock) else { return }
            try commit(outcome, states: next, source: nil)
        } catch {
            logger.error("The clock could not be advanced.", metadata: ["cause": "\(error)"])
        }
    }

    private func applyInbox(at now: Date) {
        let inbox = Inbox(directory: setup.configuration.alertDirectory)
        for wish in inbox.acknowledgements() {
            do {
                var next = states
                var outcome = Pipeline.Outcome()
                for brand in setup.configuration.brands {
                    outcome.append(
                        setup.pipeline.acknowledge(
                            wish.incidentID, by: wish.person,
                            in: &next[brand.id, default: BrandState()], of: brand, at: now,
                            coverage: coverage))
                }
                try commit(outcome, states: next, source: nil)
                inbox.remove(wish)
                logger.notice(
                    outcome.alerts.isEmpty
                        ? "An acknowledgement names no incident that can be taken."
                        : "An incident was acknowledged.",
                    metadata: ["incident": "\(wish.incidentID)", "by": "\(wish.person)"])
            } catch {
                logger.error(
                    "An acknowledgement could not be stored.", metadata: ["cause": "\(error)"])
            }
        }
    }

    /// What can be seen at the moment.
    private var coverage: Coverage {
        let known = sources.compactMap { records[$0.name] }
        return Coverage(
            read: known.filter { $0.blindSince == nil && $0.lastRead != nil }.map(\.name),
            blind: known.compactMap { record in
                record.blindSince.map {
                    Situation.BlindSpan(
                        source: record.name, from: $0, to: nil, cause: record.problem ?? "unknown")
                }
            })
    }
}

// MARK: storing

extension Monitor {
    private static func load(
        _ setup: Setup, _ store: Store
    ) throws -> ([String: BrandState], [String: SourceRecord]) {
        var states: [String: BrandState] = [:]
        for brand in setup.configuration.brands {
            states[brand.id] = try setup.state(of: brand, in: store)
        }
        let records = try store.sources().map { ($0.name, $0) }
        return (states, Dictionary(uniqueKeysWithValues: records))
    }

    private func commit(
        _ outcome: Pipeline.Outcome, states next: [String: BrandState], source: SourceRecord?,
        marks: Marks? = nil
    ) throws {
        var batch = Batch(mentions: outcome.mentions, sources: [source].compactMap { $0 })
        batch.marks = marks
        batch.files = try setup.files(of: outcome.alerts, fresh: outcome.mentions, store: store)
        for (brand, state) in next { batch.states[brand] = try JSONEncoder().encode(state) }
        try store.commit(batch)
        states = next
        if let source { records[source.name] = source }
        for alert in outcome.alerts {
            logger.notice(
                "An alert was raised.",
                metadata: [
                    "incident": "\(alert.incident.id)", "kind": "\(alert.kind.rawValue)",
                    "severity": "\(alert.incident.severity.rawValue)",
                ])
        }
    }

    /// Keeps what is known of a source; a failure here only means that it is polled again.
    private func commit(_ batch: Batch, states: [String: BrandState]) {
        do throws(StoreFailure) {
            try store.commit(batch)
            for record in batch.sources { records[record.name] = record }
        } catch {
            logger.error(
                "The state of a feed could not be stored.", metadata: ["cause": "\(error)"])
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

extension SourceRecord {
    fileprivate mutating func keep(_ validators: Validators) {
        etag = validators.etag
        lastModified = validators.lastModified
    }

    fileprivate mutating func wasRead(at now: Date, next: Date) {
        firstRead = firstRead ?? now
        lastRead = now
        nextPoll = next
        failures = 0
        blindSince = nil
        problem = nil
    }

    fileprivate mutating func failed(_ reason: String, at now: Date) {
        failures += 1
        blindSince = blindSince ?? lastRead ?? now
        problem = reason
    }
}

extension FetchFailure {
    fileprivate var retryAfterSeconds: Int? {
        if case .status(_, let seconds) = self { seconds } else { nil }
    }
}
