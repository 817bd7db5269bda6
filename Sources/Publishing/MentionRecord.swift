// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// A mention as history: a line that `replay` reads, `mentions` prints and an alert keeps.
package struct MentionRecord: Encodable, Sendable {
    let id: String
    let brand: String
    let time: Date
    let arrived: Date
    let source: String
    let kind: Source.Kind
    let audience: String?
    let author: String?
    let cluster: String
    let dated: Bool
    let backfill: Bool
    let score: Double
    let label: Score.Label
    let scorable: Bool
    let language: String?
    let rating: Rating?
    let link: String?
    let text: String
    let fingerprint: String
    let claim: String?
    let counted: Counting?
    let confidence: Double?
    let evidence: [Evidence]?

    /// `withEvidence`: every step of the score too; history does without.
    package init(_ mention: Mention, withEvidence: Bool = false) {
        id = mention.id
        brand = mention.brandID
        time = mention.published
        arrived = mention.arrived
        source = mention.source
        kind = mention.sourceKind
        audience = mention.audience?.rawValue
        author = mention.author
        cluster = mention.fingerprint
        dated = mention.isDated
        backfill = mention.isBackfill
        score = mention.score.value
        label = mention.score.label
        scorable = mention.score.isScorable
        language = mention.score.language
        rating = mention.rating
        link = mention.link
        text = mention.text
        fingerprint = mention.fingerprint
        claim = mention.claim
        counted = mention.counting
        confidence = withEvidence ? mention.score.confidence : nil
        evidence = withEvidence ? mention.score.evidence : nil
    }
}
