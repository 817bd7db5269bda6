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
        let evidence = try Self.lines(alert.mentions.map { AlertRecord.MentionPart(whole: $0) })
        let story = try Self.lines(history.map { MentionRecord($0) })
        return [
            AlertFile(
                path: "log/\(id)/r\(alert.incident.revision).json", body: json),
            AlertFile(path: "open/\(id).items.jsonl", body: evidence),
            AlertFile(path: "open/\(id).history.jsonl", body: story),
            AlertFile(path: "open/\(id).json", body: json),
            AlertFile(path: "open/\(id).md", body: Data(text.utf8)),
            try Self.streamed(record),
        ]
    }

    /// The files of an alert about the watching itself; one that is over moves to `closed/`.
    package func files(of alert: FeedAlert) throws -> [AlertFile] {
        let id = alert.incident.id
        let record = FeedAlertRecord(alert, team: team, provenance: provenance)
        let json = try JSONText.document(record)
        let text = templates.feedAlert.text(of: alert, team: team, provenance: provenance)
        let folder = alert.isOver ? "closed" : "open"
        var files = [
            AlertFile(path: "log/\(id)/r\(alert.incident.revision).json", body: json),
            AlertFile(path: "\(folder)/\(id).items.jsonl", body: try Self.lines(record.feeds)),
            AlertFile(path: "\(folder)/\(id).json", body: json),
            AlertFile(path: "\(folder)/\(id).md", body: Data(text.utf8)),
        ]
        if alert.isOver {
            files += ["md", "json", "items.jsonl"].map {
                AlertFile(path: "open/\(id).\($0)", mode: .remove)
            }
        }
        files.append(try Self.streamed(record))
        return files
    }

    private static func lines(_ records: [some Encodable]) throws -> Data {
        Data(try records.map { try JSONText.line($0) + "\n" }.joined().utf8)
    }

    /// A line of the stream.
    private static func streamed(_ record: some Encodable) throws -> AlertFile {
        AlertFile(path: "alerts.jsonl", mode: .append, body: try lines([record]))
    }
}
