// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The address of a socket in the file system; a leading `@` names an abstract one.
struct UnixAddress {
    private var address = sockaddr_un()
    private let length: socklen_t

    /// `path`: shorter than 100 bytes; more is cut.
    init(_ path: String) {
        var name = Array(path.utf8.prefix(99))
        if name.first == UInt8(ascii: "@") { name[0] = 0 }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        length = socklen_t(MemoryLayout<sa_family_t>.size + name.count)
    }

    /// Hands the address to a call of the system.
    func use<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, length) }
        }
    }
}
