// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A claim about a brand that needs people: from the first alert to the end of the watch.
package struct Incident: Sendable, Hashable, Codable {
    /// Where it stands in its life.
    ///
    /// Source: design rule base, section 5.
    package enum State: String, Sendable, Hashable, Codable, CaseIterable {
        case new, acknowledged, judged, responding, contained, watching, closed, dismissed, relapse
    }

    /// A step of its life; the list of them is only ever added to.
    package struct Transition: Sendable, Hashable, Codable {
        package var at: Date
        package var from: State
        package var to: State
        /// A person, or nil when the program did it by rule.
        package var by: String?
        package var reason: String

        package init(at: Date, from: State, to: State, by: String?, reason: String) {
            self.at = at
            self.from = from
            self.to = to
            self.by = by
            self.reason = reason
        }
    }

    /// Code of the brand, year, running number: `HBK-2026-0017`.
    package var id: String
    package var brandID: String
    package var claim: Claim
    package private(set) var state: State
    package var severity: Severity
    package var points: [SeverityPoint]
    package var opened: Date
    /// The burst that opened it, as last read.
    package var burst: Burst
    package var situation: Situation
    /// Ids of the mentions that state the claim, in order of publication.
    package var mentionIDs: [String]
    package private(set) var transitions: [Transition]
    /// Counts the alerts written about it, from 1.
    package var revision: Int

    /// A new incident: state `new`, revision 1, no transition yet.
    package init(
        id: String, brandID: String, claim: Claim, severity: Severity, points: [SeverityPoint],
        opened: Date, burst: Burst, situation: Situation, mentionIDs: [String]
    ) {
        self.id = id
        self.brandID = brandID
        self.claim = claim
        self.state = .new
        self.severity = severity
        self.points = points
        self.opened = opened
        self.burst = burst
        self.situation = situation
        self.mentionIDs = mentionIDs
        self.transitions = []
        self.revision = 1
    }

    /// Whether it still needs people.
    package var isOpen: Bool { state != .closed && state != .dismissed }

    /// Moves on to a state and notes who did it and why.
    package mutating func move(to next: State, at time: Date, by person: String?, reason: String) {
        transitions.append(
            Transition(at: time, from: state, to: next, by: person, reason: reason))
        state = next
    }
}
