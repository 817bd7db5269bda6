// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Tells systemd how the daemon is (sd_notify), where it listens.
struct ServiceManager: Sendable {
    private let path: String?

    /// - Parameter path: `NOTIFY_SOCKET`; nil when nobody listens.
    init(path: String?) { self.path = path }

    func ready() { send("READY=1\nSTATUS=Watching.") }
    func alive() { send("WATCHDOG=1") }
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
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
        let bytes = Array(message.utf8)
        _ = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                sendto(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, length)
            }
        }
    }
}
