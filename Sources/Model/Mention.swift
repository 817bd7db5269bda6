// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One statement about one brand: the unit that is stored, counted and quoted.
package struct Mention: Sendable, Hashable, Codable {
    /// Hash of source, item and brand; the same at every poll and after every restart.
    package var id: String
    package var brandID: String
    /// Name of the source.
    package var source: String
    package var sourceKind: Source.Kind
    package var audience: Source.Audience?
    package var link: String?
    /// Keyed pseudonym of the author, or the name where the configuration asks for names.
    ///
    /// Nil for nobody, and for names that stand for many ("A Google user").
    package var author: String?
    /// Title and body, clean, cut at ``Limits/textBytes``.
    package var text: String
    /// When it was published; equals `arrived` when the feed gives no date.
    package var published: Date
    package var arrived: Date
    /// Whether the feed gave a date.
    package var isDated: Bool
    /// It stood in the feed before we began to watch: it teaches the baseline, it raises nothing.
    package var isBackfill: Bool
    package var rating: Rating?
    package var score: Score
    /// Id of the first text this one is a near copy of; its own id if it is the first.
    package var fingerprint: String
    /// Statement classes found in the text, such as `foreign-object`, sorted.
    package var classes: [String]
    /// Content words, folded and sorted, for telling one claim from another.
    package var keywords: [String]
    /// Share of the judging words that show anger or fear, 0 to 1.
    package var arousal: Double
    /// Whether the burst detector counted it, and if not, why; nil before it was asked.
    package var counting: Counting?
    /// Fingerprint of the claim it states; nil unless it is negative.
    package var claim: String?

    package init(
        id: String, brandID: String, source: String, sourceKind: Source.Kind,
        audience: Source.Audience? = nil, link: String? = nil, author: String? = nil,
        text: String, published: Date, arrived: Date, isDated: Bool, isBackfill: Bool = false,
        rating: Rating? = nil, score: Score, fingerprint: String, classes: [String] = [],
        keywords: [String] = [], arousal: Double = 0
    ) {
        self.id = id
        self.brandID = brandID
        self.source = source
        self.sourceKind = sourceKind
        self.audience = audience
        self.link = link
        self.author = author
        self.text = text
        self.published = published
        self.arrived = arrived
        self.isDated = isDated
        self.isBackfill = isBackfill
        self.rating = rating
        self.score = score
        self.fingerprint = fingerprint
        self.classes = classes
        self.keywords = keywords
        self.arousal = arousal
    }

    /// Whether it counts as a negative statement.
    package var isNegative: Bool { score.label == .negative }
}
