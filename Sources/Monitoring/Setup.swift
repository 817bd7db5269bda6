// SPDX-License-Identifier: Apache-2.0

import Bursts
import Foundation
import Fetching
import Hashing
package import Model
import Publishing
package import Sentiment
package import Storage

/// A configuration with everything made from it, replaced whole or not at all.
package struct Setup: Sendable {
    package private(set) var configuration: Configuration
    package let knowledge: Knowledge
    package let analyzer: Analyzer
    package let maker: MentionMaker
    package let pipeline: Pipeline
    /// Tells the brands apart that are looked for: eight digits and a hyphen.
    let interest: String
    private let alertFiles: AlertFiles

    /// How far back the history of an alert goes: the baseline of the detector and a margin.
    private static let history: TimeInterval = 35 * 86_400

    /// `digest`: of the configuration, by ``digest(of:feedsFile:)``, for the provenance of alerts.
    ///
    /// `key`: secret that makes pseudonyms of authors.
    package init(
        configuration: Configuration, digest: String, knowledge: Knowledge, key: [UInt8]
    ) {
        self.configuration = configuration
        self.knowledge = knowledge
        analyzer = Analyzer(lexicons: knowledge.lexicons)
        maker = MentionMaker(
            analyzer: analyzer, brands: configuration.brands,
            authors: Authors(key: key, keepsNames: configuration.keepsAuthorNames))
        pipeline = Pipeline(
            detector: DetectorSettings(falseAlarmsPerMonth: configuration.falseAlarmsPerMonth),
            knowledge: knowledge, team: configuration.team)
        interest = Self.interest(in: configuration.brands)
        let provenance = Provenance(
            program: Program.title, configuration: digest, lexicon: knowledge.lexiconDigest)
        alertFiles = AlertFiles(
            templates: knowledge.templates, team: configuration.team, provenance: provenance)
    }

    /// The same setup with its alert files in another folder.
    package func writingAlerts(below folder: String) -> Setup {
        var setup = self
        setup.configuration.alertDirectory = folder
        return setup
    }

    /// The sizes at which documents and texts are cut: the standard ones with the configured size.
    package var limits: Limits {
        var limits = Limits.standard
        limits.documentBytes = configuration.fetch.maxBodyBytes
        return limits
    }

    private static func interest(in brands: [Brand]) -> String {
        let names = brands.map { brand in
            ([brand.id] + brand.match + brand.exclude).joined(separator: "\u{1}")
        }
        return digest(of: names.joined(separator: "\u{2}")).prefix(8) + "-"
    }

    /// SHA-256 of a configuration file; with a file of feeds, of the digests of both.
    package static func digest(of text: String, feedsFile: Configuration.FeedsFile? = nil) -> String
    {
        let own = Digest.sha256(Array(text.utf8))
        return feedsFile.map { Digest.sha256(own, $0.digest) } ?? own
    }

    /// The state of a brand as it was last committed.
    ///
    /// - Throws: ``StoreFailure``, `damaged` also when the state cannot be understood.
    package func state(of brand: Brand, in store: Store) throws(StoreFailure) -> BrandState {
        guard let stored = try store.states()[brand.id] else { return BrandState() }
        guard var state = try? JSONDecoder().decode(BrandState.self, from: stored) else {
            throw .damaged("what is remembered of \(brand.name) cannot be read")
        }
        let since = state.clock?.addingTimeInterval(-BrandState.recallSpan)
        state.recall(try store.mentions(arrivedSince: since, brandID: brand.id))
        return state
    }

    /// The files of alerts, with the history that replays each.
    ///
    /// `fresh`: mentions that belong to the same batch and are not stored yet, in
    /// order of arrival.
    package func files(
        of alerts: [Alert], fresh: [Mention], store: Store
    ) throws -> [AlertFile] {
        try alerts.flatMap { alert in
            let from = alert.created.addingTimeInterval(-Self.history)
            let stored = try store.mentions(arrivedSince: from, brandID: alert.brand.id)
            let history = (stored + fresh.filter { $0.brandID == alert.brand.id })
                .filter { $0.arrived >= from && $0.arrived <= alert.created }
            return try alertFiles.files(of: alert, history: history)
        }
    }

    /// The files of alerts about the watching itself.
    func files(of alerts: [FeedAlert]) throws -> [AlertFile] {
        try alerts.flatMap { try alertFiles.files(of: $0) }
    }
}
