// SPDX-License-Identifier: Apache-2.0

import Foundation
import Storage

/// Forgets what has been kept long enough, a little at a time, so that no poll waits for it.
struct Upkeep: Sendable {
    /// Once a day everything is looked through.
    private static let pause: TimeInterval = 86_400
    /// So many sources are looked at in a step, and so many mentions of each are forgotten.
    ///
    /// Ours: a step takes about ten milliseconds on a small machine.
    private static let sourcesAStep = 20
    private static let mentionsAStep = 500
    /// An item that no document has held for so long is not expected back, in seconds: 90 days.
    ///
    /// Ours: feeds that show old items again do it within weeks.
    private static let markMemory: TimeInterval = 90 * 86_400

    private enum Stage {
        case resting(until: Date)
        case mentions(after: String?)
        case marks(part: Int)
    }

    private var stage = Stage.resting(until: .distantPast)

    /// Does one step.
    ///
    /// `keeping`: for how many seconds the mentions of a source are kept.
    mutating func step(
        in store: Store, keeping: (_ source: String) -> TimeInterval, at now: Date
    ) throws(StoreFailure) {
        switch stage {
        case .resting(let end):
            if end <= now { stage = .mentions(after: nil) }
        case .mentions(let last):
            stage = try forgetMentions(after: last, store, keeping, at: now)
        case .marks(let part):
            let unseen = now.addingTimeInterval(-Self.markMemory)
            try store.forgetMarks(part: part, unseenSince: unseen)
            stage =
                part + 1 < Store.markParts
                ? .marks(part: part + 1) : .resting(until: now.addingTimeInterval(Self.pause))
        }
    }

    private func forgetMentions(
        after last: String?, _ store: Store, _ keeping: (String) -> TimeInterval, at now: Date
    ) throws(StoreFailure) -> Stage {
        var last = last
        let names = try store.mentionedSources(after: last, atMost: Self.sourcesAStep)
        for name in names {
            let count = try store.forgetMentions(
                of: name, arrivedBefore: now.addingTimeInterval(-keeping(name)),
                atMost: Self.mentionsAStep)
            // There may be more of this source.
            if count == Self.mentionsAStep { return .mentions(after: last) }
            last = name
        }
        return names.isEmpty ? .marks(part: 0) : .mentions(after: last)
    }
}
