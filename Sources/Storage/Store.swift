// SPDX-License-Identifier: Apache-2.0

package import Foundation
internal import GRDB
package import Model

/// Everything that must survive a restart, in one SQLite database with one writer.
///
/// Whatever belongs to one document is committed together or not at all: mentions, the state of
/// the brands, what is known of the source, and the alert files still to be written.
package final class Store: Sendable {
    private let database: DatabaseQueue

    /// Opens or makes the database.
    ///
    /// - Parameter path: the file; nil for a store in memory that ends with the program.
    /// - Throws: ``StoreFailure`` when it cannot be opened, is held by another process, is
    ///   damaged, or was written by a later release.
    package init(path: String?) throws(StoreFailure) {
        do {
            var configuration = Configuration()
            // A backup or a look from outside may hold the file for a moment.
            configuration.busyMode = .timeout(15)
            if let path {
                database = try DatabaseQueue(path: path, configuration: configuration)
                try database.writeWithoutTransaction { try $0.execute(sql: Self.setup) }
            } else {
                database = try DatabaseQueue(configuration: configuration)
            }
            let migrator = Schema.migrator
            let isNewer = try database.read { try migrator.hasBeenSuperseded($0) }
            guard !isNewer else { throw StoreFailure.newerSchema(path: path ?? "memory") }
            try migrator.migrate(database)
        } catch let failure as StoreFailure {
            throw failure
        } catch {
            throw StoreFailure(error, path: path)
        }
    }

    /// Write-ahead log with a flush at each commit: on 100 rows a batch it costs little, and a
    /// power cut loses nothing that was said to be stored.
    private static let setup = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"

    /// Writes a batch in one transaction.
    package func commit(_ batch: Batch) throws(StoreFailure) {
        try run { database in
            for mention in batch.mentions { try MentionRow.insert(mention, in: database) }
            for (brand, state) in batch.states.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO brand (id, state) VALUES (?, ?)",
                    arguments: [brand, state])
            }
            for source in batch.sources { try SourceRow.write(source, in: database) }
            for file in batch.files {
                try database.execute(
                    sql: "INSERT INTO outbox (path, mode, body) VALUES (?, ?, ?)",
                    arguments: [file.path, file.mode.rawValue, file.body])
            }
        }
    }

    /// Those of the ids that are stored already.
    package func known(_ ids: [String]) throws(StoreFailure) -> Set<String> {
        try read { database in
            let statement = try database.makeStatement(
                sql: "SELECT 1 FROM mention WHERE id = ?")
            return try Set(ids.filter { try Bool.fetchOne(statement, arguments: [$0]) != nil })
        }
    }

    /// The stored state of every brand.
    package func states() throws(StoreFailure) -> [String: Data] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT id, state FROM brand")
            return Dictionary(uniqueKeysWithValues: rows.map { ($0["id"], $0["state"]) })
        }
    }

    /// What is known of every source that has been polled.
    package func sources() throws(StoreFailure) -> [SourceRecord] {
        try read { try SourceRow.all(in: $0) }
    }

    /// Mentions in order of arrival.
    ///
    /// - Parameters:
    ///   - arrivedSince: leaves out what arrived before.
    ///   - brandID: only this brand's.
    ///   - label: only these.
    package func mentions(
        arrivedSince: Date? = nil, brandID: String? = nil, label: Score.Label? = nil
    ) throws(StoreFailure) -> [Mention] {
        try read { database in
            try MentionRow.all(
                in: database, arrivedSince: arrivedSince, brandID: brandID, label: label)
        }
    }

    /// A stored secret of 32 bytes that makes pseudonyms; `fresh` is kept if there is none yet.
    package func pseudonymKey(orKeep fresh: [UInt8]) throws(StoreFailure) -> [UInt8] {
        try run { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO secret (name, value) VALUES ('pseudonym', ?)",
                arguments: [Data(fresh)])
            let key = try Data.fetchOne(
                database, sql: "SELECT value FROM secret WHERE name = 'pseudonym'")
            return Array(key ?? Data(fresh))
        }
    }

    /// Alert files that are committed but not yet written, in order.
    package func pendingFiles() throws(StoreFailure) -> [PendingFile] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, path, mode, body FROM outbox ORDER BY id"
            ).map { row in
                PendingFile(
                    id: row["id"],
                    file: AlertFile(
                        path: row["path"], mode: AlertFile.Mode(rawValue: row["mode"]) ?? .replace,
                        body: row["body"]))
            }
        }
    }

    /// Forgets a file that has been written.
    package func fileWritten(_ id: Int64) throws(StoreFailure) {
        try run { try $0.execute(sql: "DELETE FROM outbox WHERE id = ?", arguments: [id]) }
    }
}

extension Store {
    private func run<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
        do { return try database.write(work) } catch { throw StoreFailure(error, path: nil) }
    }

    private func read<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
        do { return try database.read(work) } catch { throw StoreFailure(error, path: nil) }
    }
}
