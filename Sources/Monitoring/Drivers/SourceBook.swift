// SPDX-License-Identifier: Apache-2.0

import Bursts
import Fetching
import Foundation
import Model
import Storage

/// The sources of a configuration with what is remembered of each.
struct SourceBook: Sendable {
    /// The longest that a stored plan may lie ahead, in seconds: a week and the spread of a tenth.
    ///
    /// A clock that was wrong when it was stored must not stop a source for years.
    private static let longestPlan: TimeInterval = 7.7 * 86_400
    /// How long a source is left alone over which the program has died too often, in seconds.
    private static let quarantine: TimeInterval = 86_400
    /// Log lines of one source in a day.
    private static let linesADay = 12

    /// What is remembered of a source.
    ///
    /// An object, so that the books before and after a reload share it: with very many sources it
    /// is most of the memory.
    private final class Memory: Sendable {
        private let record: SourceRecord

        /// Name and address are left out: the configuration has them, and each one anew.
        init(_ record: SourceRecord) {
            var record = record
            record.name = ""
            record.address = ""
            self.record = record
        }

        func record(of source: Source) -> SourceRecord {
            var record = record
            record.name = source.name
            record.address = source.address
            return record
        }
    }

    /// Those of the configuration, and so one array with it.
    private let sources: [Source]
    /// Where a name stands in it.
    private let places: [String: Int]
    /// What is remembered of each at its present address, at the same places.
    private var memories: [Memory?]
    /// Records that the store does not have yet.
    private var changed: Set<String> = []
    /// How many sources want a host, by its hash; two hosts with one only share connections.
    private var sourcesOfHost: [UInt64: Int] = [:]
    private var told: [String: (day: Int, lines: Int)] = [:]
    /// Names of the sources that cannot be read at the moment.
    private var blind: Set<String> = []

    /// `before`: the book before, whose changes may not be stored yet.
    init(
        _ configuration: Configuration, store: Store, after before: SourceBook? = nil
    ) throws(StoreFailure) {
        sources = configuration.sources
        // Of two with one name, which no reader lets through, the later one holds.
        let places = Dictionary(
            zip(sources.map(\.name), sources.indices), uniquingKeysWith: { $1 })
        self.places = places
        memories = sources.map { before?.memory(of: $0) }
        for source in sources {
            if let host = source.host { sourcesOfHost[StableHash.of(host), default: 0] += 1 }
        }
        let isNew = { [memories] name in places[name].map { memories[$0] == nil } ?? false }
        try store.eachSource(where: isNew) { remember($0) }
        changed = (before?.changed ?? []).filter { places[$0] != nil }
        told = before?.told ?? [:]
        blind = Set(records.lazy.filter { $0.blindSince != nil }.map(\.name))
    }

    /// What is remembered, in the order of the configuration.
    private var records: [SourceRecord] {
        zip(sources, memories).compactMap { $1?.record(of: $0) }
    }

    private func memory(of source: Source) -> Memory? {
        guard let place = places[source.name], sources[place].address == source.address else {
            return nil
        }
        return memories[place]
    }

    /// Knows a record from now on; whether it is to be stored is said elsewhere.
    mutating func remember(_ record: SourceRecord) {
        guard let place = places[record.name], record.address == sources[place].address else {
            return
        }
        memories[place] = Memory(record)
        if record.blindSince == nil {
            blind.remove(record.name)
        } else {
            blind.insert(record.name)
        }
    }

    var names: [String] { sources.map(\.name) }
    var count: Int { sources.count }
    /// How many cannot be read at the moment.
    var blindCount: Int { blind.count }

    func source(_ name: String) -> Source? { places[name].map { sources[$0] } }

    /// What is remembered of a source; nothing of one that has another address now.
    func record(of source: Source) -> SourceRecord {
        memory(of: source)?.record(of: source)
            ?? SourceRecord(name: source.name, address: source.address)
    }

    /// Whether another source wants the same host.
    func sharesHost(_ source: Source) -> Bool {
        source.host.map { sourcesOfHost[StableHash.of($0), default: 0] > 1 } ?? false
    }

    /// Keeps a record that is to be stored.
    mutating func keep(_ record: SourceRecord) {
        remember(record)
        changed.insert(record.name)
    }

    /// The records that are to be stored, by name.
    var unsaved: [SourceRecord] { changed.sorted().compactMap { source($0).map(record) } }

    /// Keeps records that have been stored.
    mutating func wasSaved(_ records: [SourceRecord]) {
        for record in records {
            remember(record)
            changed.remove(record.name)
        }
    }

    /// Plans the next poll of every source; one that was never polled is due at once.
    func planAll(in queue: inout PollQueue, at now: Date) {
        for place in sources.indices.sorted(by: { sources[$0].name < sources[$1].name }) {
            let source = sources[place]
            let record = record(of: source)
            guard record.isGone != true else { continue }
            let latest = now.addingTimeInterval(Self.longestPlan)
            // A last poll in the future was made by a clock that was wrong: so is the next one.
            let isSound = (record.lastRead ?? record.blindSince).map { $0 <= now } ?? true
            let next = isSound ? record.nextPoll.map { min($0, latest) } ?? now : now
            queue.plan(source.name, host: source.host, at: next)
        }
    }

    /// Notes that the program died while a document of this source was worked on.
    mutating func died(_ name: String, at now: Date) {
        guard let source = source(name) else { return }
        var record = record(of: source)
        let deaths = (record.deaths ?? 0) + 1
        record.deaths = deaths
        if record.isQuarantined {
            record.failed("the program died \(deaths) times over it", isGone: false, at: now)
            record.nextPoll = now.addingTimeInterval(Self.quarantine)
        }
        keep(record)
    }

    /// Whether a line about a source may be logged: what is new, and what is old once a day, but
    /// never more than a dozen a day.
    mutating func mayTell(_ name: String, isNews: Bool, at now: Date) -> Bool {
        let day = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        let before = told[name].flatMap { $0.day == day ? $0.lines : nil } ?? 0
        guard before == 0 || (isNews && before < Self.linesADay) else { return false }
        told[name] = (day, before + 1)
        return true
    }

    /// What is wrong with all sources.
    func troubles(by health: FeedHealth, at now: Date) -> [FeedTrouble] {
        records.flatMap { health.troubles(of: $0, at: now) }
    }

    /// Spans that are over are shown with an alert for so long, in seconds: the longest window of
    /// the detector.
    private static let coverageSpan = Double(DetectorSettings().longestWindowHours) * 3600

    /// What can be seen at the moment, and what could not be seen of late.
    ///
    /// - Complexity: linear in the sources; asked for where an alert is made.
    func coverage(at now: Date) -> Coverage {
        let known = records.sorted { $0.name < $1.name }
        let start = now.addingTimeInterval(-Self.coverageSpan)
        return Coverage(
            read: known.filter { $0.blindSince == nil && $0.lastRead != nil }.map(\.name),
            blind: known.flatMap { $0.blindness(since: start) })
    }
}
