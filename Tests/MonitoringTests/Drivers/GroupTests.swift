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

    private func monitor(_ web: Web, _ feeds: [String], store: Store) throws -> Monitor {
        let addresses = feeds.map { ($0, "http://\($0).example/feed") }
        return try Monitor(
            setup: try Setup.watching(Dictionary(uniqueKeysWithValues: addresses)), store: store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, at: begin,
            fetch: web.fetch)
    }

    private func change(_ sql: String) throws {
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
    }

    @Test func `a document that cannot be stored takes its company along, and all are read again`()
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
        #expect(try store.mentions().isEmpty)
        // Nothing is known of documents that were not stored.
        #expect(try store.sources().allSatisfy { $0.etag == nil && $0.lastRead == nil })
        try change("DROP TRIGGER refuse")
        await monitor.turn(at: begin + 3600)
        #expect(try store.mentions().map(\.source) == ["a", "b", "c"])
        #expect(try store.sources().map(\.etag) == ["\"1\"", "\"1\"", "\"1\""])
        #expect(web.requests.allSatisfy { $0.validators == nil })
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
}
