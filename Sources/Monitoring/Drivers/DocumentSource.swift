// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// Why a source gave nothing to read.
package enum SourceFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// It could not be fetched or opened.
    case unreachable(String)
    /// It came, but is no feed.
    case unreadable(String)

    package var description: String {
        switch self {
        case .unreachable(let reason), .unreadable(let reason): reason
        }
    }
}

/// Opens a file as a document, with the limit on its size.
package struct LocalDocument: Sendable {
    private let limits: Limits

    package init(limits: Limits = .standard) { self.limits = limits }

    /// - Throws: `unreachable` when there is no such file or it is too large.
    package func read(_ path: String, arrived: Date) throws(SourceFailure) -> Document {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw .unreachable("no file at \(path) that can be read")
        }
        defer { try? handle.close() }  // Closing after reading loses nothing.
        let bytes: Data
        do {
            // Nil is the end of the file: an empty one is read, and found to be no feed.
            bytes = try handle.read(upToCount: limits.documentBytes + 1) ?? Data()
        } catch {
            throw .unreachable("\(path) cannot be read (is it a directory?)")
        }
        guard bytes.count <= limits.documentBytes else {
            throw .unreachable("\(path) is larger than \(limits.documentBytes) bytes")
        }
        return Document(bytes: Array(bytes), arrived: arrived)
    }
}
