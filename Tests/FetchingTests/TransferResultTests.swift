// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fetching

@Suite struct TransferResultTests {
    @Test(arguments: [
        "this is no HTTP\r\n\r\n<rss/>",
        "<rss/>",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n<rss/>",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<rss/>",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n<rss/>\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n<rss/>\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n60\r\n<rss/>",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n<rss/> is not gzip",
    ])
    func `an answer that is broken or cut gives no document`(answer: String) async throws {
        try await serving(.send(answer), .close) { server, fetcher in
            guard case .brokenAnswer = await fetcher.result(server.url()).failure else {
                Issue.record("not seen as broken")
                return
            }
        }
    }

    @Test func `a bad status line after a redirect is a broken answer`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /old ")
                ? [.redirect(to: "/new")] : [.send("this is no HTTP\r\n\r\n<rss/>"), .close]
        }
        try await serving(answer) { server, fetcher in
            let failure = await fetcher.result(server.url("/old")).failure
            #expect(failure == .brokenAnswer(reason: "it has no HTTP status line"))
        }
    }

    @Test func `a server that hangs up is a failed connection`() async throws {
        try await serving(.close) { server, fetcher in
            guard case .connection = await fetcher.result(server.url()).failure else {
                Issue.record("not seen as a failed connection")
                return
            }
        }
    }

    @Test func `a port where nobody listens says so`() async throws {
        let fetcher = try Fetcher(.loopback())
        let failure = await fetcher.result("http://127.0.0.1:1/").failure
        #expect(failure == .connection(reason: "connection refused"))
        await fetcher.shutdown()
    }

    @Test func `a name without an address is told`() async throws {
        let fetcher = try Fetcher(.loopback())
        // The top level domain that never exists. Source: RFC 6761. A label that is too long needs
        // no name server to fail.
        let host = String(repeating: "a", count: 64) + ".invalid"
        let failure = await fetcher.result("http://joe:secret@\(host)/").failure
        #expect(failure == .nameNotFound(host: host))
        await fetcher.shutdown()
    }

    @Test func `garbage in place of a handshake is a failure of security`() async throws {
        try await serving({ _ in [] }) { server, fetcher in
            let garbler = try Garbler()
            defer { garbler.stop() }
            guard case .tls = await fetcher.result(garbler.url).failure else {
                Issue.record("not seen as a failure of TLS")
                return
            }
        }
    }

    @Test(arguments: ["/hang-up", "/loop", "/missing", "/broken"])
    func `no failure holds the user name or the password`(path: String) async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            if $0.hasPrefix("GET /hang-up ") { return [.close] }
            if $0.hasPrefix("GET /loop ") { return [.redirect(to: "/loop")] }
            if $0.hasPrefix("GET /missing ") { return [.answer("404 joe secret")] }
            return [.send("joe secret\r\n\r\n"), .close]
        }
        try await serving(answer) { server, fetcher in
            let result = await fetcher.result(server.url(path, user: "joe:secret@"))
            let failure = try #require(result.failure)
            #expect(!"\(failure) \(String(reflecting: failure))".contains("secret"))
            #expect(!"\(failure) \(String(reflecting: failure))".contains("joe"))
        }
    }
}
