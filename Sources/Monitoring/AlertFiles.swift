// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model
package import Publishing
package import Storage

/// The files of an alert: for people, for machines, the evidence, and what replays it.
package struct AlertFiles: Sendable {
    private let templates: Templates
    private let team: Team
    private let provenance: Provenance

    package init(templates: Templates, team: Team, provenance: Provenance) {
        self.templates = templates
        self.team = team
        self.provenance = provenance
    }

    /// The files of one alert, the stream last: whoever reads a line there finds the files.
    ///
    /// `history`: mentions of the brand in order of arrival, as far back as the
    /// baseline goes.
    ///
    /// Throws: `EncodingError` if a figure is no number.
    package func files(of alert: Alert, history: [Mention]) throws -> [AlertFile] {
        let id = alert.incident.id
        let record = AlertRecord(alert, team: team, provenance: provenance)
        let json = try JSONText.document(record)
        let text = templates.alert.text(of: alert, team: team, provenance: provenance)
        let evidence = try alert.mentions.map {
            try JSONText.line(AlertRecord.MentionPart(whole: $0)) + "\n"
        }
        let story = try history.map { try JSONText.line(MentionRecord($0)) + "\n" }
        return [
            AlertFile(
                path: "log/\(id)/r\(alert.incident.revision).json", body: json),
            AlertFile(path: "open/\(id).items.jsonl", body: Data(evidence.joined().utf8)),
            AlertFile(path: "open/\(id).history.jsonl", body: Data(story.joined().utf8)),
            AlertFile(path: "open/\(id).json", body: json),
            AlertFile(path: "open/\(id).md", body: Data(text.utf8)),
            AlertFile(
                path: "alerts.jsonl", mode: .append,
                body: Data((try JSONText.line(record) + "\n").utf8)),
        ]
    }

    /// The files of an alert about the watching itself; one that is over moves to `closed/`.
    package func files(of alert: FeedAlert) throws -> [AlertFile] {
        let id = alert.incident.id
        let record = FeedAlertRecord(alert, team: team, provenance: provenance)
        let json = try JSONText.document(record)
        let text = templates.feedAlert.text(of: alert, team: team, provenance: provenance)
        let folder = alert.isOver ? "closed" : "open"
        let evidence = try record.feeds.map { try JSONText.line($0) + "\n" }
        var files = [
            AlertFile(path: "log/\(id)/r\(alert.incident.revision).json", body: json),
            AlertFile(path: "\(folder)/\(id).items.jsonl", body: Data(evidence.joined().utf8)),
            AlertFile(path: "\(folder)/\(id).json", body: json),
            AlertFile(path: "\(folder)/\(id).md", body: Data(text.utf8)),
        ]
        if alert.isOver {
            files += ["md", "json", "items.jsonl"].map {
                AlertFile(path: "open/\(id).\($0)", mode: .remove)
            }
        }
        files.append(
            AlertFile(
                path: "alerts.jsonl", mode: .append,
                body: Data((try JSONText.line(record) + "\n").utf8)))
        return files
    }
}
