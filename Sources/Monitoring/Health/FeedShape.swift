// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// How the documents of a source change what is known of its health.
extension SourceRecord {
    /// Items from which on a document tells what they usually have, and what they lack.
    ///
    /// Ours: of three without a date none may have one by chance, of five that all have one it is
    /// a habit.
    private static let habitItems = 5
    private static let lackItems = 3

    /// Notes what the items of a document have, and what they have no more.
    mutating func noteShape(of feed: Feed, at now: Date) {
        if let format, format != feed.format.rawValue { formatChanged = now }
        format = feed.format.rawValue
        guard feed.items.count >= Self.lackItems else { return }
        let lost = (traits ?? []).subtracting(ItemTrait.allCases.filter { feed.someItem(has: $0) })
        lostTraits = lost.isEmpty ? nil : lost
        lostSince = lost.isEmpty ? nil : lostSince ?? now
        guard feed.items.count >= Self.habitItems else { return }
        let had = Set(ItemTrait.allCases.filter { feed.everyItem(has: $0) })
        traits = (traits ?? had).union(had)
    }

    /// Spans that are remembered, and for how long, in seconds: a month.
    ///
    /// Ours: figures of a month are read with its blind hours; of a source that fails more than
    /// twice a day the last ones are enough.
    private static let mostSpans = 64
    private static let spanMemory: TimeInterval = 31 * 86_400
    /// A pause of the program itself counts from so many seconds on: an hour.
    ///
    /// The shortest window of the detector.
    private static let leastPause: TimeInterval = 3600

    /// Remembers the span that ends now, if the source could not be read, or nobody asked it.
    mutating func noteBlindness(until now: Date) {
        if let from = blindSince {
            remember(from, until: now, problem ?? "unknown")
        } else if let last = lastRead, let planned = nextPoll,
            now.timeIntervalSince(planned) >= Self.leastPause
        {
            remember(last, until: now, "nobody asked it: the program rested")
        }
    }

    private mutating func remember(_ from: Date, until now: Date, _ cause: String) {
        let start = now.addingTimeInterval(-Self.spanMemory)
        let kept = (blindSpans ?? []).filter { $0.ended(after: start) }
        let span = Situation.BlindSpan(source: name, from: from, to: now, cause: cause)
        blindSpans = Array((kept + [span]).suffix(Self.mostSpans))
    }

    /// The spans that reach into the time since `start`, oldest first; the last may go on.
    func blindness(since start: Date) -> [Situation.BlindSpan] {
        let open = blindSince.map {
            Situation.BlindSpan(source: name, from: $0, to: nil, cause: problem ?? "unknown")
        }
        return (blindSpans ?? []).filter { $0.ended(after: start) } + [open].compactMap { $0 }
    }

    /// Seconds in which it could not be read, from a time until now.
    func blindTime(since start: Date, at now: Date) -> TimeInterval {
        blindness(since: start).reduce(0) { sum, span in
            sum + max(0, min(span.to ?? now, now).timeIntervalSince(max(span.from, start)))
        }
    }
}

extension Situation.BlindSpan {
    /// Whether it is over, but not before that time.
    fileprivate func ended(after time: Date) -> Bool { to.map { $0 > time } ?? false }
}

extension Feed {
    fileprivate func everyItem(has trait: ItemTrait) -> Bool {
        items.allSatisfy { $0.has(trait) }
    }

    fileprivate func someItem(has trait: ItemTrait) -> Bool { items.contains { $0.has(trait) } }
}

extension Item {
    fileprivate func has(_ trait: ItemTrait) -> Bool {
        switch trait {
        case .date: published != nil || updated != nil
        case .text: summaryText != nil || contentText != nil
        case .link: link != nil
        case .author: author != nil
        case .rating: rating != nil
        }
    }
}
