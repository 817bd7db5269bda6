// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Logging
import Synchronization

/// Log lines for systemd's journal: one line each, with its priority, free of control characters.
///
/// Where the journal itself listens it gets the facts of a line as fields too, so that
/// `journalctl LEUMUND_FEED=forum` finds what is about one feed.
///
/// A journal that does not read must not stop the work: a line that would have to wait is dropped,
/// and the next one that gets through says how many were.
struct JournalLog: LogHandler {
    /// What a pipe takes at once or not at all.
    ///
    /// Source: pipe(7), `PIPE_BUF` on Linux.
    private static let longestLine = 4096

    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    private let lost = LostLines()
    private let journal: JournalSocket?

    /// `journal`: where lines go in place of standard error.
    init(journal: JournalSocket? = nil) { self.journal = journal }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let facts = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(quoted("\($0.value)"))" }
        let line = Line(
            priority: priority(event.level), text: "\(event.message)\(facts.joined())",
            fields: all.mapValues { "\($0)" })
        if let count = lost.taken() {
            let report = "\(count) lines were lost: nobody read the log."
            guard take(Line(priority: 4, text: report, fields: [:])) else {
                return lost.add(count + 1)
            }
        }
        if !take(line) { lost.add() }
    }

    /// A line and what it is made of.
    private struct Line {
        var priority: Int
        var text: String
        var fields: [String: String]
    }

    /// Whether somebody took the line.
    private func take(_ line: Line) -> Bool {
        if let journal {
            return journal.send(
                Terminal.printable(line.text), priority: line.priority,
                fields: line.fields.mapValues(Terminal.printable))
        }
        guard isReady else { return false }
        write("<\(line.priority)>\(line.text)")
        return true
    }

    /// Whether standard error takes a line without waiting; also when its reader is gone, since
    /// that fails at once.
    private var isReady: Bool {
        var state = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        return poll(&state, 1, 0) == 1
    }

    private func write(_ line: String) {
        var bytes = Array(Terminal.printable(line).utf8.prefix(Self.longestLine - 1))
        bytes.append(UInt8(ascii: "\n"))
        // A log that cannot be written must not stop the work.
        _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
    }

    private func quoted(_ value: String) -> String {
        value.contains(" ") || value.contains("\"")
            ? "\"\(value.replacing("\"", with: "'"))\"" : value
    }

    /// Priorities of syslog.
    ///
    /// Source: sd-daemon(3).
    private func priority(_ level: Logger.Level) -> Int {
        switch level {
        case .critical: 2
        case .error: 3
        case .warning: 4
        case .notice: 5
        case .info: 6
        case .debug, .trace: 7
        }
    }
}

/// How many lines of a log nobody took.
private final class LostLines: Sendable {
    private let count = Mutex(0)

    func add(_ lines: Int = 1) { count.withLock { $0 += lines } }

    /// The number since the last time; nil when there were none.
    func taken() -> Int? {
        count.withLock { count in
            defer { count = 0 }
            return count == 0 ? nil : count
        }
    }
}
