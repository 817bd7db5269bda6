// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// A file of the user that is read whole, or standard input where its path is `-`.
struct InputFile {
    let path: String

    /// All bytes of it.
    ///
    /// - Throws: status 66 when there is no such file, 65 when it is too large.
    func bytes() throws(CommandFailure) -> [UInt8] {
        let limit = Limits.standard.documentBytes
        guard let handle = path == "-" ? .standardInput : FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(.noInput, "\(path): no such file, or it cannot be read")
        }
        let data: Data
        do {
            // Nil is the end of the input: nothing at all is read.
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw CommandFailure(.noInput, "\(path): cannot be read (is it a directory?)")
        }
        guard data.count <= limit else {
            throw CommandFailure(.badInput, "\(path): is larger than \(limit >> 20) MiB")
        }
        return Array(data)
    }
}
