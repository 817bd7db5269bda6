// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Fetching

@Suite struct ProxyTests {
    /// The default rules: nothing private is reached, not even the server that is the proxy.
    private static var strict: FetchSettings {
        var settings = FetchSettings()
        settings.timeout = .seconds(20)
        return settings
    }

    private func access(_ server: LoopbackServer, login: String? = nil) throws -> Access {
        var access = Access()
        access.proxy = try Proxy("http://\(server.host):\(server.port)")
        access.proxy?.login = login.flatMap { Login(Array($0.utf8)) }
        return access
    }

    @Test func `a feed is asked through the proxy, which may lie in a private network`()
        async throws
    {
        try await serving({ _ in [.answer(body: "x")] }, settings: Self.strict) { server, fetcher in
            let access = try access(server, login: "ann:secret")
            let result = await fetcher.result("http://feed.invalid/rss", access: access)
            #expect(result.text == "x")
            #expect(
                server.requests.first?.hasPrefix("GET http://feed.invalid/rss HTTP/1.1") == true)
            let line = "\r\nProxy-Authorization: Basic YW5uOnNlY3JldA==\r\n"
            #expect(server.requests.first?.contains(line) == true)
        }
    }

    @Test(arguments: [
        "http://10.0.0.1/", "http://127.0.0.1/", "http://0x7f.1/", "http://2130706433/",
        "http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/",
        "http://localhost/", "http://a.localhost/", "http://127.0.0.1./", "https://10.0.0.1/",
    ])
    func `a private address that is written as one is refused before the proxy hears of it`(
        url: String
    ) async throws {
        try await serving({ _ in [.answer(body: "x")] }, settings: Self.strict) { server, fetcher in
            let failure = await fetcher.result(url, access: try access(server)).failure
            #expect {
                throw try #require(failure)
            } throws: { error in
                if case FetchFailure.refusedAddress = error { true } else { false }
            }
            #expect(server.requests.isEmpty)
        }
    }

    @Test func `a redirect to a private address is refused behind the proxy too`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = { _ in
            [.redirect(to: "http://10.0.0.1/")]
        }
        try await serving(answer, settings: Self.strict) { server, fetcher in
            let result = await fetcher.result("http://feed.invalid/", access: try access(server))
            #expect(result.failure == .refusedAddress("10.0.0.1"))
            #expect(server.requests.count == 1)
        }
    }

    @Test func `an address that the configuration allows is asked through the proxy`()
        async throws
    {
        try await serving(.answer(body: "x")) { server, fetcher in
            let result = await fetcher.result("http://127.0.0.9/", access: try access(server))
            #expect(result.text == "x")
        }
    }

    @Test func `a tunnel that is refused is told, and sees no header of the feed`() async throws {
        let answer: @Sendable (String) -> [LoopbackServer.Step] = { _ in
            [.answer("407 Proxy Authentication Required")]
        }
        try await serving(answer, settings: Self.strict) { server, fetcher in
            var access = try access(server)
            access.headers = [try HeaderLine("X-Key: secret".utf8)]
            access.login = Login(Array("joe:secret".utf8))
            let result = await fetcher.result("https://feed.invalid/", access: access)
            #expect(result.failure == .proxy(reason: "it answered with status 407"))
            #expect(server.requests.first?.hasPrefix("CONNECT feed.invalid:443 ") == true)
            #expect(server.requests.first?.contains("X-Key") == false)
            #expect(server.requests.first?.contains("\r\nAuthorization") == false)
        }
    }

    @Test func `a proxy that is not there is told as such`() async throws {
        let server = try LoopbackServer { _ in [] }
        server.stop()
        var access = Access()
        access.proxy = try Proxy("http://127.0.0.1:1")
        let fetcher = try Fetcher(Self.strict)
        let result = await fetcher.result("http://feed.invalid/", access: access)
        #expect(result.failure == .proxy(reason: "connection refused"))
        await fetcher.shutdown()
    }

    @Test func `an exception in the environment does not lead past the proxy`() async throws {
        // In a process of its own, since other tests must not see the environment change.
        await #expect(processExitsWith: .success) {
            setenv("no_proxy", "*", 1)
            setenv("NO_PROXY", "*", 1)
            try await serving({ _ in [.answer(body: "x")] }, settings: .loopback()) {
                server, fetcher in
                var access = Access()
                access.proxy = try Proxy("http://\(server.host):\(server.port)")
                let result = await fetcher.result("http://feed.invalid/", access: access)
                try #require(result.text == "x")
            }
        }
    }

    @Test(arguments: [
        "http://proxy.example:3128", "https://proxy.example", "socks5h://10.0.0.1:1080/",
        "http://[fd00::1]:3128",
    ])
    func `a proxy is named by scheme, host and port`(text: String) throws {
        #expect(try Proxy(text).address == (text.hasSuffix("/") ? String(text.dropLast()) : text))
    }

    @Test(arguments: [
        "", "proxy.example:3128", "socks5://proxy.example", "socks4://proxy.example", "ftp://a",
        "http://", "http://a/path", "http://a?x", "http://a:99999",
    ])
    func `what is no proxy is refused`(text: String) {
        #expect(throws: Proxy.Fault.notAProxy) { try Proxy(text) }
    }

    @Test func `a proxy with a password in it is refused`() {
        #expect(throws: Proxy.Fault.hasCredentials) { try Proxy("http://a:b@proxy.example") }
    }
}
