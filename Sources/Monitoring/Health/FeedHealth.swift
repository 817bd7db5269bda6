// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// Tells what is wrong with a source from what is remembered of it; pure.
struct FeedHealth: Sendable {
    /// So long a source may be blind before it is an alert, in seconds.
    var patience: TimeInterval

    /// A source that fails once may have been asked at a bad moment.
    ///
    /// Ours.
    private static let leastFailures = 2
    /// Silence is news when it lasts so many times the longest pause that was seen; and at least
    /// so many usual gaps; and at least so long, in seconds.
    ///
    /// Ours: with items that come by chance ten gaps of silence happen once in 20,000 (e^-10), and
    /// pauses of readers, weekends and holidays, are in the longest one.
    private static let silentPauses = 3.0
    private static let silentGaps = 10.0
    private static let leastSilence: TimeInterval = 3 * 86_400
    /// A note about a single event is over after so many seconds: a day.
    private static let noteSpan: TimeInterval = 86_400

    /// Everything that is wrong with a source, at most one trouble of each kind.
    func troubles(of record: SourceRecord, at now: Date) -> [FeedTrouble] {
        if let broken = broken(record, at: now) { return [broken] }
        return [stale(record, at: now), changed(record, at: now), missed(record, at: now)]
            .compactMap { $0 }
    }

    private func broken(_ record: SourceRecord, at now: Date) -> FeedTrouble? {
        guard let since = record.blindSince else { return nil }
        let isLong =
            record.failures >= Self.leastFailures && now.timeIntervalSince(since) >= patience
        // What will not pass by itself need not wait.
        guard isLong || record.isGone == true || record.isQuarantined else { return nil }
        let cause = record.problem ?? "unknown"
        return trouble(.broken, record, since: since, Wording(en: cause, de: cause))
    }

    private func stale(_ record: SourceRecord, at now: Date) -> FeedTrouble? {
        guard let newest = record.newestItem, let gap = record.gap, let longest = record.longestGap
        else { return nil }
        let limit = max(
            Self.silentPauses * longest, Self.silentGaps * gap, Self.leastSilence)
        guard now.timeIntervalSince(newest) > limit else { return nil }
        let days = Self.days(longest)
        return trouble(
            .stale, record, since: newest,
            Wording(
                en: "nothing new; the longest pause before was \(days) days",
                de: "nichts Neues; die längste Pause war bisher \(days) Tage"))
    }

    private func changed(_ record: SourceRecord, at now: Date) -> FeedTrouble? {
        if let since = record.lostSince, let lost = record.lostTraits, !lost.isEmpty,
            now.timeIntervalSince(since) >= patience
        {
            let names = lost.map(\.rawValue).sorted().joined(separator: ", ")
            return trouble(
                .changed, record, since: since,
                Wording(
                    en: "its items have none of these any more: \(names)",
                    de: "seinen Einträgen fehlt jetzt immer: \(names)"))
        }
        guard let since = record.formatChanged, now.timeIntervalSince(since) < Self.noteSpan else {
            return nil
        }
        return trouble(
            .changed, record, since: since,
            Wording(
                en: "its format is \(record.format ?? "another") now",
                de: "sein Format ist jetzt \(record.format ?? "ein anderes")"))
    }

    private func missed(_ record: SourceRecord, at now: Date) -> FeedTrouble? {
        guard let since = record.mayHaveMissed, now.timeIntervalSince(since) < Self.noteSpan else {
            return nil
        }
        return trouble(
            .missed, record, since: since,
            Wording(
                en: "none of the items that it showed was known",
                de: "keiner der gezeigten Einträge war bekannt"))
    }

    private func trouble(
        _ kind: FeedTrouble.Kind, _ record: SourceRecord, since: Date, _ cause: Wording
    ) -> FeedTrouble {
        FeedTrouble(
            kind: kind, source: record.name, address: record.address.withoutCredentials,
            since: since, cause: cause, nextPoll: record.isGone == true ? nil : record.nextPoll)
    }

    private static func days(_ seconds: TimeInterval) -> String {
        String((seconds / 86_400 * 10).rounded() / 10)
    }
}
