// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// A burst as the contract prints it.
package struct BurstRecord: Encodable, Sendable {
    let series: String
    let start: Date
    let raised: Date
    let end: Date?
    let negatives: Int
    let mentions: Int
    let authors: Int
    let expected: Double
    let pCount: Double
    let pShare: Double
    let severity: Severity
    let windowHours: Int
    let learning: Bool

    /// The record of a burst, with the severity of its incident.
    package init(_ burst: Burst, severity: Severity) {
        series = burst.series
        start = burst.start
        raised = burst.raised
        end = burst.end
        negatives = burst.reading.negatives
        mentions = burst.reading.mentions
        authors = burst.reading.authors
        expected = burst.reading.expected.hundredths
        pCount = burst.reading.countChance.twoDigits
        pShare = burst.reading.shareChance.twoDigits
        self.severity = severity
        windowHours = burst.windowHours
        learning = burst.isLearning
    }
}

/// An incident in a list.
package struct IncidentRecord: Encodable, Sendable {
    let id: String
    let brand: String
    let state: Incident.State
    let severity: Severity
    let revision: Int
    let opened: Date
    let claim: Claim
    let texts: Int
    let items: Int
    let authors: Int
    let mentions: [String]

    /// The record of an incident as it stands.
    package init(_ incident: Incident) {
        id = incident.id
        brand = incident.brandID
        state = incident.state
        severity = incident.severity
        revision = incident.revision
        opened = incident.opened
        claim = incident.claim
        texts = incident.situation.texts
        items = incident.situation.items
        authors = incident.situation.authors
        mentions = incident.mentionIDs
    }
}
