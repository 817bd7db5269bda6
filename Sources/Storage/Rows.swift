// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import GRDB
import Model

/// How a mention stands in its table: what is searched by in columns, the rest as JSON.
enum MentionRow {
    static func insert(_ mention: Mention, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO mention (id, brand, label, arrived, source, record)
                VALUES (?,?,?,?,?,?)
                """)
        try statement.execute(
            arguments: [
                mention.id, mention.brandID, mention.score.label.rawValue,
                mention.arrived.timeIntervalSince1970, mention.source, try encode(mention),
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

/// A mark: the bytes of its hash, and when a document last held it.
enum MarkRow {
    /// A mark that is met at every poll is written once a day: for retention that is enough.
    private static let freshness: TimeInterval = 86_400

    static func write(_ marks: Marks, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO mark (hash, seen) VALUES (?1, ?2)
                ON CONFLICT (hash) DO UPDATE SET seen = ?2 WHERE seen < ?2 - ?3
                """)
        for hash in Set(marks.hashes).sorted() {
            try statement.execute(
                arguments: [bytes(hash), marks.seen.timeIntervalSince1970, freshness])
        }
    }

    /// Those that are stored, as marks or as ids of mentions.
    static func known(_ hashes: [String], in database: Database) throws -> Set<String> {
        let statement = try database.cachedStatement(
            sql: """
                SELECT 1 FROM mark WHERE hash = ? UNION ALL SELECT 1 FROM mention WHERE id = ?
                LIMIT 1
                """)
        return try Set(hashes).filter {
            try Bool.fetchOne(statement, arguments: [bytes($0), $0]) != nil
        }
    }

    /// Half the room of the digits.
    private static func bytes(_ hash: String) -> Data {
        var bytes = Data(capacity: hash.utf8.count / 2)
        var high: UInt8?
        for digit in hash.utf8 {
            let value = digit < UInt8(ascii: "a") ? digit &- 48 : digit &- 87
            if let first = high {
                bytes.append(first << 4 | value & 15)
                high = nil
            } else {
                high = value & 15
            }
        }
        return bytes
    }
}

enum SourceRow {
    static func write(_ source: SourceRecord, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "INSERT OR REPLACE INTO source (name, record) VALUES (?, ?)")
        try statement.execute(
            arguments: [source.name, try JSONEncoder().encode(source)])
    }

    static func each(
        in database: Database, where isWanted: (String) -> Bool, _ take: (SourceRecord) -> Void
    ) throws {
        // Row by row: with very many sources a list of all would weigh as much as what is kept.
        let rows = try Row.fetchCursor(
            database, sql: "SELECT name, record FROM source ORDER BY name")
        let decoder = JSONDecoder()
        while let row = try rows.next() {
            guard isWanted(try row.decode(String.self, forColumn: "name")) else { continue }
            let record = try row.decode(Data.self, forColumn: "record")
            take(try decoder.decode(SourceRecord.self, from: record))
        }
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
