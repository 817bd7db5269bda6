// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// Keeps a second daemon from working on the same state; ends with the process.
struct StateLock: Sendable {
    private let descriptor: Int32

    /// - Throws: status 75 when another daemon holds it, 73 when the folder cannot be used.
    init(directory: String) throws(CommandFailure) {
        let path = "\(directory)/leumund.lock"
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(.cannotCreate, "\(directory): cannot be made (look at its parent)")
        }
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640)
        guard descriptor >= 0 else {
            throw CommandFailure(.cannotCreate, "\(path): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            throw CommandFailure(
                .tryAgain, "\(directory): another daemon works on it (end it first)")
        }
    }
}
