// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// Opens incidents, keeps them up to date and notes every step.
///
/// Pure: each verb takes the incident as it was and returns it as it is, with what a team must be
/// told, if anything.
package struct IncidentLife: Sendable {
    /// What is known at a moment about the claim of an incident.
    package struct Findings: Sendable {
        package var claim: Claim
        package var burst: Burst
        /// Negative statements of the claim, in order of publication.
        package var mentions: [Mention]
        package var blind: [Situation.BlindSpan]
        /// Ids of earlier incidents with a similar claim.
        package var similar: [String]

        package init(
            claim: Claim, burst: Burst, mentions: [Mention], blind: [Situation.BlindSpan],
            similar: [String]
        ) {
            self.claim = claim
            self.burst = burst
            self.mentions = mentions
            self.blind = blind
            self.similar = similar
        }
    }

    /// Growth that is worth a new revision: half as many texts again.
    ///
    /// Ours; a team that is at work is not to be told of every further text.
    private static let growth = 1.5

    private let reader: SituationReader
    private let severityRule = SeverityRule()

    package init(reader: SituationReader) { self.reader = reader }

    /// Opens an incident in state `new`, revision 1.
    package func open(id: String, with findings: Findings, at time: Date) -> Incident {
        let situation = situation(findings, time)
        let points = severityRule.points(for: findings.claim, in: situation)
        return Incident(
            id: id, brandID: findings.claim.brandID, claim: findings.claim,
            severity: severityRule.severity(of: points), points: points, opened: time,
            burst: findings.burst, situation: situation, mentionIDs: findings.mentions.map(\.id))
    }

    /// Brings an incident up to date; nil when nothing changed that a team must know.
    ///
    /// The truth, the responsibility and the violation that people have set stay as they are;
    /// harm may only become worse.
    package func update(
        _ incident: Incident, with findings: Findings, at time: Date
    ) -> (incident: Incident, kind: Alert.Kind)? {
        var next = incident
        next.claim = merged(findings.claim, keeping: incident.claim)
        next.burst = findings.burst
        next.situation = situation(findings, time)
        next.points = severityRule.points(for: next.claim, in: next.situation)
        next.severity = severityRule.severity(of: next.points)
        next.mentionIDs = findings.mentions.map(\.id)
        let texts = next.situation.texts
        let grown =
            texts > incident.situation.texts
            && Double(texts) >= Self.growth * Double(incident.situation.texts)
        guard grown || next.severity > incident.severity else { return nil }
        next.revision += 1
        return (next, .grew)
    }

    /// Notes that the burst is over.
    package func calm(_ incident: Incident, burst: Burst) -> Incident {
        var next = incident
        next.burst = burst
        next.revision += 1
        return next
    }

    /// Notes who takes an incident; nil when somebody has it already or it is over.
    package func acknowledge(_ incident: Incident, by person: String, at time: Date) -> Incident? {
        guard incident.state == .new || incident.state == .relapse else { return nil }
        var next = incident
        next.move(to: .acknowledged, at: time, by: person, reason: "acknowledged")
        next.revision += 1
        return next
    }

    private func situation(_ findings: Findings, _ time: Date) -> Situation {
        reader.situation(
            of: findings.mentions, at: time, blind: findings.blind, similar: findings.similar)
    }

    private func merged(_ found: Claim, keeping known: Claim) -> Claim {
        var claim = found
        claim.fingerprint = known.fingerprint
        claim.truth = known.truth
        claim.responsibility = known.responsibility
        // What differs from the proposal of the rules was judged by people.
        if known.violation != known.kind.usualViolation { claim.violation = known.violation }
        if let harm = known.harm { claim.harm = max(harm, found.harm ?? harm) }
        return claim
    }
}
