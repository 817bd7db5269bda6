// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Logging
import Testing

@testable import leumund

/// What the journal of systemd is told.
@Suite struct JournalTests {
    /// A socket such as the journal's.
    private final class Listener {
        let path: String
        private let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)

        init(path: String? = nil) throws {
            let folder = FileManager.default.temporaryDirectory.path
            self.path = path ?? "\(folder)/journal-\(UUID().uuidString.prefix(8))"
            let isBound = UnixAddress(self.path).use { bind(descriptor, $0, $1) == 0 }
            guard isBound else { throw POSIXError(.EADDRINUSE) }
        }

        deinit {
            close(descriptor)
            unlink(path)
        }

        /// The lines of the next datagram that is there; none when there is no more.
        func next() -> [String] {
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
            let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
            return text.split(separator: "\n").map(String.init)
        }
    }

    private func logger(_ listener: Listener) -> Logger {
        let log = JournalLog(journal: JournalSocket(path: listener.path))
        return Logger(label: "test") { _ in log }
    }

    @Test func `the facts of a line are fields of their own`() throws {
        let listener = try Listener()
        logger(listener).warning(
            "A feed could not be read.", metadata: ["feed": "forum", "cause": "status 500"])
        #expect(
            listener.next() == [
                "MESSAGE=A feed could not be read. cause=\"status 500\" feed=forum", "PRIORITY=4",
                "SYSLOG_IDENTIFIER=leumund", "LEUMUND_CAUSE=status 500", "LEUMUND_FEED=forum",
            ])
    }

    @Test func `what a feed says cannot forge a field or a second line`() throws {
        let listener = try Listener()
        logger(listener).error(
            "It failed.", metadata: ["cause": "x\nPRIORITY=0\u{1B}[31m\u{2028}MESSAGE=all is well"])
        let lines = listener.next()
        #expect(lines.count == 4)
        #expect(lines.filter { $0.hasPrefix("PRIORITY=") } == ["PRIORITY=3"])
        #expect(lines.filter { $0.hasPrefix("MESSAGE=") }.count == 1)
        #expect(!lines.joined().contains("\u{1B}"))
        #expect(listener.next().isEmpty)
    }

    @Test func `lines that a journal does not take are counted and told when it does again`() throws
    {
        var listener: Listener? = try Listener()
        let path = try #require(listener?.path)
        let log = JournalLog(journal: JournalSocket(path: path))
        let logger = Logger(label: "test") { _ in log }
        listener = nil
        logger.notice("One.")
        logger.notice("Two.")
        let again = try Listener(path: path)
        logger.notice("Three.")
        #expect(again.next().first == "MESSAGE=2 lines were lost: nobody read the log.")
        #expect(again.next().first == "MESSAGE=Three.")
    }
}
