// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage

/// What a document brought that is new, found beside whatever else goes on.
struct SourceNews: Sendable {
    var feed: Feed
    var reading: SourceReader.Reading
    /// In order of publication.
    var mentions: [Mention]
    /// What all its items are known by next time.
    var marks: [String]
    /// How many of the mentions are stored already.
    var taken = 0

    /// So many mentions are taken at a time, of one document or of several: other sources, the clock
    /// and the end of the program wait for no more.
    ///
    /// Ours: a tenth of a second on a small machine.
    static let part = 200

    /// Marks that are written in the time of one mention; ours, measured.
    private static let marksAMention = 10

    /// How much of a transaction it fills, in mentions.
    var weight: Int { max(next.count, isLast ? marks.count / Self.marksAMention : 0) }

    /// The mentions that are taken next.
    var next: ArraySlice<Mention> { mentions[taken...].prefix(Self.part) }
    /// Whether nothing is left after those.
    var isLast: Bool { mentions.count - taken <= Self.part }
}

extension SourceNews {
    /// Finds the mentions in a document that are not stored yet; nil when it was cancelled.
    ///
    /// `watchedSince`: when the source was read for the first time.
    static func find(
        in feed: Feed, _ reading: SourceReader.Reading, of source: Source, by maker: MentionMaker,
        in store: Store, watchedSince: Date?, at now: Date
    ) throws(StoreFailure) -> SourceNews? {
        let named = maker.named(in: feed, from: source)
        guard let known = try known(named.marks, in: store) else { return nil }
        let found = maker.mentions(
            among: named, from: source, arrived: now, known: known,
            watchedSince: watchedSince ?? now)
        guard !Task.isCancelled else { return nil }
        return SourceNews(
            feed: feed, reading: reading,
            mentions: found.mentions.sorted { ($0.published, $0.id) < ($1.published, $1.id) },
            marks: found.marks)
    }

    /// So many marks are looked up at a time, a few milliseconds in which nobody else has the store.
    private static let marksAtOnce = 1_000

    /// Those of the marks that are stored; nil when it was cancelled.
    private static func known(
        _ marks: [String], in store: Store
    ) throws(StoreFailure) -> Set<String>? {
        var known: Set<String> = []
        var rest = marks[...]
        while !rest.isEmpty {
            guard !Task.isCancelled else { return nil }
            known.formUnion(try store.known(Array(rest.prefix(marksAtOnce))))
            rest = rest.dropFirst(marksAtOnce)
        }
        return known
    }
}
