// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Writes files so that a reader sees the old one or the new one, never a part.
package struct AtomicFile: Sendable {
    /// What went wrong, where.
    package struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        package var path: String
        package var reason: String
        /// The `errno` of the call that failed.
        package var code: Int32

        package var description: String { "\(path): \(reason)" }
    }

    private let path: String

    package init(path: String) { self.path = path }

    /// Writes the file whole: a hidden name in the same folder, flushed, renamed, folder flushed.
    ///
    /// A link of that name is replaced, not followed. Missing folders are made.
    package func replace(with bytes: some Collection<UInt8>) throws(Failure) {
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        let hidden = "\(folder)/.\(name).new"
        try makeFolder(folder)
        unlink(hidden)
        try write(bytes, to: hidden, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW)
        guard rename(hidden, path) == 0 else { throw failure(path) }
        try flushFolder(folder)
    }

    /// Adds a line to the end, unless the file already ends with it: a repetition after a crash
    /// adds nothing.
    package func append(line bytes: some Collection<UInt8>) throws(Failure) {
        let folder = (path as NSString).deletingLastPathComponent
        try makeFolder(folder)
        if endsWith(bytes) { return }
        try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW)
        try flushFolder(folder)
    }
}

extension AtomicFile {
    /// Owner writes, group reads, nobody else: what the team sees may be about people.
    private static let mode: mode_t = 0o640

    private func makeFolder(_ folder: String) throws(Failure) {
        do {
            try FileManager.default.createDirectory(
                atPath: folder.isEmpty ? "." : folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(path: folder, reason: "cannot make the folder", code: errno)
        }
    }

    private func endsWith(_ bytes: some Collection<UInt8>) -> Bool {
        // A file that cannot be read is simply appended to; that call then says why it fails.
        guard let handle = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? handle.close() }
        let length = UInt64(bytes.count)
        guard let size = try? handle.seekToEnd(), size >= length,
            (try? handle.seek(toOffset: size - length)) != nil,
            let tail = try? handle.readToEnd()
        else { return false }
        return tail.elementsEqual(bytes)
    }

    private func write(
        _ bytes: some Collection<UInt8>, to path: String, flags: Int32
    ) throws(Failure) {
        let descriptor = open(path, flags, Self.mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            rest = rest.dropFirst(count)
        }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private func flushFolder(_ folder: String) throws(Failure) {
        let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    private func failure(_ path: String) -> Failure {
        let code = errno
        return Failure(path: path, reason: String(cString: strerror(code)), code: code)
    }
}
