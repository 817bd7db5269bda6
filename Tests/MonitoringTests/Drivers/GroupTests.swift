// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import GRDB
import Logging
import Model
import Monitoring
import Storage
import Testing

/// Documents that come together are stored together.
@Suite struct GroupTests {
    private let path = FileManager.default.temporaryDirectory.path + "/leumund-\(UUID()).sqlite"
    private let begin = Polls.begin

    private func monitor(
        _ web: Web, _ feeds: [String], store: Store, flight: FlightLog = FlightLog(path: nil)
    ) throws -> Monitor {
        let addresses = feeds.map { ($0, "http://\($0).example/feed") }
        return try Monitor(
            setup: try Setup.watching(Dictionary(uniqueKeysWithValues: addresses)), store: store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, flight: flight,
            at: begin,
            fetch: web.fetch)
    }

    private func change(_ sql: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }

    @Test func `a document that cannot be stored takes no other down, and is read again`()
        async throws
    {
        let store = try Store(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try change(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON mention WHEN new.source = 'b'
            BEGIN SELECT RAISE(ABORT, 'refused'); END
            """)
        let web = Web { request in Web.document([request.url], etag: "\"1\"") }
        let monitor = try monitor(web, ["a", "b", "c"], store: store)
        await monitor.turn(at: begin)
        #expect(try store.mentions().map(\.source) == ["a", "c"])
        // Nothing is known of a document that was not stored.
        #expect(try store.sources().map(\.etag) == ["\"1\"", nil, "\"1\""])
        try change("DROP TRIGGER refuse")
        await monitor.turn(at: begin + 3600)
        #expect(try store.mentions().map(\.source) == ["a", "c", "b"])
        #expect(try store.sources().map(\.etag) == ["\"1\"", "\"1\"", "\"1\""])
        let asked = web.requests.filter { $0.url.contains("b.") }.map(\.validators)
        #expect(asked == [nil, nil])
    }

    @Test func `whoever looks something up does not wait for a transaction`() throws {
        let store = try Store(path: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        var batch = Batch()
        batch.marks = Marks([String(repeating: "a1", count: 16)], seen: begin)
        try store.commit(batch)
        let other = try DatabaseQueue(path: path)
        try other.inDatabase { database in
            try database.execute(sql: "BEGIN IMMEDIATE; DELETE FROM mark")
            #expect(try store.known([String(repeating: "a1", count: 16)]).count == 1)
            try database.execute(sql: "ROLLBACK")
        }
    }

    @Test func `documents that are long together come in parts, and each of their items once`()
        async throws
    {
        let lengths = ["a": 450, "b": 150, "c": 1, "d": 199]
        let store = try Store(path: nil)
        let web = Web { request in
            let name = String(request.url.dropFirst("http://".count).prefix(1))
            return Web.document((0..<(lengths[name] ?? 0)).map { "\(name)\($0)" })
        }
        let monitor = try monitor(web, lengths.keys.sorted(), store: store)
        await monitor.turn(at: begin)
        await monitor.turn(at: begin + 3600)
        let mentions = try store.mentions()
        #expect(Dictionary(grouping: mentions, by: \.source).mapValues(\.count) == lengths)
        #expect(Set(mentions.map(\.text)).count == mentions.count)
        #expect(try store.sources().allSatisfy { $0.lastRead == begin + 3600 })
    }

    @Test func `the end amid a large document is no death of the program`() async throws {
        let store = try Store(path: nil)
        let flightPath = path + ".flight"
        defer { try? FileManager.default.removeItem(atPath: flightPath) }
        let web = Web { _ in Web.document((0..<900).map { "item \($0)" }) }
        let monitor = try monitor(
            web, ["a"], store: store, flight: FlightLog(path: flightPath))
        let begin = begin
        let clock = Monitor.Clock(
            wall: { begin }, steady: { begin },
            wait: { _ in try? await Task.sleep(for: .seconds(60)) })
        await Task {
            await monitor.run(clock) { _ in
                guard (try? store.mentions().isEmpty) == false else { return }
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }.value
        #expect(try store.mentions().count < 900)
        #expect(FlightLog(path: flightPath).left.isEmpty)
    }
}
