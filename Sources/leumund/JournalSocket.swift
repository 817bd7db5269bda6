// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The socket on which systemd's journal takes lines with their fields.
///
/// Source: systemd.io, "Native Journal Protocol": fields as `NAME=value`, a line each.
struct JournalSocket: Sendable {
    private static let usualPath = "/run/systemd/journal/socket"
    /// What a datagram may hold at the least; the journal itself takes more.
    private static let longestField = 4096

    private let path: String
    private let descriptor: Int32

    /// A socket that sends to this path; nil when there are no descriptors left.
    init?(path: String) {
        guard path.utf8.count < 100 else { return nil }
        self.path = path
        descriptor = socket(
            AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return nil }
    }

    /// The journal, if standard error leads there; nil for a terminal, a pipe or a file.
    ///
    /// Source: systemd.exec(5), `JOURNAL_STREAM`: device and inode of what systemd has connected.
    static func ofStandardError() -> JournalSocket? {
        guard let stream = ProcessInfo.processInfo.environment["JOURNAL_STREAM"] else { return nil }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0,
            stream == "\(status.st_dev):\(status.st_ino)"
        else { return nil }
        return JournalSocket(path: usualPath)
    }

    /// Sends a line without waiting; false when nobody took it.
    ///
    /// `fields`: by names in small letters; `feed` becomes `LEUMUND_FEED`. Free of line breaks.
    func send(_ message: String, priority: Int, fields: [String: String]) -> Bool {
        var lines = [
            "MESSAGE=\(message)", "PRIORITY=\(priority)", "SYSLOG_IDENTIFIER=leumund",
        ]
        for (name, value) in fields.sorted(by: { $0.key < $1.key }) {
            lines.append("LEUMUND_\(name.uppercased())=\(value)")
        }
        var bytes: [UInt8] = []
        for line in lines { bytes += Array(line.utf8.prefix(Self.longestField)) + [0x0A] }
        return bytes.withUnsafeBytes { buffer in
            UnixAddress(path).use {
                sendto(
                    descriptor, buffer.baseAddress, buffer.count,
                    Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT), $0, $1)
            } == buffer.count
        }
    }
}
