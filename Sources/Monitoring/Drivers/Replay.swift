// SPDX-License-Identifier: Apache-2.0

import Bursts
package import Foundation
package import Model
import Sentiment

/// History once more: what would have been alerted, with no look ahead.
///
/// Every brand or series in the history lives by itself; memory grows with their number and with
/// what each remembers, not with the length of the history.
package struct Replay: Sendable {
    /// A burst with the severity of the incident that it opened.
    package struct Finding: Sendable, Hashable {
        package var burst: Burst
        package var severity: Severity
    }

    private let setup: Setup
    private var states: [String: BrandState] = [:]
    /// By what the history calls the brand: id, name or name of the series.
    private var matchers: [String: BrandMatcher] = [:]
    private var firstArrivals: [String: Date] = [:]
    private var found: [Finding] = []
    private var lines = 0

    /// A replay that has seen nothing yet.
    package init(setup: Setup) {
        self.setup = setup
        for brand in setup.configuration.brands {
            matchers[brand.id] = matcher(brand)
            matchers[brand.name] = matchers[brand.id]
        }
    }

    /// Takes the next line of the history.
    ///
    /// - Returns: the mention as it was judged and counted.
    package mutating func take(_ record: ReplayRecord) -> Mention {
        lines += 1
        let matcher = matcher(for: record.series)
        let brand = matcher.brand
        var mention = record.mention(number: lines, of: matcher, analyzer: setup.analyzer)
        mention.isBackfill = record.backfill ?? isBackfill(mention)
        // Taken out of the table while it changes: a value held twice would be copied whole.
        var state = states.removeValue(forKey: brand.id) ?? BrandState()
        mention.arrived = max(mention.arrived, state.clock ?? mention.arrived)
        let outcome = setup.pipeline.take(mention, of: brand, into: &state, coverage: { nothing })
        note(outcome)
        states[brand.id] = state
        return outcome.mentions.last ?? mention
    }

    /// Ends the history; a burst that still lasts then has no end.
    ///
    /// - Parameter end: the ticks up to here are evaluated; without it each history ends with the
    ///   tick after its last mention.
    /// - Returns: every burst, by the time it was raised, then by series.
    package mutating func finish(at end: Date? = nil) -> [Finding] {
        for (series, state) in states.sorted(by: { $0.key < $1.key }) {
            guard let brand = matchers[series]?.brand, let clock = state.clock else { continue }
            var state = state
            let last = end ?? clock.addingTimeInterval(2 * Pipeline.tick)
            note(setup.pipeline.advance(&state, of: brand, to: last, coverage: { nothing }))
        }
        return found.sorted {
            ($0.burst.raised, $0.burst.series) < ($1.burst.raised, $1.burst.series)
        }
    }

    /// Replay knows nothing of sources that were blind.
    private var nothing: Coverage { Coverage(read: [], blind: []) }

    private func matcher(_ brand: Brand) -> BrandMatcher {
        BrandMatcher(brand: brand, tokenizer: setup.analyzer.lexicons.tokenizer)
    }

    private mutating func matcher(for series: String) -> BrandMatcher {
        if let known = matchers[series] { return known }
        var brand = Brand(name: series)
        brand.id = series
        let made = matcher(brand)
        matchers[series] = made
        return made
    }

    /// What is older than the first poll of its source was there before anybody watched; what
    /// has no date counts as that old in the first poll.
    private mutating func isBackfill(_ mention: Mention) -> Bool {
        let source = "\(mention.brandID)\u{0}\(mention.source)"
        let first = firstArrivals[source] ?? mention.arrived
        firstArrivals[source] = first
        guard mention.isDated else { return mention.arrived == first }
        return first.timeIntervalSince(mention.published) > 3600
    }

    private mutating func note(_ outcome: Pipeline.Outcome) {
        for event in outcome.bursts {
            switch event {
            case .raised(let burst):
                let incident = outcome.alerts.first { $0.incident.burst.raised == burst.raised }
                found.append(
                    Finding(burst: burst, severity: incident?.incident.severity ?? .note))
            case .changed(let burst), .ended(let burst):
                let isSame = { (finding: Finding) in
                    finding.burst.series == burst.series && finding.burst.raised == burst.raised
                }
                if let index = found.lastIndex(where: isSame) { found[index].burst.end = burst.end }
            }
        }
    }
}
