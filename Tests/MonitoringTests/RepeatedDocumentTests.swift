// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Logging
import Model
import Monitoring
import Storage
import Synchronization
import Testing

/// The daemon reads documents that hold the same items again.
@Suite struct RepeatedDocumentTests {
    /// What the server of one feed answers at the moment.
    private final class Server: Sendable {
        private let items: Mutex<[String]> = Mutex([])
        private let answers: Mutex<Int> = Mutex(0)

        func serve(_ items: [String]) { self.items.withLock { $0 = items } }

        /// Each answer has another validator, as those of some servers do.
        func answer(at now: Date) -> FetchOutcome {
            let number = answers.withLock { answers in
                answers += 1
                return answers
            }
            let entries = items.withLock { $0.joined() }
            let xml = "<rss version=\"2.0\"><channel><title>F</title>\(entries)</channel></rss>"
            return .document(
                Document(bytes: Array(xml.utf8), contentType: "application/rss+xml", arrived: now),
                Validators(etag: "\"\(number)\""), FetchFacts())
        }
    }

    private let server = Server()
    private let store: Store
    private let setup: Setup
    private let begin = Polls.begin

    init() throws {
        store = try Store(path: nil)
        let story = try Story()
        var configuration = story.setup.configuration
        configuration.sources = [
            Source(name: "reviews", location: .url("http://a.example/"), brandID: "halmbach")
        ]
        setup = Setup(
            configuration: configuration, digest: "test", knowledge: story.setup.knowledge,
            key: [1]
        ).writingAlerts(below: FileManager.default.temporaryDirectory.path + "/leumund-\(UUID())")
    }

    /// Polls once for each list of items, an hour apart, each time with a daemon started anew.
    ///
    /// - Returns: how many files the alert directory holds in the end.
    @discardableResult
    private func poll(_ documents: [String]...) async throws -> Int {
        let alerts = setup.configuration.alertDirectory
        defer { try? FileManager.default.removeItem(atPath: alerts) }
        for (hour, items) in documents.enumerated() {
            server.serve(items)
            let server = server
            let now = begin + Double(hour) * 3600
            let monitor = try Monitor(
                setup: setup, store: store,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
                at: now, fetch: { _ in server.answer(at: now) })
            await monitor.turn(at: now)
        }
        let paths = FileManager.default.enumerator(atPath: alerts)?.compactMap { $0 as? String }
        return (paths ?? []).filter { $0.hasPrefix("log/") || $0.hasPrefix("open/") }.count
    }

    private func items(_ count: Int, second: Bool = false) -> [String] {
        (1...count).map { number in
            """
            <item><title>Zange Nr. \(number) kaputt</title><author>p\(number)@a.example</author>\
            <description>Schon wieder Schrott, nie wieder Halmbach!</description>\
            <pubDate>Tue, 17 Nov 2026 10:00:\(second ? "00" : "\(10 + number % 50)") GMT</pubDate>\
            </item>
            """
        }
    }

    @Test func `the same under another validator is stored once`() async throws {
        try await poll(items(40), items(40), items(40))
        #expect(try store.mentions().count == 40)
    }

    @Test func `a document that is empty for once changes nothing`() async throws {
        try await poll(items(100), [], items(100))
        #expect(try store.mentions().count == 100)
    }

    @Test func `five hundred items of one second are five hundred mentions and no alert`()
        async throws
    {
        let same = items(500, second: true)
        let alerts = try await poll(same, [], same, [])
        #expect(try store.mentions().count == 500)
        #expect(try Set(store.mentions().map(\.published)).count == 1)
        #expect(alerts == 0)
    }
}
