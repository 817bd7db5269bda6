// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fetching

@Suite struct CurlLoopTests {
    @Test func `a cancelled task ends its transfer`() async throws {
        try await serving(.hold) { server, fetcher in
            let task = Task { await fetcher.result(server.url()) }
            var events = server.events.makeAsyncIterator()
            _ = await events.next()
            task.cancel()
            #expect(await task.value.failure == .cancelled)
            #expect(await events.next() == .closed)
        }
    }

    @Test func `a task that is cancelled before it asks sends nothing`() async throws {
        try await serving(.hold) { server, fetcher in
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await fetcher.result(server.url())
            }
            #expect(await task.value.failure == .cancelled)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a cancellation that overtakes its request is not lost`() async throws {
        let settings = FetchSettings.loopback()
        let multi = try MultiHandle(idleConnections: 1)
        let mailbox = Mailbox(multi: multi)
        CurlLoop.start(settings: settings, multi: multi, mailbox: mailbox)
        let server = try LoopbackServer { _ in [.answer(body: "x")] }
        defer { server.stop() }
        let address = try WebAddress(server.url())
        // Without the mailbox, as if the loop had read the cancellation before the order came.
        let ticket = Ticket()
        ticket.cancel()
        let result = await withCheckedContinuation { continuation in
            mailbox.post(
                Order(
                    address: address, validators: nil, keepsConnection: true, access: nil,
                    ticket: ticket,
                    continuation: continuation))
        }
        #expect(throws: FetchFailure.cancelled) { try result.get() }
        await mailbox.stopAndWait()
    }

    @Test func `a request that waits for its turn can be cancelled`() async throws {
        let settings = FetchSettings.loopback { $0.maxTransfers = 1 }
        try await serving(.hold, settings: settings) { server, fetcher in
            let first = Task { await fetcher.result(server.url()) }
            var events = server.events.makeAsyncIterator()
            _ = await events.next()
            let second = Task { await fetcher.result(server.url()) }
            second.cancel()
            #expect(await second.value.failure == .cancelled)
            first.cancel()
            _ = await first.value
        }
    }

    @Test func `many fetches at once all arrive, and no more at once than allowed`() async throws {
        let settings = FetchSettings.loopback { $0.maxTransfers = 10 }
        let echo: @Sendable (String) -> [LoopbackServer.Step] = { request in
            [.answer(body: String(request.split(separator: " ")[1]))]
        }
        try await serving(echo, settings: settings) { server, fetcher in
            let arrived = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<300 {
                    group.addTask {
                        await fetcher.result(server.url("/\(number)")).text == "/\(number)"
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(arrived == 300)
            #expect(server.mostAtOnce <= 10)
        }
    }

    @Test func `a feed that hangs does not hold up another`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /slow ") ? [.hold] : [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            let slow = Task { await fetcher.result(server.url("/slow")) }
            var events = server.events.makeAsyncIterator()
            _ = await events.next()
            #expect(await fetcher.result(server.url("/fast")).text == "x")
            slow.cancel()
            _ = await slow.value
        }
    }

    @Test func `two fetches from one host use one connection`() async throws {
        try await serving(.answer(body: "x")) { server, fetcher in
            let start = ContinuousClock.now
            _ = await fetcher.result(server.url())
            _ = await fetcher.result(server.url())
            #expect(server.requests.count == 2)
            // libcurl keeps an idle connection for 118 s, and a busy machine can take longer than
            // that to tell us that the first fetch has ended.
            #expect(server.connections == 1 || ContinuousClock.now - start > .seconds(100))
        }
    }

    @Test func `a connection that nobody wants to keep is closed`() async throws {
        try await serving(.answer(body: "x")) { server, fetcher in
            _ = await fetcher.result(server.url(), keepsConnection: false)
            _ = await fetcher.result(server.url(), keepsConnection: false)
            #expect(server.connections == 2)
        }
    }

    @Test func `a shutdown ends what is under way`() async throws {
        try await serving(.hold) { server, fetcher in
            let task = Task { await fetcher.result(server.url()) }
            var events = server.events.makeAsyncIterator()
            _ = await events.next()
            await fetcher.shutdown()
            #expect(await task.value.failure == .shutDown)
        }
    }

    @Test func `after a shutdown nothing is fetched, and a second one is harmless`() async throws {
        try await serving(.answer(body: "x")) { server, fetcher in
            await fetcher.shutdown()
            await fetcher.shutdown()
            #expect(await fetcher.result(server.url()).failure == .shutDown)
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a fetcher that nobody holds lets go of its connections`() async throws {
        let server = try LoopbackServer { _ in [.answer(body: "x")] }
        defer { server.stop() }
        do {
            let fetcher = try Fetcher(.loopback())
            #expect(await fetcher.result(server.url()).text == "x")
        }
        var events = server.events.makeAsyncIterator()
        #expect(await events.next() == .request)
        #expect(await events.next() == .closed)
    }
}
