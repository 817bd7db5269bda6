// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Tells systemd how the daemon is (sd_notify), where it listens.
struct ServiceManager: Sendable {
    private let path: String?

    /// - Parameter path: `NOTIFY_SOCKET`; nil when nobody listens.
    init(path: String?) { self.path = path }

    func ready() { send("READY=1\nSTATUS=Watching.") }
    /// Tells that work was done, with how things stand where there is news.
    func alive(status: String?) {
        send(status.map { "WATCHDOG=1\nSTATUS=\($0)" } ?? "WATCHDOG=1")
    }
    /// Asks for more time to start, in which something long is done.
    ///
    /// Source: sd_notify(3), `EXTEND_TIMEOUT_USEC`.
    func starting(_ what: String, seconds: Int) {
        send("EXTEND_TIMEOUT_USEC=\(seconds * 1_000_000)\nSTATUS=\(what)")
    }

    func stopping() { send("STOPPING=1") }

    func reloading(monotonicMicroseconds: UInt64) {
        send("RELOADING=1\nMONOTONIC_USEC=\(monotonicMicroseconds)")
    }

    /// One datagram to the socket; a leading `@` names an abstract one.
    ///
    /// Source: sd_notify(3).
    private func send(_ message: String) {
        guard let path, path.utf8.count < 100 else { return }
        let descriptor = socket(
            AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(message.utf8)
        // If nobody listens, there is nobody to tell.
        _ = UnixAddress(path).use {
            sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, $1)
        }
    }
}
