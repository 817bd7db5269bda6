// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing

/// A file of the user, read piece by piece, with the digest of what was read.
final class FilePieces {
    /// Ours: enough that the calls cost nothing, little enough that memory stays flat.
    private static let pieceBytes = 64 << 10

    private let handle: FileHandle
    private let running = RunningDigest()
    /// Why reading ended before the end of the file.
    private(set) var failure: String?

    /// Opens a file; throws a sentence for its user.
    init(_ path: String) throws(Failure) {
        // A pipe would be waited for without end, a device never ends.
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw Failure(reason: String(cString: strerror(errno)))
        }
        guard status.st_mode & S_IFMT == S_IFREG else { throw Failure(reason: "is no file") }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(reason: "cannot be read (look at its permissions)")
        }
        self.handle = handle
    }

    deinit { try? handle.close() }  // Closing after reading loses nothing.

    /// Why a file cannot be opened.
    struct Failure: Error {
        let reason: String
    }

    /// The next bytes; nil at the end, also at one that ``failure`` tells of.
    func next() -> [UInt8]? {
        do {
            guard let data = try handle.read(upToCount: Self.pieceBytes), !data.isEmpty else {
                return nil
            }
            let piece = Array(data)
            running.append(piece)
            return piece
        } catch {
            failure = "cannot be read to its end"
            return nil
        }
    }

    /// SHA-256 of what was read; ends the reading.
    func digest() -> String { running.finish() }
}
