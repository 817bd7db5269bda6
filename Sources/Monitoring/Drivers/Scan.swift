// SPDX-License-Identifier: Apache-2.0

package import Bursts
import Feeds
package import Fetching
package import Foundation
package import Model
package import Storage

/// One look by hand: reads every source once and tells what there is.
///
/// A scan takes what it finds as history: each dated item counts as if it had arrived when it was
/// published, so that two weeks of feeds show what would have been alerted in them.
package struct Scan: Sendable {
    /// What a scan found.
    package struct Result: Sendable {
        package var feeds: [FeedReport] = []
        /// In order of publication.
        package var mentions: [Mention] = []
        package var bursts: [Burst] = []
        /// As they stand at the end.
        package var incidents: [Incident] = []
        /// Alerts raised by this scan, revisions included.
        package var alerts = 0
        /// How many sources could not be fetched or opened, and how many were no feeds.
        package var unreachable = 0
        package var unreadable = 0
    }

    /// Fetches one address; the daemon's way, or a test's.
    package typealias Fetch = @Sendable (FetchRequest) async throws(FetchFailure) -> FetchOutcome

    private let setup: Setup
    private let fetch: Fetch
    private let now: Date

    /// `now`: the end of the time that is looked at.
    package init(setup: Setup, now: Date, fetch: @escaping Fetch) {
        self.setup = setup
        self.now = now
        self.fetch = fetch
    }

    /// Reads, counts, raises; what is new is committed to the store with its alert files.
    ///
    /// `progress`: called before each source with its number, from 1.
    ///
    /// Throws: ``StoreFailure``; `EncodingError`.
    package func run(
        store: Store,
        progress: @Sendable (_ number: Int, _ of: Int, _ name: String) -> Void = { _, _, _ in }
    ) async throws -> Result {
        var result = Result()
        var found = MentionMaker.Found()
        let sources = setup.configuration.sources
        for (index, source) in sources.enumerated() {
            progress(index + 1, sources.count, source.name)
            switch await read(source) {
            case .success(let feed):
                let more = try look(feed, source, store, into: &result)
                found.mentions += more.mentions.map(asHistory)
                found.marks += more.marks
            case .failure(let failure):
                note(failure, of: source, into: &result)
            }
        }
        try take(found, store: store, into: &result)
        return result
    }
}

extension Scan {
    private func look(
        _ feed: Feed, _ source: Source, _ store: Store, into result: inout Result
    ) throws -> MentionMaker.Found {
        let named = setup.maker.named(in: feed, from: source)
        let known = try store.known(named.marks)
        let found = setup.maker.mentions(
            among: named, from: source, arrived: now, known: known, watchedSince: now)
        var report = FeedReport(source: source)
        report.format = feed.format.rawValue
        report.items = feed.items.count
        report.mentions = found.mentions.count
        result.feeds.append(report)
        return found
    }

    private func note(_ failure: SourceFailure, of source: Source, into result: inout Result) {
        switch failure {
        case .unreachable: result.unreachable += 1
        case .unreadable: result.unreadable += 1
        }
        var report = FeedReport(source: source)
        report.error = failure.description
        result.feeds.append(report)
    }

    private func read(_ source: Source) async -> Swift.Result<Feed, SourceFailure> {
        switch await SourceReader(setup, fetch: fetch).readAnew(source, at: now) {
        case .feed(let feed, _): .success(feed)
        case .failure(let failure, _, _): .failure(failure)
        // Nobody has anything that could be the same, and a scan is ended with its program.
        case .unchanged, .cancelled: .failure(.unreachable(FetchFailure.cancelled.description))
        }
    }

    /// A dated item arrives when it was published; an undated one stays what it is, unknown.
    private func asHistory(_ mention: Mention) -> Mention {
        guard mention.isDated else { return mention }
        var mention = mention
        mention.arrived = mention.published
        mention.isBackfill = false
        return mention
    }

    private func take(
        _ found: MentionMaker.Found, store: Store, into result: inout Result
    ) throws {
        // Sorted by the id as well: two items of one second come in the same order every time.
        let fresh = found.mentions.sorted { ($0.arrived, $0.id) < ($1.arrived, $1.id) }
        let coverage = coverage(result.feeds)
        var outcome = Pipeline.Outcome()
        var batch = Batch()
        for brand in setup.configuration.brands {
            var state = try setup.state(of: brand, in: store)
            for var mention in fresh where mention.brandID == brand.id {
                // With a state kept from an earlier look, what is late arrives now.
                mention.arrived = max(mention.arrived, state.clock ?? mention.arrived)
                outcome.append(
                    setup.pipeline.take(mention, of: brand, into: &state, coverage: { coverage }))
            }
            outcome.append(
                setup.pipeline.advance(&state, of: brand, to: now, coverage: { coverage }))
            result.incidents += state.incidents
            batch.states[brand.id] = try JSONEncoder().encode(state)
        }
        result.mentions = outcome.mentions.sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        result.bursts = outcome.bursts.compactMap(\.raised)
        result.alerts = outcome.alerts.count
        batch.mentions = outcome.mentions
        batch.marks = Marks(found.marks, seen: now)
        batch.files = try setup.files(of: outcome.alerts, fresh: outcome.mentions, store: store)
        try store.commit(batch)
    }

    private func coverage(_ feeds: [FeedReport]) -> Coverage {
        Coverage(
            read: feeds.filter { $0.error == nil }.map(\.name),
            blind: feeds.compactMap { feed in
                feed.error.map {
                    Situation.BlindSpan(source: feed.name, from: now, to: nil, cause: $0)
                }
            })
    }
}

extension BurstEvent {
    /// The burst, at the moment it was raised.
    package var raised: Burst? {
        if case .raised(let burst) = self { burst } else { nil }
    }
}
