// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Logging
import Model
import Monitoring
import Storage
import Synchronization
import Testing

/// What the daemon does between polls, with a clock that is moved by hand.
@Suite struct MonitorTests {
    private let store: Store
    private let setup: Setup
    private let begin = Polls.begin

    init() throws {
        store = try Store(path: nil)
        setup = try Setup.watching(["a": "http://a.example/feed"])
    }

    private func monitor(
        _ web: Web, _ setup: Setup? = nil, flight: FlightLog = FlightLog(path: nil), at now: Date
    ) throws -> Monitor {
        try Monitor(
            setup: setup ?? self.setup, store: store,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, flight: flight,
            at: now, fetch: web.fetch)
    }

    /// Turns once an hour, from `begin` on.
    private func turn(_ monitor: Monitor, _ hours: Range<Int>) async {
        for hour in hours { await monitor.turn(at: begin + Double(hour) * 3600) }
    }

    private func record(_ name: String = "a") throws -> SourceRecord {
        try #require(try store.sources().first { $0.name == name })
    }

    // MARK: what publishers say

    @Test func `an address that moved for good is asked after three answers in a row`() async throws
    {
        let web = Web { request in
            Web.document(
                ["one"], FetchFacts(movedTo: request.url.contains("a.") ? "http://b.example/" : nil)
            )
        }
        let monitor = try monitor(web, at: begin)
        await turn(monitor, 0..<5)
        let a = "http://a.example/feed"
        #expect(web.requests.map(\.url) == [a, a, a, "http://b.example/", "http://b.example/"])
    }

    @Test func `a new address that fails is given up for the configured one`() async throws {
        let web = Web { request async throws(FetchFailure) in
            guard request.url.contains("a.") else { throw .nameNotFound(host: "b.example") }
            return Web.document(["one"], FetchFacts(movedTo: "http://b.example/"))
        }
        let monitor = try monitor(web, at: begin)
        await turn(monitor, 0..<6)
        #expect(
            web.requests.map { $0.url.contains("a.") } == [true, true, true, false, true, true])
    }

    @Test func `what is gone for good is not asked any more, not even after a restart`()
        async throws
    {
        let web = Web { _ async throws(FetchFailure) in
            throw .status(410, retryAfterSeconds: nil)
        }
        await turn(try monitor(web, at: begin), 0..<4)
        await turn(try monitor(web, at: begin + 5 * 3600), 5..<9)
        #expect(web.requests.count == 1)
        #expect(try record().isGone == true)
    }

    @Test func `an answer that stays fresh for a day is not asked for within it`() async throws {
        let web = Web { _ in Web.document(["one"], FetchFacts(freshSeconds: 86_400)) }
        await turn(try monitor(web, at: begin), 0..<24)
        #expect(web.requests.count == 1)
    }

    @Test(arguments: [true, false])
    func `what a document asks for holds while it stays the same`(knowsValidators: Bool)
        async throws
    {
        let web = Web { request in
            guard request.validators == nil else { return .notModified(Validators(), FetchFacts()) }
            let xml = """
                <rss version='2.0'><channel><title>F</title><ttl>300</ttl>\
                <item><guid>one</guid><title>one</title></item></channel></rss>
                """
            return .document(
                Document(bytes: Array(xml.utf8), arrived: Polls.begin),
                Validators(etag: knowsValidators ? "\"1\"" : nil), FetchFacts())
        }
        await turn(try monitor(web, at: begin), 0..<24)
        // Every five hours and a part: at hours 0, 6, 12 and 18.
        #expect(web.requests.count == 4)
    }

    @Test func `a feed that fails for hours is an alert, and its end is one`() async throws {
        let isUp = Mutex(true)
        let web = Web { _ async throws(FetchFailure) in
            guard isUp.withLock({ $0 }) else { throw .status(503, retryAfterSeconds: nil) }
            return Web.document(["one"])
        }
        let alerts = setup.configuration.alertDirectory
        func files(_ folder: String) -> [String] {
            let names = try? FileManager.default.contentsOfDirectory(atPath: "\(alerts)/\(folder)")
            return (names ?? []).sorted()
        }
        let monitor = try monitor(web, at: begin)
        await turn(monitor, 0..<2)
        isUp.withLock { $0 = false }
        await turn(monitor, 2..<7)
        #expect(files("open") == [])
        await turn(monitor, 7..<9)
        let names = ["items.jsonl", "json", "md"].map { "FEED-2026-0001.\($0)" }
        #expect(files("open") == names)
        try FileManager.default.createDirectory(
            atPath: "\(alerts)/inbox", withIntermediateDirectories: true)
        try Data("Petra".utf8).write(to: URL(filePath: "\(alerts)/inbox/FEED-2026-0001.ack"))
        await turn(monitor, 9..<10)
        #expect(files("inbox") == [])
        #expect(
            try String(contentsOfFile: "\(alerts)/open/FEED-2026-0001.md", encoding: .utf8)
                .contains("Taken by Petra."))
        // A program that starts anew knows what it told.
        isUp.withLock { $0 = true }
        let next = try self.monitor(web, at: begin + 30 * 3600)
        await turn(next, 30..<34)
        #expect(files("open") == [])
        #expect(files("closed") == names)
        #expect(files("log/FEED-2026-0001") == ["r1.json", "r2.json", "r3.json"])
        let lines = try String(contentsOfFile: "\(alerts)/alerts.jsonl", encoding: .utf8)
        #expect(lines.split(separator: "\n").count == 3)
    }

    @Test func `a large document is stored in parts, each item once`() async throws {
        let names = (0..<950).map { "item \($0)" }
        let web = Web { _ in Web.document(names) }
        await turn(try monitor(web, at: begin), 0..<3)
        #expect(try store.mentions().count == 950)
        #expect(Set(try store.mentions().map(\.id)).count == 950)
    }

    @Test func `a document that was cut is asked for as if for the first time`() async throws {
        let web = Web { request in
            let isFirst = request.validators == nil
            let end = isFirst ? "" : "</channel></rss>"
            let xml = """
                <rss version='2.0'><channel><title>F</title>\
                <item><guid>one</guid><title>one</title></item>\(end)
                """
            return .document(
                Document(bytes: Array(xml.utf8), arrived: Polls.begin), Validators(etag: "\"1\""),
                FetchFacts())
        }
        await turn(try monitor(web, at: begin), 0..<3)
        #expect(try store.mentions().count == 1)
        #expect(web.requests.map(\.validators) == [nil, nil, nil])
    }

    @Test func `mentions are kept as long as their source says`() async throws {
        let setup = try Setup.watching(
            ["a": "http://a.example/feed"], retention: .seconds(30 * 86_400))
        let web = Web { request in
            request.validators == nil
                ? Web.document(["one"], etag: "\"1\"")
                : .notModified(Validators(), FetchFacts())
        }
        let monitor = try monitor(web, setup, at: begin)
        for day in 0..<29 { await monitor.turn(at: begin + Double(day) * 86_400) }
        #expect(try store.mentions().count == 1)
        // A step at each turn: a day's work is long done after 300 of them.
        for day in 31..<33 {
            for step in 0..<300 {
                await monitor.turn(at: begin + Double(day) * 86_500 + Double(step) * 5)
            }
        }
        #expect(try store.mentions().isEmpty)
    }

    @Test func `status 429 with a wait leaves the whole host alone`() async throws {
        let setup = try Setup.watching(["a": "http://x.example/a", "b": "http://x.example/b"])
        let web = Web { request async throws(FetchFailure) in
            if request.url.hasSuffix("a") { throw .status(429, retryAfterSeconds: 7200) }
            return Web.document(["one"])
        }
        let monitor = try monitor(web, setup, at: begin)
        await turn(monitor, 0..<2)
        #expect(web.requests.map { $0.url.suffix(1) } == ["a"])
        await turn(monitor, 2..<4)
        #expect(web.requests.contains { $0.url.hasSuffix("b") })
    }

    @Test func `a renewed login is tried at once`() async throws {
        let web = Web { request throws(FetchFailure) in
            guard request.access != nil else { throw .status(401, retryAfterSeconds: nil) }
            return Web.document(["one"])
        }
        let monitor = try monitor(web, at: begin)
        await monitor.turn(at: begin)
        var access = SourceAccess()
        access.access.login = Login(Array("joe:secret".utf8))
        try await monitor.replace(
            try Setup.watching(["a": "http://a.example/feed"], access: access))
        await monitor.turn(at: begin + 1)
        #expect(web.requests.map { $0.access == nil } == [true, false])
        #expect(try record().failures == 0)
    }

    // MARK: what came before

    @Test func `the same bytes are not read again, and their new validators are kept`() async throws
    {
        let number = Atomic(0)
        let web = Web { _ in
            let etag = number.wrappingAdd(1, ordering: .relaxed).newValue
            return Web.document(["one"], etag: "\"\(etag)\"")
        }
        await turn(try monitor(web, at: begin), 0..<3)
        #expect(try store.mentions().count == 1)
        #expect(web.requests.map { $0.validators?.etag } == [nil, "\"1\"", "\"2\""])
    }

    @Test func `for another brand a document is asked for anew`() async throws {
        let web = Web { _ in Web.document(["one"], etag: "\"1\"") }
        await turn(try monitor(web, at: begin), 0..<1)
        var configuration = setup.configuration
        configuration.brands.append(Brand(name: "Otherwise"))
        let other = Setup(
            configuration: configuration, digest: "test", knowledge: setup.knowledge, key: [1])
        await turn(try monitor(web, other, at: begin + 3600), 1..<2)
        #expect(web.requests.map(\.validators) == [nil, nil])
    }

    @Test func `a window that shows nothing known may have missed items`() async throws {
        let number = Atomic(0)
        let web = Web { _ in
            let start = number.wrappingAdd(6, ordering: .relaxed).newValue
            return Web.document((start..<(start + 6)).map { "item \($0)" })
        }
        let monitor = try monitor(web, at: begin)
        await turn(monitor, 0..<1)
        #expect(try record().mayHaveMissed == nil)
        await turn(monitor, 1..<2)
        #expect(try record().mayHaveMissed == begin + 3600)
    }

    @Test func `a last poll in the future does not stop the next one`() async throws {
        let web = Web { _ in Web.document(["one"]) }
        await turn(try monitor(web, at: begin), 48..<49)
        await turn(try monitor(web, at: begin), 0..<1)
        #expect(web.requests.count == 2)
    }

    @Test func `a source that was in work at three deaths is left alone for a day`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "leumund-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let web = Web { _ in Web.document(["one"]) }
        for hour in 0..<3 {
            FlightLog(path: path).enter("a")
            let now = begin + Double(hour) * 3600
            // It dies again before anything comes of it, but for the last one.
            let monitor = try monitor(web, flight: FlightLog(path: path), at: now)
            if hour == 2 { await monitor.turn(at: now) }
        }
        #expect(web.requests.isEmpty)
        #expect(try record().problem?.contains("died 3 times") == true)
        await turn(try monitor(web, at: begin + 27 * 3600), 27..<28)
        #expect(web.requests.count == 1)
        #expect(try record().deaths == nil)
    }

    // MARK: running

    @Test(.timeLimit(.minutes(1)))
    func `a slow source holds up no other, and the end keeps what came whole`() async throws {
        let setup = try Setup.watching(["slow": "http://slow.example/", "b": "http://b.example/"])
        let web = Web { request async throws(FetchFailure) in
            guard request.url.contains("slow") else { return Web.document(["one"]) }
            do {
                try await Task.sleep(for: .seconds(3600))
            } catch {
                throw .cancelled
            }
            return Web.document(["two"])
        }
        let monitor = try monitor(web, setup, at: Date())
        let clock = Monitor.Clock(
            wall: { Date() }, steady: { Date() },
            wait: { try? await Task.sleep(for: .seconds(min($0, 0.05))) })
        let work = Task { await monitor.run(clock, progress: { _ in }) }
        while try store.mentions().isEmpty { try await Task.sleep(for: .milliseconds(20)) }
        work.cancel()
        await work.value
        #expect(try store.mentions().count == 1)
        // To be cut off says nothing about a source.
        #expect(try store.sources().first { $0.name == "slow" }?.problem == nil)
    }
}
