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
    private let folder: String

    /// A file at this path; nothing is touched yet.
    package init(path: String) {
        self.path = path
        folder = Self.parent(of: path)
    }

    /// Writes the file whole: a hidden name in the same folder, flushed, renamed, folder flushed.
    ///
    /// A link of that name is replaced, not followed. Missing folders are made.
    package func replace(with bytes: some Collection<UInt8>) throws(Failure) {
        let hidden = "\(folder)/.\(path.split(separator: "/").last ?? "").new"
        try makeFolder(folder)
        unlink(hidden)
        do throws(Failure) {
            try writeNew(bytes, to: hidden)
            guard rename(hidden, path) == 0 else { throw failure(path) }
        } catch {
            // What is half written would only take room, of which there may be none.
            unlink(hidden)
            throw error
        }
        try flushFolder(folder)
    }

    /// Takes the file away; one that is not there is as good.
    package func remove() throws(Failure) {
        if unlink(path) != 0 {
            if errno == ENOENT { return }
            throw failure(path)
        }
        try flushFolder(folder)
    }

    /// Adds a line, with its line break, to the end, unless the file already ends with it: a
    /// repetition after a crash adds nothing.
    ///
    /// A link of that name is an error. What cannot be added whole is taken back.
    ///
    /// `turning`: when a file that would grow too large makes way for a new one.
    package func append(
        line bytes: some Collection<UInt8>, turning: Turning? = nil
    ) throws(Failure) {
        try makeFolder(folder)
        if let turning, try isFull(turning, for: Array(bytes)) { try turn(keeping: turning.kept) }
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW, Self.mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        let line = Array(bytes)
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length >= 0 else { throw failure(path) }
        let tail = try tail(of: descriptor, min(line.count + 1, length), length: length)
        if !Self.ends(tail, with: line) {
            // A line that a power cut has torn stays alone.
            let isTorn = tail.last.map { $0 != Self.lineBreak } ?? false
            do throws(Failure) {
                try write((isTorn ? [Self.lineBreak] : []) + line, to: descriptor)
            } catch {
                ftruncate(descriptor, off_t(length))
                throw error
            }
        }
        guard fsync(descriptor) == 0 else { throw failure(path) }
        try flushFolder(folder)
    }
}

extension AtomicFile {
    /// When a growing file is put aside, and how many of those are kept.
    package struct Turning: Sendable {
        package var bytes: Int
        package var kept: Int

        package init(bytes: Int, kept: Int) {
            self.bytes = bytes
            self.kept = kept
        }
    }

    /// Whether the line does not stand there yet and would make the file too large.
    private func isFull(_ turning: Turning, for line: [UInt8]) throws(Failure) -> Bool {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW)
        // None is there yet, or adding to it will say what is wrong.
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard length > 0, length + line.count > turning.bytes else { return false }
        let tail = try tail(of: descriptor, min(line.count + 1, length), length: length)
        return !Self.ends(tail, with: line)
    }

    /// Puts the file aside under the next number, `NAME.jsonl` as `NAME.12.jsonl`, and takes the
    /// oldest away.
    ///
    /// Numbers only rise, so that a crash in between loses and doubles nothing.
    private func turn(keeping kept: Int) throws(Failure) {
        let name = String(path.split(separator: "/").last ?? "")
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let (stem, ending) = (name[..<dot], name[dot...])
        let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let numbers = entries.compactMap { entry -> Int? in
            guard entry.hasPrefix("\(stem)."), entry.hasSuffix(ending) else { return nil }
            return Int(entry.dropFirst(stem.count + 1).dropLast(ending.count))
        }.sorted()
        let next = (numbers.last ?? 0) + 1
        guard rename(path, "\(folder)/\(stem).\(next)\(ending)") == 0 else {
            throw failure(path)
        }
        // One that cannot be taken away only takes room.
        for number in numbers.dropLast(max(0, kept - 1)) {
            unlink("\(folder)/\(stem).\(number)\(ending)")
        }
        try flushFolder(folder)
    }

    /// Owner writes, group reads, nobody else: what the team sees may be about people.
    private static let mode: mode_t = 0o640
    /// What the umask leaves of it.
    private static let folderMode: mode_t = 0o777
    private static let lineBreak = UInt8(ascii: "\n")

    /// What stands before the last slash.
    ///
    /// Not by way of `NSString`, which on Linux traps on the path ".".
    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Makes a folder and those above it that are missing.
    private func makeFolder(_ folder: String) throws(Failure) {
        let parent = Self.parent(of: folder)
        if mkdir(folder, Self.folderMode) != 0 {
            if errno == EEXIST { return }
            guard errno == ENOENT, parent != folder else { throw failure(folder) }
            try makeFolder(parent)
            guard mkdir(folder, Self.folderMode) == 0 else { throw failure(folder) }
        }
        try flushFolder(parent)
    }

    private func tail(
        of descriptor: Int32, _ count: Int, length: Int
    ) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let read = pread(descriptor, &bytes, count, off_t(length - count))
        guard read == count else { throw failure(path) }
        return bytes
    }

    /// Whether the last line is this one, and not only a longer one with the same end.
    private static func ends(_ tail: [UInt8], with line: [UInt8]) -> Bool {
        guard tail.suffix(line.count).elementsEqual(line) else { return false }
        return tail.count == line.count || tail.first == lineBreak
    }

    private func writeNew(_ bytes: some Collection<UInt8>, to hidden: String) throws(Failure) {
        let descriptor = open(hidden, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, Self.mode)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try write(Array(bytes), to: descriptor)
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    private func flushFolder(_ folder: String) throws(Failure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(folder) }
    }

    private func failure(_ path: String) -> Failure {
        let code = errno
        return Failure(path: path, reason: String(cString: strerror(code)), code: code)
    }
}
