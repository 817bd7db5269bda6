// SPDX-License-Identifier: Apache-2.0

import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct TransferTests {
    private let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    private let chunk = Array("400\r\n".utf8) + [UInt8](repeating: 32, count: 1024) + [13, 10]

    private func limited(_ bytes: Int) -> FetchSettings {
        .loopback { $0.maxBodyBytes = bytes }
    }

    @Test func `a body of exactly the limit arrives`() async throws {
        let body = String(repeating: "x", count: 1000)
        try await serving(.answer(body: body), settings: limited(1000)) { server, fetcher in
            #expect(await fetcher.result(server.url()).text == body)
        }
    }

    @Test func `a body one byte over the limit is refused`() async throws {
        let body = String(repeating: "x", count: 1001)
        try await serving(.answer(body: body), settings: limited(1000)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooLarge(limitBytes: 1000))
        }
    }

    @Test func `an announced size over the limit is refused before any body comes`() async throws {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n"
        try await serving(.send(head), .hold, settings: limited(1000)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooLarge(limitBytes: 1000))
        }
    }

    @Test func `the limit holds for decoded bytes`() async throws {
        // 1 MiB decoded, 7 KB on the wire.
        let bomb = LoopbackServer.Step.answer(
            "200 OK", headers: ["Content-Encoding: gzip"], bytes: Gzip.zeros(matches: 4100))
        try await serving(bomb, settings: limited(1 << 16)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooLarge(limitBytes: 1 << 16))
        }
    }

    @Test func `a body without end is stopped at the limit`() async throws {
        let steps: [LoopbackServer.Step] = [.send(chunked), .sendForever(chunk)]
        try await serving({ _ in steps }, settings: limited(1 << 20)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooLarge(limitBytes: 1 << 20))
            // Socket buffers hold a few megabytes that were sent but never read.
            #expect(server.sentBytes < 24 << 20)
        }
    }

    @Test func `the body of a redirect without end is stopped at the limit`() async throws {
        let head = "HTTP/1.1 302 Found\r\nLocation: /b\r\nTransfer-Encoding: chunked\r\n\r\n"
        let steps: [LoopbackServer.Step] = [.send(head), .sendForever(chunk)]
        try await serving({ _ in steps }, settings: limited(1 << 20)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooLarge(limitBytes: 1 << 20))
        }
    }

    @Test func `ten thousand headers are refused`() async throws {
        let flood = (0..<10_000).map { "X-Flood-\($0): a" }
        try await serving(.answer(headers: flood, body: "x")) { server, fetcher in
            #expect(
                await fetcher.result(server.url()).failure == .headersTooLarge(limitBytes: 65536))
        }
    }

    @Test func `a header line without end is refused`() async throws {
        let line = [UInt8](repeating: 97, count: 4096)
        let steps: [LoopbackServer.Step] = [.send("HTTP/1.1 200 OK\r\nX: "), .sendForever(line)]
        try await serving({ _ in steps }) { server, fetcher in
            #expect(
                await fetcher.result(server.url()).failure == .headersTooLarge(limitBytes: 65536))
        }
    }

    @Test func `interim answers without end are refused`() async throws {
        let steps = [LoopbackServer.Step.sendForever(Array("HTTP/1.1 100 Continue\r\n\r\n".utf8))]
        try await serving({ _ in steps }) { server, fetcher in
            #expect(
                await fetcher.result(server.url()).failure == .headersTooLarge(limitBytes: 65536))
        }
    }

    @Test func `a large body is given up when the shared bytes are used up`() async throws {
        let settings = FetchSettings.loopback {
            $0.ownBodyBytes = 1000
            $0.sharedBodyBytes = 5000
        }
        let body = String(repeating: "x", count: 7000)
        try await serving(.answer(body: body), settings: settings) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .crowdedOut(limitBytes: 5000))
        }
    }

    @Test func `the shared bytes come back when a transfer ends`() async throws {
        let settings = FetchSettings.loopback {
            $0.ownBodyBytes = 1000
            $0.sharedBodyBytes = 5000
        }
        let body = String(repeating: "x", count: 5000)
        try await serving(.answer(body: body), settings: settings) { server, fetcher in
            #expect(await fetcher.result(server.url()).text == body)
            #expect(await fetcher.result(server.url()).text == body)
        }
    }

    @Test func `a redirect is followed and the address that answered is told`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /old ") ? [.redirect(to: "/new")] : [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            let result = await fetcher.result(server.url("/old"))
            #expect(result.document?.url == server.url("/new"))
            #expect(result.facts?.movedTo == nil)
        }
    }

    @Test(arguments: ["301 Moved", "308 Moved"])
    func `a permanent redirect tells the new address`(status: String) async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /old ") ? [.redirect(status, to: "/new")] : [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            #expect(await fetcher.result(server.url("/old")).facts?.movedTo == server.url("/new"))
        }
    }

    @Test func `what follows a temporary redirect is not permanent`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            if $0.hasPrefix("GET /1 ") { return [.redirect("301 Moved", to: "/2")] }
            if $0.hasPrefix("GET /2 ") { return [.redirect("302 Found", to: "/3")] }
            if $0.hasPrefix("GET /3 ") { return [.redirect("301 Moved", to: "/4")] }
            return [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            let result = await fetcher.result(server.url("/1"))
            #expect(result.facts?.movedTo == server.url("/2"))
            #expect(result.document?.url == server.url("/4"))
        }
    }

    @Test func `a permanent redirect of an address with a password is not told`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /old ") ? [.redirect("301 Moved", to: "/new")] : [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            let result = await fetcher.result(server.url("/old", user: "joe:secret@"))
            #expect(result.text == "x")
            #expect(result.facts?.movedTo == nil)
            #expect(result.document?.url == server.url("/new"))
        }
    }
}
