// SPDX-License-Identifier: Apache-2.0

import Fetching
package import Foundation
package import Model
import Storage

/// One look at an address, before it is configured or when it fails.
package struct FeedTrial: Sendable {
    /// What came of it.
    package enum Result: Sendable {
        /// The feed, how many of its items are mentions of the brands, and where it has moved to.
        case feed(Feed, mentions: Int, movedTo: String?)
        case failure(String)
    }

    private let setup: Setup
    private let fetch: Scan.Fetch

    package init(setup: Setup, fetch: @escaping Scan.Fetch) {
        self.setup = setup
        self.fetch = fetch
    }

    /// Asks once, as the daemon would for the first time; nothing is stored.
    package func run(_ source: Source, at now: Date) async -> Result {
        switch await SourceReader(setup, fetch: fetch).readAnew(source, at: now) {
        case .feed(let feed, let reading):
            let found = setup.maker.mentions(
                among: setup.maker.named(in: feed, from: source), from: source, arrived: now,
                known: [], watchedSince: now)
            return .feed(feed, mentions: found.mentions.count, movedTo: reading.movedTo)
        case .failure(let failure, _, let seconds):
            let again = seconds.map { "; asks to be left alone for \($0) s" } ?? ""
            return .failure(failure.description + again)
        case .unchanged, .cancelled: return .failure("nothing came")
        }
    }
}
