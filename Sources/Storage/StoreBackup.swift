// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import GRDB
internal import Glibc

/// Copies of everything that is stored.
extension Store {
    /// Writes a copy of everything, while a daemon goes on working.
    ///
    /// The copy is made under another name beside `path`, checked, and put in its place: a file of
    /// that name is the old one or the new one, never a part.
    ///
    /// - Throws: ``StoreFailure`` of this store or of the copy.
    /// - Complexity: linear in the size of the store.
    package func backUp(to path: String) throws(StoreFailure) {
        let part = path + ".part"
        do {
            try? FileManager.default.removeItem(atPath: part)  // Left by one that was cut short.
            // What authors wrote is nobody else's.
            let made = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
            guard made >= 0 else {
                throw StoreFailure.cannotOpen(path: part, cause: String(cString: strerror(errno)))
            }
            close(made)
            let copy = try DatabaseQueue(path: part)
            try database.backup(to: copy)
            // One file, with nothing beside it.
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.read { try Self.examine($0, path: part) }
            try copy.close()
            try Self.putInPlace(part, at: path)
        } catch {
            try? FileManager.default.removeItem(atPath: part)
            throw StoreFailure(error, path: path)
        }
    }

    private static func putInPlace(_ part: String, at path: String) throws {
        let file = open(part, O_RDONLY)
        defer { close(file) }
        guard file >= 0, fsync(file) == 0, rename(part, path) == 0 else {
            throw StoreFailure.disk(String(cString: strerror(errno)))
        }
    }
}
