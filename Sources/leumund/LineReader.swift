// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The lines of a file or of standard input, one at a time; memory is one line.
struct LineReader: Sequence, IteratorProtocol {
    /// Owns the stream; closes it when nobody reads any more.
    private final class Stream {
        let file: UnsafeMutablePointer<FILE>
        var buffer: UnsafeMutablePointer<CChar>?
        var capacity = 0

        init(_ file: UnsafeMutablePointer<FILE>) { self.file = file }

        deinit {
            free(buffer)
            fclose(file)
        }
    }

    private let stream: Stream
    /// Number of the line last returned, from 1.
    private(set) var number = 0

    /// - Parameter path: a file, or `-` for standard input.
    /// - Throws: status 66 when there is no such file.
    init(path: String) throws(CommandFailure) {
        if path == "-", let input = fdopen(STDIN_FILENO, "r") {
            stream = Stream(input)
            return
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
        {
            throw CommandFailure(.noInput, "\(path): is a directory (name a file)")
        }
        guard let file = fopen(path, "r") else {
            throw CommandFailure(.noInput, "\(path): \(String(cString: strerror(errno)))")
        }
        stream = Stream(file)
    }

    mutating func next() -> String? {
        let count = getline(&stream.buffer, &stream.capacity, stream.file)
        guard count > 0, let buffer = stream.buffer else { return nil }
        number += 1
        let bytes = UnsafeRawBufferPointer(start: buffer, count: count)
        let end = bytes.last == 0x0A ? count - 1 : count
        return String(decoding: bytes.prefix(end), as: UTF8.self)
    }
}
