// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What a team is told about an incident at one revision.
///
/// Rendered, never stored as text.
package struct Alert: Sendable, Hashable {
    /// What raised it.
    package enum Signal: String, Sendable, Hashable, Codable, CaseIterable {
        case burst, grave, silence, feed, drill
    }

    /// What changed since the revision before.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case opened, grew, changed, calmed, returned
    }

    package var signal: Signal
    package var kind: Kind
    package var incident: Incident
    package var brand: Brand
    package var plan: Plan
    /// The mentions that state the claim, in order of publication.
    package var mentions: [Mention]
    package var coverage: Coverage
    package var created: Date

    package init(
        signal: Signal, kind: Kind, incident: Incident, brand: Brand, plan: Plan,
        mentions: [Mention], coverage: Coverage, created: Date
    ) {
        self.signal = signal
        self.kind = kind
        self.incident = incident
        self.brand = brand
        self.plan = plan
        self.mentions = mentions
        self.coverage = coverage
        self.created = created
    }
}

/// What was looked at for an alert, and what could not be seen.
package struct Coverage: Sendable, Hashable, Codable {
    /// Names of the sources that were read.
    package var read: [String]
    /// Names of the sources that could not be read, with the cause.
    package var blind: [Situation.BlindSpan]

    package init(read: [String], blind: [Situation.BlindSpan]) {
        self.read = read
        self.blind = blind
    }
}
