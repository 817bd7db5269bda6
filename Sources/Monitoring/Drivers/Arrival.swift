// SPDX-License-Identifier: Apache-2.0

import Model
import Storage
import Synchronization

/// What came of the poll of a source.
struct Arrival: Sendable {
    enum Answer: Sendable {
        case news(SourceNews)
        /// The store could not say what is known.
        case unstored(StoreFailure)
        case other(SourceReader.Answer)
    }

    let source: Source
    let answer: Answer
}

/// What has come and is not taken yet.
///
/// While one transaction is flushed to the disk, others bring more: the next one takes all of it.
/// With little to do nothing waits, with much to do a flush serves many.
final class Arrivals: Sendable {
    private let waiting = Mutex<[Arrival]>([])

    func put(_ arrivals: [Arrival]) { waiting.withLock { $0 += arrivals } }

    /// Puts some of what was taken back in front.
    func putBack(_ arrivals: [Arrival]) { waiting.withLock { $0 = arrivals + $0 } }

    /// Everything that waits, in the order in which it came.
    func takeAll() -> [Arrival] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}
