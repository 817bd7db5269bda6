// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// A program that a test has started.
///
/// Its end is awaited by asking the system: Foundation learns of it through a socket and a run
/// loop, and where dozens of tests start programs at once it now and then never does, so that
/// `waitUntilExit` waits for ever.
final class Child {
    private let process: Process
    /// How it ended; nil while it runs.
    private var status: Int32?

    /// Starts a process that is set up and was not started yet.
    init(_ process: Process) throws {
        self.process = process
        try process.run()
    }

    deinit {
        if !hasEnded { kill(process.processIdentifier, SIGKILL) }
    }

    func send(_ signal: Int32) {
        if !hasEnded { kill(process.processIdentifier, signal) }
    }

    /// Waits for its end; its exit status, or the number of the signal that ended it.
    func end() -> Int32 {
        while true {
            if hasEnded, let status { return status }
            usleep(5_000)
        }
    }

    /// Looks whether it has ended, and collects it if so.
    private var hasEnded: Bool {
        if status != nil { return true }
        var word: Int32 = 0
        if waitpid(process.processIdentifier, &word, WNOHANG) == process.processIdentifier {
            let signal = word & 0x7f
            status = signal == 0 ? (word >> 8) & 0xff : signal
        } else if !process.isRunning {
            // Foundation was quicker.
            status = process.terminationStatus
        }
        return status != nil
    }
}
