// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import Fetching

@Suite struct CurlCallbacksTests {
    private let closed = FetchSettings.loopback { $0.allowedNetworks = [] }

    @Test func `loopback is refused by default, and nobody is asked`() async throws {
        try await serving(.answer(body: "x"), settings: closed) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .refusedAddress("127.0.0.1"))
            #expect(server.connections == 0)
        }
    }

    @Test func `loopback is reached when its network is allowed`() async throws {
        try await serving(.answer(body: "x")) { server, fetcher in
            #expect(await fetcher.result(server.url()).text == "x")
        }
    }

    @Test func `a name that stands for loopback is refused`() async throws {
        try await serving(.answer(body: "x"), settings: closed) { server, fetcher in
            let url = "http://localhost:\(server.port)/"
            guard case .refusedAddress = await fetcher.result(url).failure else {
                Issue.record("localhost was not refused")
                return
            }
            #expect(server.connections == 0)
        }
    }

    @Test(arguments: [
        "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    ])
    func `an odd spelling of loopback is refused`(host: String) async throws {
        try await serving(.answer(body: "x"), settings: closed) { server, fetcher in
            let failure = await fetcher.result("http://\(host):\(server.port)/").failure
            #expect(failure == .refusedAddress("127.0.0.1"))
            #expect(server.connections == 0)
        }
    }

    @Test(arguments: [
        ("http://0.0.0.0/", "0.0.0.0"), ("http://10.0.0.1/", "10.0.0.1"),
        ("http://joe:secret@169.254.169.254/", "169.254.169.254"),
        ("http://[::ffff:10.0.0.1]/", "10.0.0.1"),
    ])
    func `a redirect to a refused address fails`(target: String, address: String) async throws {
        try await serving(.redirect(to: target)) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .refusedAddress(address))
        }
    }

    @Test func `a redirect from an allowed to a refused network fails`() async throws {
        let settings = FetchSettings.loopback {
            $0.allowedNetworks = [Network("127.0.0.1/32")].compactMap { $0 }
        }
        let other = try LoopbackServer(host: "127.0.0.2") { _ in [.answer(body: "x")] }
        defer { other.stop() }
        try await serving(.redirect(to: other.url()), settings: settings) { server, fetcher in
            #expect(await fetcher.result(server.url()).failure == .refusedAddress("127.0.0.2"))
            #expect(other.connections == 0)
        }
    }
}
