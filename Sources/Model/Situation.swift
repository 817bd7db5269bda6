// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What can be computed about an incident from its mentions: the inputs of severity and plan.
///
/// What only people can know (truth, responsibility) stands in ``Claim``.
package struct Situation: Sendable, Hashable, Codable {
    /// A span in which a source could not be read.
    package struct BlindSpan: Sendable, Hashable, Codable {
        package var source: String
        package var from: Date
        /// Nil while it lasts.
        package var to: Date?
        package var cause: String

        package init(source: String, from: Date, to: Date?, cause: String) {
            self.source = source
            self.from = from
            self.to = to
            self.cause = cause
        }
    }

    /// Negative items on the claim, near copies included.
    package var items: Int
    /// Negative texts on the claim, near copies merged.
    package var texts: Int
    package var authors: Int
    /// Items by name of source.
    package var sources: [String: Int]
    /// Items by kind of source.
    package var kinds: [Source.Kind: Int]
    /// Items by who speaks, as far as the configuration says.
    package var audiences: [Source.Audience: Int]
    package var languages: [String: Int]
    /// Distinct texts in news media.
    package var mediaTexts: Int
    /// Names of the sources that are news media, sorted.
    package var mediaSources: [String]
    /// Distinct texts that mention a picture or a film.
    package var vividTexts: Int
    /// Distinct texts that hint at each harm.
    package var harmTexts: [Claim.Harm: Int]
    /// Share of distinct texts with anger or fear words, 0 to 1.
    package var angerShare: Double
    /// Hours in which the distinct texts double; nil when there are too few or they do not grow.
    package var doublingHours: Double?
    /// Distinct texts in each of the last hours, oldest first.
    package var textsPerHour: [Int]
    package var blind: [BlindSpan]
    /// Ids of earlier incidents with a similar claim within 24 months.
    package var similar: [String]

    package init(
        items: Int = 0, texts: Int = 0, authors: Int = 0, sources: [String: Int] = [:],
        kinds: [Source.Kind: Int] = [:], audiences: [Source.Audience: Int] = [:],
        languages: [String: Int] = [:], mediaTexts: Int = 0, mediaSources: [String] = [],
        vividTexts: Int = 0,
        harmTexts: [Claim.Harm: Int] = [:], angerShare: Double = 0,
        doublingHours: Double? = nil, textsPerHour: [Int] = [], blind: [BlindSpan] = [],
        similar: [String] = []
    ) {
        self.items = items
        self.texts = texts
        self.authors = authors
        self.sources = sources
        self.kinds = kinds
        self.audiences = audiences
        self.languages = languages
        self.mediaTexts = mediaTexts
        self.mediaSources = mediaSources
        self.vividTexts = vividTexts
        self.harmTexts = harmTexts
        self.angerShare = angerShare
        self.doublingHours = doublingHours
        self.textsPerHour = textsPerHour
        self.blind = blind
        self.similar = similar
    }

    /// Share of items that only repeat another text, 0 to 1.
    package var copyShare: Double { items == 0 ? 0 : 1 - Double(texts) / Double(items) }
}
