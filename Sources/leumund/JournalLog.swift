// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Logging

/// Log lines for systemd's journal: one line each, with its priority, free of control characters.
struct JournalLog: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
        let facts = all.sorted { $0.key < $1.key }.map { " \($0.key)=\(quoted("\($0.value)"))" }
        let line = Terminal.printable("\(event.message)\(facts.joined())")
        // A log that cannot be written must not stop the work.
        try? FileHandle.standardError.write(
            contentsOf: Data("<\(priority(event.level))>\(line)\n".utf8))
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
