// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Names the sources whose documents are being worked on, in a file that outlives a sudden death.
///
/// A document that kills the program must not do so for ever; see ``Monitor``. Written without a
/// flush: a process that dies leaves its written bytes to the system, and a power cut is no fault
/// of a feed.
package final class FlightLog: Sendable {
    private struct State {
        var names: Set<String> = []
        var handle: FileHandle?
    }

    private let state: Mutex<State>
    /// The sources that were in work when the program before this one died.
    package let left: [String]

    /// Reads what was left behind, and begins anew.
    ///
    /// `path`: of the file; without one, or when it cannot be written, nothing is remembered.
    package init(path: String?) {
        guard let path else {
            state = Mutex(State())
            left = []
            return
        }
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        left = text.split(separator: "\n").map(String.init)
        // Without it a dangerous feed is not found out; everything else goes on.
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        state = Mutex(State(handle: FileHandle(forWritingAtPath: path)))
    }

    /// A document of this source is worked on from now on.
    package func enter(_ name: String) { change { $0.insert(name).inserted } }

    /// They are done with.
    package func leave(_ names: [String]) {
        change { inWork in
            let before = inWork.count
            inWork.subtract(names)
            return inWork.count != before
        }
    }

    /// Writes the names anew if `body` has changed them.
    private func change(_ body: (inout Set<String>) -> Bool) {
        state.withLock { state in
            guard body(&state.names), let handle = state.handle else { return }
            do {
                let lines = state.names.sorted().flatMap { name in
                    name.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
                        + [UInt8(ascii: "\n")]
                }
                // Cut behind what was written: a death in between forgets nobody.
                try handle.seek(toOffset: 0)
                try handle.write(contentsOf: lines)
                try handle.truncate(atOffset: UInt64(lines.count))
            } catch {
                // As above.
                state.handle = nil
            }
        }
    }
}
