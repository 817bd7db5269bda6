// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Publishing
package import Storage

/// Writes the alert files that have been committed; a crash in between writes the same again.
package struct Outbox: Sendable {
    /// The stream of alerts is put aside at 16 MiB, about 1,000 alerts, and eight of these are
    /// kept: years of a quiet team, and no more than 144 MiB for a busy one.
    ///
    /// Ours; every revision also stands in `log/`.
    package static let stream = AtomicFile.Turning(bytes: 16 << 20, kept: 8)

    private let directory: String
    private let turning: AtomicFile.Turning

    /// Alert files below this directory.
    ///
    /// `turning`: when files that lines are added to are put aside.
    package init(directory: String, turning: AtomicFile.Turning = Outbox.stream) {
        self.directory = directory
        self.turning = turning
    }

    /// Writes everything that is pending, in order; what fails stays for the next time.
    ///
    /// - Returns: the paths written.
    /// - Throws: the first ``AtomicFile/Failure`` or ``StoreFailure``; later files wait, so that
    ///   the stream never speaks of a file that is not there.
    @discardableResult
    package func flush(_ store: Store) throws -> [String] {
        var written: [String] = []
        for pending in try store.pendingFiles() {
            let file = AtomicFile(path: "\(directory)/\(pending.file.path)")
            switch pending.file.mode {
            case .replace: try file.replace(with: pending.file.body)
            case .append: try file.append(line: pending.file.body, turning: turning)
            case .remove: try file.remove()
            }
            try store.fileWritten(pending.id)
            if pending.file.mode != .remove {
                written.append("\(directory)/\(pending.file.path)")
            }
        }
        return written
    }
}
