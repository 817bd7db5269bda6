// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Logging
import Model
import Publishing
import Storage

/// What is made of the answers of sources.
extension Monitor {
    /// Takes what waits, as much as one transaction may hold, and plans the next polls.
    ///
    /// What is left waits on: documents that did not fit in front of what comes, the rests of
    /// large ones behind it, so that each has its turn.
    ///
    /// - Returns: whether something is left.
    func takeWaiting(at now: Date, steady: Date) -> Bool {
        var group: [News] = []
        var weight = 0
        var others: [Arrival] = []
        for arrival in arrivals.takeAll() {
            guard case .news(let news) = arrival.answer, isCurrent(arrival.source) else {
                conclude(arrival.answer, of: arrival.source, at: now, steady: steady)
                end([arrival.source], at: steady)
                continue
            }
            let own = self.weight(of: news, from: arrival.source)
            if group.isEmpty || weight + own <= SourceNews.part {
                group.append((arrival.source, news))
                weight += own
            } else {
                others.append(arrival)
            }
        }
        let rests = group.isEmpty ? [] : take(group, at: now, steady: steady)
        arrivals.putBack(others)
        arrivals.put(rests)
        return !others.isEmpty || !rests.isEmpty
    }

    /// Takes what waits, at the end: of each document at the most one part, the rest is read again
    /// after the next start.
    func takeLast(at now: Date, steady: Date) {
        for arrival in arrivals.takeAll() {
            arrivals.put([arrival])
            _ = takeWaiting(at: now, steady: steady)
            end(arrivals.takeAll().map(\.source), at: steady)
        }
    }

    /// How much of a transaction a document fills, in mentions.
    ///
    /// One over which the program may have died is taken by itself: it would take others along.
    private func weight(of news: SourceNews, from source: Source) -> Int {
        book.record(of: source).deaths == nil ? news.weight : SourceNews.part
    }

    private typealias News = (source: Source, news: SourceNews)

    private func end(_ sources: [Source], at steady: Date) {
        for source in sources { queue.end(source.name, at: steady) }
        flight.leave(sources.map(\.name))
    }

    /// The configuration may have changed while an answer was on its way.
    private func isCurrent(_ source: Source) -> Bool { book.source(source.name) == source }

    private func conclude(
        _ answer: Arrival.Answer, of source: Source, at now: Date, steady: Date
    ) {
        guard isCurrent(source) else {
            guard let current = book.source(source.name) else { return }
            return queue.plan(current.name, host: current.host, at: steady)
        }
        switch answer {
        case .news: break
        case .unstored(let failure): readAgain(source, failure, at: steady)
        case .other(.unchanged(let reading)):
            var record = book.record(of: source)
            record.wasRead(reading, at: now)
            record.nextPoll = next(record, after: reading.wishes, at: steady)
            settle(record, of: source)
        case .other(.failure(let failure, let status, let retryAfter)):
            fail(source, failure, status, retryAfter, at: now, steady: steady)
        case .other:
            let record = book.record(of: source)
            let next = next(record, after: PublisherWishes(), at: steady)
            // Its record stays as it was, so that it is asked at once after a restart.
            queue.plan(source.name, host: source.host, at: next)
        }
    }

    /// Takes the next part of what each of these documents brought, in one transaction: mentions,
    /// state and alert files together; with the last part what makes the source known.
    ///
    /// A document that is cut short by the end of the program is read again: what was stored of
    /// it is known then. If they cannot be stored together, and it is not the disk that fails, each
    /// is tried by itself.
    ///
    /// - Returns: what is left of them.
    private func take(_ group: [News], at now: Date, steady: Date) -> [Arrival] {
        let before = group.map { book.record(of: $0.source) }
        var stage = Stage()
        do {
            try brands.restore(setup, store: store)
            for (source, news) in group {
                try take(news, of: source, to: &stage, at: now, steady: steady)
            }
            try commit(stage, at: now)
        } catch {
            brands.spoil(stage.brandIDs)
            for record in before { book.remember(record) }
            if group.count > 1, (error as? StoreFailure)?.isOfAll != true {
                return group.flatMap { take([$0], at: now, steady: steady) }
            }
            for (source, _) in group { readAgain(source, error, at: steady) }
            end(group.map(\.source), at: steady)
            return []
        }
        for record in stage.sources {
            tellMissed(record, at: now)
            guard let source = book.source(record.name) else { continue }
            queue.plan(source.name, host: source.host, at: record.nextPoll ?? steady)
        }
        end(group.filter(\.news.isLast).map(\.source), at: steady)
        if !stage.outcome.alerts.isEmpty { flush() }
        return group.filter { !$0.news.isLast }.map { source, news in
            var rest = news
            rest.taken += news.next.count
            return Arrival(source: source, answer: .news(rest))
        }
    }

    private func take(
        _ news: SourceNews, of source: Source, to stage: inout Stage, at now: Date, steady: Date
    ) throws {
        for brand in setup.configuration.brands {
            for mention in news.next where mention.brandID == brand.id {
                stage.touch(brand.id)
                try stage.add(take(mention, of: brand, at: now), setup, store: store)
            }
        }
        guard news.isLast else { return }
        let record = record(of: source, after: news, at: now, steady)
        // For what the next documents say of what can be seen.
        book.remember(record)
        stage.add(record, marks: news.marks)
    }

    private func record(
        of source: Source, after news: SourceNews, at now: Date, _ steady: Date
    ) -> SourceRecord {
        var record = book.record(of: source)
        record.noteItems(of: news.feed, at: now)
        record.wasRead(news.reading, at: now)
        record.nextPoll = next(record, after: news.reading.wishes, at: steady)
        return record
    }

    private func readAgain(_ source: Source, _ cause: any Error, at steady: Date) {
        logger.error(
            "What a feed brought could not be stored; it is read again.",
            metadata: ["feed": "\(source.name)", "cause": "\(cause)"])
        var record = book.record(of: source)
        record.nextPoll = setup.pace.afterAnswer(
            of: source.name, wishes: PublisherWishes(), gap: nil, at: steady)
        settle(record, of: source)
    }

    private func take(
        _ mention: Mention, of brand: Brand, at now: Date
    ) -> Pipeline.Outcome {
        var mention = mention
        return brands.change(brand) { state in
            // In the order in which they are taken; a clock that was set back does not bring
            // back the past.
            mention.arrived = max(now, state.clock ?? now)
            if !mention.isDated { mention.published = mention.arrived }
            return setup.pipeline.take(
                mention, of: brand, into: &state, coverage: { book.coverage(at: now) })
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
        Self.tellFailed(source, record, in: logger)
    }

    /// Says what failed, why, and when it is tried again.
    static func tellFailed(_ source: Source, _ record: SourceRecord, in logger: Logger) {
        logger.warning(
            "A feed could not be read.",
            metadata: [
                "feed": "\(source.name)", "url": "\(source.address.withoutCredentials)",
                "cause": "\(record.problem ?? "unknown")",
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
