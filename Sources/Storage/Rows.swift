// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import GRDB
import Model

/// How a mention stands in its table: what is searched by in columns, the rest as JSON.
enum MentionRow {
    static func insert(_ mention: Mention, in database: Database) throws {
        try database.execute(
            sql:
                "INSERT OR IGNORE INTO mention (id, brand, label, arrived, record) VALUES (?,?,?,?,?)",
            arguments: [
                mention.id, mention.brandID, mention.score.label.rawValue,
                mention.arrived.timeIntervalSince1970, try encode(mention),
            ])
    }

    static func all(
        in database: Database, arrivedSince: Date?, brandID: String?, label: Score.Label?
    ) throws -> [Mention] {
        var sql = "SELECT record FROM mention WHERE 1"
        var arguments = StatementArguments()
        if let arrivedSince {
            sql += " AND arrived >= ?"
            arguments += [arrivedSince.timeIntervalSince1970]
        }
        if let brandID {
            sql += " AND brand = ?"
            arguments += [brandID]
        }
        if let label {
            sql += " AND label = ?"
            arguments += [label.rawValue]
        }
        // The row number tells the order within one poll.
        let records = try Data.fetchAll(
            database, sql: sql + " ORDER BY arrived, rowid", arguments: arguments)
        return try records.map { try JSONDecoder().decode(Mention.self, from: $0) }
    }

    private static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }
}

enum SourceRow {
    static func write(_ source: SourceRecord, in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO source (name, record) VALUES (?, ?)",
            arguments: [source.name, try JSONEncoder().encode(source)])
    }

    static func all(in database: Database) throws -> [SourceRecord] {
        try Data.fetchAll(database, sql: "SELECT record FROM source ORDER BY name")
            .map { try JSONDecoder().decode(SourceRecord.self, from: $0) }
    }
}

enum OutboxRow {
    static func insert(_ file: AlertFile, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO outbox (path, mode, body) VALUES (?, ?, ?)",
            arguments: [file.path, file.mode.rawValue, file.body])
    }

    static func all(in database: Database) throws -> [PendingFile] {
        try Row.fetchAll(database, sql: "SELECT id, path, mode, body FROM outbox ORDER BY id")
            .map { row in
                guard
                    let mode = AlertFile.Mode(
                        rawValue: try row.decode(String.self, forColumn: "mode"))
                else { throw StoreFailure.damaged("an alert file of an unknown mode") }
                return PendingFile(
                    id: try row.decode(Int64.self, forColumn: "id"),
                    file: AlertFile(
                        path: try row.decode(String.self, forColumn: "path"), mode: mode,
                        body: try row.decode(Data.self, forColumn: "body")))
            }
    }
}
