// SPDX-License-Identifier: Apache-2.0

import Foundation
import Synchronization

/// Asks systemd for more time as long as the start takes: a large store is examined, and brought
/// to the form of this release, before the first poll.
final class LongStart: Sendable {
    /// Each wish is for a minute, and comes in good time before the one before is over.
    private static let wish = 60
    private static let pause: TimeInterval = 20
    /// After an hour it is no long start any more but a hanging one.
    private static let most = 180

    private let hasEnded = Mutex(false)

    /// `what`: is shown as the status of the service.
    init(_ what: String, manager: ServiceManager) {
        // A thread of its own, since the start itself may hold all others.
        Thread.detachNewThread { [self] in
            for _ in 0..<Self.most {
                if hasEnded.withLock({ $0 }) { return }
                manager.starting(what, seconds: Self.wish)
                Thread.sleep(forTimeInterval: Self.pause)
            }
        }
    }

    func end() { hasEnded.withLock { $0 = true } }
}
