// SPDX-License-Identifier: Apache-2.0

import Bursts
import Fetching
import Foundation
import Logging
import Model
import Monitoring
import Publishing
import Storage
import Synchronization
import Testing

/// The same story as daemon, as scan and as replay.
@Suite struct DriversAgreeTests {
    /// What an alert says, without what depends on when a mention arrived.
    private struct Said: Hashable, CustomStringConvertible {
        let incident: String
        let kind: String
        let severity: String
        let raised: Date

        var description: String { "\(incident) \(kind) \(severity) \(UTCTime.text(raised))" }
    }

    /// A clock that a test sets by hand.
    private final class Hands: Sendable {
        private let time: Mutex<Date>

        init(_ time: Date) { self.time = Mutex(time) }

        var now: Date { time.withLock { $0 } }
        func set(_ now: Date) { time.withLock { $0 = now } }
    }

    private let story: Story
    private let until: Date

    init() throws {
        story = try Story()
        until = Pipeline.tick(before: story.end).addingTimeInterval(2 * Pipeline.tick)
    }

    @Test func `the daemon raises what the scan raises, across a restart, and so does its replay`()
        async throws
    {
        let scan = try await scanned()
        let daemon = try await lived()
        #expect(said(in: scan.files) == said(in: daemon.files))
        #expect(Set(said(in: scan.files).map(\.incident)) == ["HBK-2026-0001"])
        let opened = said(in: daemon.files).filter { $0.kind == "opened" }
        #expect(try replayed(daemon.mentions).map(\.burst.raised) == opened.map(\.raised))
    }

    @Test func `a replay of the scan's mentions raises the scan's bursts, figure by figure`()
        async throws
    {
        let scan = try await scanned()
        let replayed = try replayed(scan.mentions).map(\.burst)
        #expect(replayed.map(\.raised) == scan.bursts.map(\.raised))
        #expect(replayed.map(\.reading) == scan.bursts.map(\.reading))
        #expect(replayed.map(\.start) == scan.bursts.map(\.start))
    }

    @Test func `neither the flood nor the copies nor the praise raise anything`() async throws {
        let scan = try await scanned()
        #expect(scan.bursts.count == 1)
        let raised = try #require(scan.bursts.first?.raised)
        #expect(raised > story.end.addingTimeInterval(-6 * 3600))
    }

    @Test func `the same scan gives the same files, byte for byte`() async throws {
        let first = try await scanned().files
        let second = try await scanned().files
        #expect(first == second)
    }
}

extension DriversAgreeTests {
    private struct Scanned {
        var mentions: [Mention]
        var bursts: [Burst]
        var files: [AlertFile]
    }

    private func scanned() async throws -> Scanned {
        let store = try Store(path: nil)
        let story = story
        let until = until
        let scan = Scan(setup: story.setup, now: until) { request async throws(FetchFailure) in
            try story.answer(request, at: until)
        }
        let result = try await scan.run(store: store)
        return Scanned(
            mentions: try store.mentions(), bursts: result.bursts,
            files: try store.pendingFiles().map(\.file))
    }

    /// Two weeks of polls every quarter of an hour; three hours before the end, in the middle of
    /// the burst, the daemon is started anew on its store.
    private func lived() async throws -> (mentions: [Mention], files: [AlertFile]) {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "leumund-story-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var setup = story.setup
        setup = setup.writingAlerts(below: folder.path)
        let store = try Store(path: nil)
        let first = Pipeline.tick(before: story.beginning)
        let hands = Hands(first)
        var monitor = try monitor(setup, store, hands)
        var now = first
        var isRestarted = false
        while now <= until {
            hands.set(now)
            await monitor.turn(at: now)
            if !isRestarted, now > until.addingTimeInterval(-3 * 3600) {
                monitor = try self.monitor(setup, store, hands)
                isRestarted = true
            }
            now.addTimeInterval(Pipeline.tick)
        }
        return (try store.mentions(), try files(below: folder))
    }

    private func monitor(_ setup: Setup, _ store: Store, _ hands: Hands) throws -> Monitor {
        let story = story
        return try Monitor(
            setup: setup, store: store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            at: hands.now,
            fetch: { request async throws(FetchFailure) in
                try story.answer(request, at: hands.now)
            })
    }

    private func files(below folder: URL) throws -> [AlertFile] {
        let paths =
            FileManager.default.enumerator(atPath: folder.path)?
            .compactMap { $0 as? String } ?? []
        return try paths.sorted().filter { $0.contains(".") }.map { path in
            AlertFile(path: path, body: try Data(contentsOf: folder.appending(path: path)))
        }
    }

    private func said(in files: [AlertFile]) -> [Said] {
        struct Line: Decodable {
            let incident: String
            let kind: String
            let severity: String
            let created: Date
        }
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .iso8601
        let logged = files.filter { $0.path.hasPrefix("log/") }.sorted { $0.path < $1.path }
        return logged.compactMap { try? decoder.decode(Line.self, from: $0.body) }.map {
            Said(
                incident: $0.incident, kind: $0.kind, severity: $0.severity, raised: $0.created)
        }
    }

    private func replayed(_ mentions: [Mention]) throws -> [Replay.Finding] {
        var replay = Replay(setup: story.setup)
        for mention in mentions {
            let line = try JSONText.line(MentionRecord(mention))
            _ = replay.take(try JSONDecoder().decode(ReplayRecord.self, from: Data(line.utf8)))
        }
        return replay.finish(at: until)
    }
}
