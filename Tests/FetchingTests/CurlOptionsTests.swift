// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Fetching

@Suite struct CurlOptionsTests {
    @Test func `a redirect loop ends at the limit`() async throws {
        let settings = FetchSettings.loopback { $0.maxRedirects = 3 }
        try await serving(.redirect(to: "/feed"), settings: settings) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .tooManyRedirects(limit: 3))
            #expect(server.requests.count == 4)
        }
    }

    @Test(arguments: [
        "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/", "data:text/xml,x",
        "http://[::1", "http://a b/", "dict://127.0.0.1/",
    ])
    func `a redirect to anything but http and https is refused`(target: String) async throws {
        try await serving(.redirect(to: target)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .refusedRedirect)
        }
    }

    @Test func `a slow body ends at the time limit`() async throws {
        let settings = FetchSettings.loopback { $0.timeout = .milliseconds(150) }
        let head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx"
        try await serving(.send(head), .hold, settings: settings) { server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .timeout(limit: .milliseconds(150)))
        }
    }

    @Test func `a slow header ends at the time limit`() async throws {
        let settings = FetchSettings.loopback { $0.timeout = .milliseconds(150) }
        try await serving(.send("HTTP/1.1 200"), .hold, settings: settings) { server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .timeout(limit: .milliseconds(150)))
        }
    }

    @Test func `a handshake that never comes ends at the limit for connecting`() async throws {
        let settings = FetchSettings.loopback { $0.connectTimeout = .milliseconds(150) }
        // A TLS greeting holds no blank line, so the server reads on and says nothing.
        try await serving(.hold, settings: settings) { server, fetcher in
            let url = server.url().replacing("http:", with: "https:")
            #expect(await fetcher.result(url).failure == .timeout(limit: .milliseconds(150)))
        }
    }

    @Test func `a drip below the lowest speed ends before the time limit`() async throws {
        let settings = FetchSettings.loopback {
            $0.slowestFor = .seconds(1)
            $0.timeout = .seconds(60)
        }
        try await serving(.send("HTTP/1.1 200 OK\r\n\r\nx"), .hold, settings: settings) {
            server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .timeout(limit: .seconds(1)))
        }
    }

    @Test func `the user name and password go to the host of the request`() async throws {
        try await serving(.answer()) { server, fetcher in
            _ = await fetcher.result(server.url(user: "joe:secret@"))
            #expect(server.requests.first?.contains("\r\nAuthorization: Basic ") == true)
        }
    }

    @Test func `the user name and password do not follow a redirect to another host`()
        async throws
    {
        let other = try LoopbackServer(host: "127.0.0.2") { _ in [.answer(body: "x")] }
        defer { other.stop() }
        try await serving(.redirect(to: other.url())) { server, fetcher in
            #expect(await fetcher.result(server.url(user: "joe:secret@")).text == "x")
            #expect(other.requests.first?.contains("Authorization") == false)
        }
    }

    @Test func `a cookie is not sent back`() async throws {
        try await serving(.answer(headers: ["Set-Cookie: a=b"])) { server, fetcher in
            _ = await fetcher.result(server.url())
            _ = await fetcher.result(server.url())
            #expect(server.requests.count == 2)
            #expect(server.requests.last?.contains("Cookie") == false)
        }
    }

    @Test func `a redirect does not tell where it came from`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = {
            $0.hasPrefix("GET /old ") ? [.redirect(to: "/new")] : [.answer(body: "x")]
        }
        try await serving(answer) { server, fetcher in
            _ = await fetcher.result(server.url("/old"))
            #expect(server.requests.count == 2)
            #expect(server.requests.last?.contains("Referer") == false)
        }
    }

    @Test func `the user agent of the settings is sent`() async throws {
        let settings = FetchSettings.loopback { $0.userAgent = "Leumund (+mailto:a@example.org)" }
        try await serving(.answer(), settings: settings) { server, fetcher in
            _ = await fetcher.result(server.url())
            let line = "\r\nUser-Agent: Leumund (+mailto:a@example.org)\r\n"
            #expect(server.requests.first?.contains(line) == true)
        }
    }

    @Test func `a proxy named in the environment is not used`() async throws {
        // In a process of its own, since other tests must not see the environment change.
        await #expect(processExitsWith: .success) {
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
                setenv(name, "http://127.0.0.1:1", 1)
            }
            try await serving(.answer(body: "x")) { server, fetcher in
                try #require(await fetcher.result(server.url()).text == "x")
            }
        }
    }
}
