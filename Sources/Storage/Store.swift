// SPDX-License-Identifier: Apache-2.0

package import Foundation
internal import GRDB
package import Model

/// Everything that must survive a restart, in one SQLite database with one writer.
///
/// Whatever belongs to one document is committed together or not at all: mentions, the state of
/// the brands, what is known of the source, and the alert files still to be written.
package final class Store: Sendable {
    /// On disk with a connection for reading of its own: whoever looks something up does not wait
    /// for a flush.
    let database: any DatabaseWriter

    /// Opens or makes the database.
    ///
    /// - Parameters:
    ///   - path: the file; nil for a store in memory that ends with the program.
    ///   - patience: seconds to wait for another process before it is ``StoreFailure/busy``; a
    ///     backup or a look from outside may hold the file for a moment.
    /// - Throws: ``StoreFailure`` when it cannot be opened, is held by another process, is
    ///   damaged, or was written by a later release.
    package init(path: String?, patience: TimeInterval = 15) throws(StoreFailure) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(patience)
            guard let path else {
                database = try DatabaseQueue(configuration: configuration)
                try Schema.migrator.migrate(database)
                return
            }
            // Before anything is written: the file of a later release stays as it is.
            let seen = try DatabaseQueue(path: path, configuration: configuration)
            try seen.read { try Self.examine($0, path: path) }
            try seen.close()
            // One reads at a time; more would only take memory.
            configuration.maximumReaderCount = 1
            database = try DatabasePool(path: path, configuration: configuration)
            try database.writeWithoutTransaction { try $0.execute(sql: Self.setup) }
            try Schema.migrator.migrate(database)
        } catch {
            throw StoreFailure(error, path: path)
        }
    }

    /// Write-ahead log with a flush at each commit: on 100 rows a batch it costs little, and a
    /// power cut loses nothing that was said to be stored.
    private static let setup = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"

    /// Looks for damage now, when nothing is lost yet, and not at the first page that is needed.
    ///
    /// - Complexity: linear in the size of the file.
    static func examine(_ database: Database, path: String) throws {
        guard try !Schema.migrator.hasBeenSuperseded(database) else {
            throw StoreFailure.newerSchema(path: path)
        }
        let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)") ?? "no answer"
        guard finding == "ok" else { throw StoreFailure.damaged(finding) }
    }

    /// Writes a batch in one transaction.
    package func commit(_ batch: Batch) throws(StoreFailure) {
        try run { database in
            for mention in batch.mentions { try MentionRow.insert(mention, in: database) }
            if let marks = batch.marks { try MarkRow.write(marks, in: database) }
            for (brand, state) in batch.states.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO brand (id, state) VALUES (?, ?)",
                    arguments: [brand, state])
            }
            for source in batch.sources { try SourceRow.write(source, in: database) }
            for file in batch.files { try OutboxRow.insert(file, in: database) }
            for (name, value) in batch.memos.sorted(by: { $0.key < $1.key }) {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO memo (name, value) VALUES (?, ?)",
                    arguments: [name, value])
            }
        }
    }

    /// Those of the marks that are stored already, as marks or as ids of mentions.
    package func known(_ marks: [String]) throws(StoreFailure) -> Set<String> {
        try read { try MarkRow.known(marks, in: $0) }
    }

    /// The stored state of every brand.
    package func states() throws(StoreFailure) -> [String: Data] {
        try read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT id, state FROM brand")
            return try rows.reduce(into: [:]) { states, row in
                states[try row.decode(String.self, forColumn: "id")] =
                    try row.decode(Data.self, forColumn: "state")
            }
        }
    }

    /// What was remembered under a name; nil when nothing was.
    package func memo(_ name: String) throws(StoreFailure) -> Data? {
        try read {
            try Data.fetchOne($0, sql: "SELECT value FROM memo WHERE name = ?", arguments: [name])
        }
    }

    /// What is known of the sources that have been polled, in order of their names.
    package func sources() throws(StoreFailure) -> [SourceRecord] {
        var records: [SourceRecord] = []
        try eachSource { records.append($0) }
        return records
    }

    /// Hands over what is known of the sources that have been polled, one after the other.
    ///
    /// `isWanted`: asked with each name; what is not wanted is not read.
    package func eachSource(
        where isWanted: (String) -> Bool = { _ in true }, _ take: (SourceRecord) -> Void
    ) throws(StoreFailure) {
        try read { try SourceRow.each(in: $0, where: isWanted, take) }
    }

    /// Mentions in order of arrival.
    ///
    /// `arrivedSince`: leaves out what arrived before.
    /// `brandID`: only this brand's.
    /// `label`: only these.
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
        try read { try OutboxRow.all(in: $0) }
    }

    /// Forgets a file that has been written.
    package func fileWritten(_ id: Int64) throws(StoreFailure) {
        try run { try $0.execute(sql: "DELETE FROM outbox WHERE id = ?", arguments: [id]) }
    }
}

extension Store {
    func run<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
        do { return try database.write(work) } catch { throw StoreFailure(error, path: nil) }
    }

    func read<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
        do { return try database.read(work) } catch { throw StoreFailure(error, path: nil) }
    }
}
