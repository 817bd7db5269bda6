// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import TestSupport
import Testing

/// The daemon against a small server on the loopback interface.
@Suite(.serialized) struct DaemonTests {
    /// A daemon that is ended with its test.
    private final class Daemon {
        private let child: Child
        private let log: URL

        init(config: String, scratch: Scratch) throws {
            log = URL(filePath: try scratch.file("log", ""))
            let process = try Program.process(["daemon", "--config", config], environment: [:])
            process.standardError = try FileHandle(forWritingTo: log)
            process.standardOutput = FileHandle.nullDevice
            child = try Child(process)
        }

        /// Asks it to read its configuration again.
        func reload() { child.send(SIGHUP) }

        var logged: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

        /// Ends it by SIGTERM; how long that took, and its status.
        func terminate() -> (seconds: TimeInterval, status: Int32) {
            let start = Date()
            child.send(SIGTERM)
            let status = child.end()
            return (Date().timeIntervalSince(start), status)
        }
    }

    private func config(_ scratch: Scratch, _ server: LoopbackServer) throws -> String {
        try scratch.file(
            "leumund.yaml",
            """
            state_directory: state
            alert_directory: alerts
            time_zone: UTC
            fetch: {interval: 1s, minimum_interval: 1s, host_spacing: 0s, allow_private_networks: [127.0.0.0/8]}
            brands: [{name: Halmbach}]
            feeds:
              - {name: forum, url: "\(server.url())"}
              - {name: gone, url: "\(server.url("/404"))"}
            """)
    }

    /// Waits for the requests of a server, so that no test depends on how fast the machine is.
    private func requests(_ count: Int, of server: LoopbackServer) async {
        for await event in server.events where event == .request {
            if server.requests.count(where: { $0.hasPrefix("GET /feed") }) >= count { return }
        }
    }

    private static func answer(_ request: String) -> [LoopbackServer.Step] {
        if request.hasPrefix("GET /404") { return [.answer("404 Not Found")] }
        if request.contains("If-None-Match: \"v1\"") {
            return [.answer("304 Not Modified", headers: ["ETag: \"v1\""])]
        }
        return [
            .answer(
                headers: ["ETag: \"v1\"", "Content-Type: application/rss+xml"],
                body: SampleFeed.rss(["Halmbach is awful", "Halmbach is great", "Tea"]))
        ]
    }

    @Test(.timeLimit(.minutes(2)))
    func `three polls store each item once, ask with the validator, and SIGTERM ends it with 0`()
        async throws
    {
        let scratch = try Scratch()
        let server = try LoopbackServer(answer: Self.answer)
        defer { server.stop() }
        let config = try config(scratch, server)
        let daemon = try Daemon(config: config, scratch: scratch)
        await requests(4, of: server)
        let end = daemon.terminate()
        #expect(end.status == 0)
        #expect(end.seconds < 5)
        let polls = server.requests.filter { $0.hasPrefix("GET /feed") }
        #expect(!polls[0].contains("If-None-Match"))
        #expect(polls.dropFirst().allSatisfy { $0.contains("If-None-Match: \"v1\"") })
        let stored = try Program.run("mentions", "--config", config, "--output", "jsonl")
        #expect(stored.output.split(separator: "\n").count == 2)
        #expect(daemon.logged.contains("A feed could not be read."))
    }

    @Test(.timeLimit(.minutes(2)))
    func `a second daemon on the same state is refused with status 75`() async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer(answer: Self.answer)
        defer { server.stop() }
        let config = try config(scratch, server)
        let daemon = try Daemon(config: config, scratch: scratch)
        await requests(1, of: server)
        #expect(try Program.run("daemon", "--config", config).status == 75)
        #expect(daemon.terminate().status == 0)
    }

    @Test(.timeLimit(.minutes(2)))
    func `a broken configuration at SIGHUP leaves the old one in force`() async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer(answer: Self.answer)
        defer { server.stop() }
        let config = try config(scratch, server)
        let daemon = try Daemon(config: config, scratch: scratch)
        await requests(1, of: server)
        _ = try scratch.file("leumund.yaml", "brands: [{nam: x}]\n")
        daemon.reload()
        await requests(server.requests.count + 3, of: server)
        #expect(daemon.logged.contains("the old one stays in force"))
        #expect(daemon.logged.contains("leumund.yaml:1: unknown key 'nam'"))
        #expect(daemon.terminate().status == 0)
    }

    @Test(.timeLimit(.minutes(2)))
    func `a file of feeds is read again at SIGHUP, whole or not at all`() async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer { _ in [.answer(body: SampleFeed.rss(["Tea"]))] }
        defer { server.stop() }
        let config = try scratch.file(
            "leumund.yaml",
            """
            state_directory: state
            alert_directory: alerts
            fetch: {interval: 1s, minimum_interval: 1s, host_spacing: 0s, allow_private_networks: [127.0.0.0/8]}
            brands: [{name: Halmbach}]
            feeds_file: feeds.jsonl
            """)
        let line: (String) -> String = {
            "{\"name\": \"\($0)\", \"url\": \"\(server.url("/feed/\($0)"))\"}\n"
        }
        _ = try scratch.file("feeds.jsonl", line("one"))
        let daemon = try Daemon(config: config, scratch: scratch)
        await requests(1, of: server)
        _ = try scratch.file("feeds.jsonl", line("two") + "{\"nam\": 1}\n")
        daemon.reload()
        await requests(server.requests.count + 3, of: server)
        #expect(daemon.logged.contains("feeds.jsonl:2: unknown key 'nam'"))
        #expect(!server.requests.contains { $0.hasPrefix("GET /feed/two") })
        _ = try scratch.file("feeds.jsonl", line("three"))
        daemon.reload()
        for await event in server.events where event == .request {
            if server.requests.last?.hasPrefix("GET /feed/three") == true { break }
        }
        #expect(daemon.terminate().status == 0)
    }

    @Test(.timeLimit(.minutes(2)))
    func `SIGTERM ends it while a server keeps it waiting`() async throws {
        let scratch = try Scratch()
        let server = try LoopbackServer { _ in [.hold] }
        defer { server.stop() }
        let daemon = try Daemon(config: try config(scratch, server), scratch: scratch)
        await requests(1, of: server)
        let end = daemon.terminate()
        #expect(end.status == 0)
        #expect(end.seconds < 5)
    }
}
