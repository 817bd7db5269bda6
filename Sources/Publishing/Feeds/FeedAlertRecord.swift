// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// An alert about the watching itself as machines read it; keys become snake_case.
///
/// It has the keys that every alert has; keys are only ever added.
package struct FeedAlertRecord: Encodable, Sendable {
    /// A source that cannot be relied on.
    package struct FeedPart: Encodable, Sendable {
        let name: String
        let url: String
        let since: Date
        let cause: String
        let nextPoll: Date?
    }

    struct ActionPart: Encodable, Sendable {
        let n: Int
        let `do`: String
        let owner: String
        let due: Date
    }

    struct ProvenancePart: Encodable, Sendable {
        let program: String
        let config: String
    }

    /// A value that is always `null`: no brand is concerned.
    struct Nothing: Encodable, Sendable {
        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        }
    }

    let schema = "leumund.alert/1"
    let id: String
    let incident: String
    let revision: Int
    let kind: Alert.Kind
    let signal = Alert.Signal.feed
    let drill = false
    let trouble: FeedTrouble.Kind
    let state: Incident.State
    let severity: Severity
    let brand = Nothing()
    let headline: String
    let meaning: String
    let timeZone: String
    let created: Date
    let opened: Date
    let ended: Date?
    let owner: String?
    let dedupKey: String
    /// The evidence: what lasts, a source each.
    package let feeds: [FeedPart]
    let recovered: [String]
    let feedsWatched: Int
    let actions: [ActionPart]
    let provenance: ProvenancePart

    /// The record of an alert; pure.
    package init(_ alert: FeedAlert, team: Team, provenance: Provenance) {
        let words = FeedAlertWords(alert: alert, language: team.language)
        let incident = alert.incident
        id = incident.id
        self.incident = incident.id
        revision = incident.revision
        kind = alert.change
        trouble = incident.kind
        state = alert.state
        severity = incident.severity
        headline = words.headline
        meaning = words.meaning
        timeZone = team.timeZone.identifier
        created = alert.created
        opened = incident.opened
        ended = alert.isOver ? alert.created : nil
        owner = incident.owner
        dedupKey = "feeds/\(incident.kind.rawValue)"
        feeds = alert.troubles.map {
            FeedPart(
                name: $0.source, url: $0.address, since: $0.since,
                cause: $0.cause.text(in: team.language), nextPoll: $0.nextPoll)
        }
        recovered = alert.recovered
        feedsWatched = alert.watched
        actions = words.actions.map {
            ActionPart(
                n: $0.number, do: $0.task.text(in: team.language), owner: team.name(of: $0.owner),
                due: $0.due)
        }
        self.provenance = ProvenancePart(
            program: provenance.program, config: "sha256:\(provenance.configuration)")
    }
}
