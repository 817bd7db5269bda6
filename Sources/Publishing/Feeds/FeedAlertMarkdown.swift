// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// Writes an alert about the watching itself for people.
package struct FeedAlertMarkdown: Sendable {
    /// Sources named in the text; the JSON file names all.
    private static let shown = 50

    private let template: MarkdownTemplate

    /// - Parameter template: Mustache; docs/alerts.md lists the values it may use.
    /// - Throws: ``TemplateProblem`` with the line where it cannot be read.
    package init(template: String) throws(TemplateProblem) {
        self.template = try MarkdownTemplate(template)
    }

    /// The file's text; the same alert gives the same bytes.
    package func text(of alert: FeedAlert, team: Team, provenance: Provenance) -> String {
        let words = FeedAlertWords(alert: alert, language: team.language)
        let time = LocalTime(timeZone: team.timeZone, language: team.language)
        let at = { (date: Date) in time.text(date, from: alert.created) }
        let values: [String: Any?] = [
            "id": alert.incident.id, "revision": alert.incident.revision,
            "severity": alert.incident.severity.rawValue,
            "severity_title": alert.incident.severity.rawValue.uppercased(),
            "state": alert.state.rawValue, "kind": alert.change.rawValue,
            "trouble": alert.incident.kind.rawValue,
            "created_utc": UTCTime.text(alert.created), "headline": escape(words.headline),
            "meaning": escape(words.meaning), "time_zone": team.timeZone.identifier,
            "opened": at(alert.incident.opened), "created": at(alert.created),
            "is_over": alert.isOver, "is_new": alert.state == .new,
            "owner": alert.incident.owner.map(escape),
            "feed_count": alert.troubles.count, "watched": alert.watched,
            "feeds": alert.troubles.prefix(Self.shown).map { trouble in
                [
                    "name": escape(trouble.source),
                    "url": Escaping.link(trouble.address)
                        ?? escape(trouble.address),
                    "since": at(trouble.since),
                    "cause": escape(trouble.cause.text(in: team.language)),
                    "next": trouble.nextPoll.map(at) ?? words.say("not any more", "nicht mehr"),
                ]
            },
            "more": alert.troubles.count > Self.shown ? alert.troubles.count - Self.shown : nil,
            "recovered": alert.recovered.isEmpty
                ? nil : escape(alert.recovered.prefix(Self.shown).joined(separator: ", ")),
            "actions": words.actions.map {
                [
                    "number": String($0.number), "due": at($0.due),
                    "owner": escape(team.name(of: $0.owner)),
                    "task": escape($0.task.text(in: team.language)),
                ]
            },
            "program": provenance.program,
            "config_short": String(provenance.configuration.prefix(12)),
        ]
        return template.render(values.compactMapValues { $0 })
    }

    private func escape(_ text: String) -> String { Escaping.markdown(text) }
}
