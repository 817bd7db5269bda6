// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// Why the store could not do what it was asked; nothing of the batch has been written.
package enum StoreFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// Try again later: somebody else holds the database.
    case busy
    /// Nothing can be written until there is room again.
    case full
    /// Stop: the file is damaged or is no database.
    case damaged(String)
    /// Stop: a later release wrote it.
    case newerSchema(path: String)
    case cannotOpen(path: String, cause: String)
    /// The disk does not do what it is told.
    case disk(String)
    case other(String)

    /// Whether anything else would fail as well, whatever it holds.
    package var isOfAll: Bool {
        switch self {
        case .busy, .full, .disk, .cannotOpen: true
        case .damaged, .newerSchema, .other: false
        }
    }

    init(_ error: any Error, path: String?) {
        switch error {
        case let failure as StoreFailure: self = failure
        case let error as DatabaseError: self.init(error, path: path)
        // The causes alone: the full description may quote what is stored, or was to be.
        case is RowDecodingError, is DecodingError: self = .damaged("a record cannot be read")
        case is EncodingError: self = .other("a figure is no number")
        default: self = .other(String(describing: error))
        }
    }

    private init(_ error: DatabaseError, path: String?) {
        let message = error.message ?? "code \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL: self = .full
        case .SQLITE_IOERR: self = .disk(message)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(message)
        case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
            self = .cannotOpen(path: path ?? "the database", cause: message)
        default: self = .other(message)
        }
    }

    package var description: String {
        switch self {
        case .busy: "the database is held by another process"
        case .full: "the disk is full"
        case .damaged(let message): "the database is damaged: \(message)"
        case .newerSchema(let path): "\(path) was written by a later release"
        case .cannotOpen(let path, let cause): "cannot open \(path): \(cause)"
        case .disk(let message): "the disk fails: \(message)"
        case .other(let message): message
        }
    }
}
