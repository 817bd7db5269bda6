// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport

/// Answers the first bytes of a connection with bytes that are no TLS.
final class Garbler: Sendable {
    private let listener: Int32
    let url: String

    init() throws {
        let (listener, port) = try LoopbackServer.listen("127.0.0.1")
        self.listener = listener
        url = "https://127.0.0.1:\(port)/"
        let thread = Thread {
            let connection = accept(listener, nil, nil)
            var greeting = [UInt8](repeating: 0, count: 16)
            _ = recv(connection, &greeting, greeting.count, 0)
            _ = send(connection, "no handshake at all", 19, Int32(MSG_NOSIGNAL))
            close(connection)
            close(listener)
        }
        thread.start()
    }

    func stop() {
        shutdown(listener, Int32(SHUT_RDWR))
    }
}
