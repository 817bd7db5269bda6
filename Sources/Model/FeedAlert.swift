// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What is wrong with the watching of one source.
package struct FeedTrouble: Sendable, Hashable, Codable {
    /// How it shows; each kind is an alert of its own.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// It cannot be read.
        case broken
        /// It is read, and has said nothing for far longer than is its habit.
        case stale
        /// Its items lack what they always had, or its format is another.
        case changed
        /// Between two polls more may have been said than a document shows.
        case missed
    }

    package var kind: Kind
    /// Name of the source.
    package var source: String
    /// The address without user name and password.
    package var address: String
    package var since: Date
    package var cause: Wording
    /// When it is asked next; nil when it is not asked any more.
    package var nextPoll: Date?

    package init(
        kind: Kind, source: String, address: String, since: Date, cause: Wording, nextPoll: Date?
    ) {
        self.kind = kind
        self.source = source
        self.address = address
        self.since = since
        self.cause = cause
        self.nextPoll = nextPoll
    }
}

/// Trouble of one kind with the watching itself, from its first alert until it is over.
package struct FeedIncident: Sendable, Hashable, Codable {
    /// `FEED`, year, running number: `FEED-2026-0003`.
    package var id: String
    package var kind: FeedTrouble.Kind
    package var opened: Date
    /// Counts the alerts written about it, from 1.
    package var revision: Int
    package var severity: Severity
    /// The sources that have been told of so far, those that recovered included.
    package var told: Set<String>
    /// When the last alert was written.
    package var toldLast: Date
    /// Who takes care of it.
    package var owner: String?

    /// Trouble as it is told.
    package init(
        id: String, kind: FeedTrouble.Kind, opened: Date, severity: Severity, told: Set<String>
    ) {
        self.id = id
        self.kind = kind
        self.opened = opened
        self.revision = 1
        self.severity = severity
        self.told = told
        self.toldLast = opened
    }
}

/// What a team is told about the watching itself: which sources are blind, and what to do.
package struct FeedAlert: Sendable, Hashable {
    package var incident: FeedIncident
    package var change: Alert.Kind
    /// What lasts, by name of source; empty when all is well again.
    package var troubles: [FeedTrouble]
    /// Names of the sources that were told of and are well again.
    package var recovered: [String]
    /// How many sources are watched in all.
    package var watched: Int
    package var created: Date

    package init(
        incident: FeedIncident, change: Alert.Kind, troubles: [FeedTrouble], recovered: [String],
        watched: Int, created: Date
    ) {
        self.incident = incident
        self.change = change
        self.troubles = troubles
        self.recovered = recovered
        self.watched = watched
        self.created = created
    }

    /// Whether it is over.
    package var isOver: Bool { troubles.isEmpty }
    /// The state of the incident, in the words of the contract.
    package var state: Incident.State {
        isOver ? .closed : incident.owner == nil ? .new : .acknowledged
    }
}
