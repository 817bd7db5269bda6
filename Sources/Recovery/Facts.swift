// SPDX-License-Identifier: Apache-2.0

package import Model

/// What the conditions of rules are asked about.
package struct Facts: Sendable {
    package var claim: Claim
    package var severity: Severity
    package var state: Incident.State
    package var situation: Situation
    /// Evidence that the claim is false has been recorded.
    package var hasEvidence: Bool
    /// A similar claim was refuted before.
    package var wasRefutedBefore: Bool

    package init(
        claim: Claim, severity: Severity, state: Incident.State, situation: Situation,
        hasEvidence: Bool = false, wasRefutedBefore: Bool = false
    ) {
        self.claim = claim
        self.severity = severity
        self.state = state
        self.situation = situation
        self.hasEvidence = hasEvidence
        self.wasRefutedBefore = wasRefutedBefore
    }

    /// Truth as rules may use it: "false" without recorded evidence is not known (rule base,
    /// section 9, case 3).
    package var truth: Claim.Truth {
        claim.truth == .false && !hasEvidence ? .unknown : claim.truth
    }

    /// Whether something failed, as against taste or opinion.
    package var isFailure: Bool {
        [.harm, .product, .service, .data].contains(claim.kind)
    }

    /// Whether every condition that is set holds.
    package func meet(_ conditions: Conditions) -> Bool {
        meetJudgement(conditions) && meetSpread(conditions) && meetHistory(conditions)
    }

    private func meetJudgement(_ when: Conditions) -> Bool {
        contains(when.kind, claim.kind) && contains(when.truth, truth)
            && contains(when.responsibility, claim.responsibility)
            && contains(when.violation, claim.violation) && contains(when.state, state)
            && harm(when.harm) && severity >= (when.severityAtLeast ?? .note)
    }

    private func meetSpread(_ when: Conditions) -> Bool {
        equals(when.media, situation.mediaTexts > 0)
            && equals(when.reviews, (situation.kinds[.reviews] ?? 0) > 0)
            && equals(when.failure, isFailure)
            && situation.angerShare >= (when.angerShareAtLeast ?? 0)
            && equals(when.employees, (situation.audiences[.employee] ?? 0) > 0)
            && equals(when.copiesOnly, situation.items > 1 && situation.texts == 1)
            && equals(when.singleAuthor, situation.authors == 1)
            && equals(when.blind, !situation.blind.isEmpty)
    }

    private func meetHistory(_ when: Conditions) -> Bool {
        equals(when.similarBefore, !situation.similar.isEmpty)
            && equals(when.refutedBefore, wasRefutedBefore)
            && equals(when.evidence, hasEvidence)
    }

    private func contains<Value: Hashable>(_ wanted: Set<Value>?, _ value: Value) -> Bool {
        wanted?.contains(value) ?? true
    }

    /// Unknown harm meets no list: a rule may not take it for the harmless value.
    private func harm(_ wanted: Set<Claim.Harm>?) -> Bool {
        guard let wanted else { return true }
        return claim.harm.map(wanted.contains) ?? false
    }

    private func equals(_ wanted: Bool?, _ value: Bool) -> Bool {
        wanted.map { $0 == value } ?? true
    }
}
