// SPDX-License-Identifier: Apache-2.0

import Foundation
import Publishing
package import Storage

/// Writes the alert files that have been committed; a crash in between writes the same again.
package struct Outbox: Sendable {
    private let directory: String

    package init(directory: String) { self.directory = directory }

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
            case .append: try file.append(line: pending.file.body)
            }
            try store.fileWritten(pending.id)
            written.append("\(directory)/\(pending.file.path)")
        }
        return written
    }
}
