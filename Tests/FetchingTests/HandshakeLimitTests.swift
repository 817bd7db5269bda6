// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct HandshakeLimitTests {
    /// A record of TLS 1.2 full of empty greetings, which clients pass over (RFC 5246, 7.4.1.1).
    private static let record: [UInt8] =
        [0x16, 0x03, 0x03, 0x40, 0x00] + [UInt8](repeating: 0, count: 0x4000)

    @Test(.timeLimit(.minutes(2)))
    func `a handshake without end is cut, and others go on`() async throws {
        let flood = Array(repeating: Self.record, count: 64).flatMap { $0 }
        let hostile = try LoopbackServer(speaksFirst: true) { _ in [.sendForever(flood)] }
        defer { hostile.stop() }
        try await serving(.answer(body: "<rss/>")) { server, fetcher in
            async let cut = fetcher.result("https://127.0.0.1:\(hostile.port)/")
            let sound = await fetcher.result(server.url())
            #expect(sound.document != nil)
            guard case .failure = await cut else {
                Issue.record("nothing can come of it")
                return
            }
            // The loop is free: what is asked now is answered.
            #expect(await fetcher.result(server.url()).document != nil)
        }
    }
}
