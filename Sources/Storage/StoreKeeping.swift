// SPDX-License-Identifier: Apache-2.0

package import Foundation
internal import GRDB

/// What is forgotten after a time.
extension Store {
    /// Forgets up to `count` mentions of a source that arrived before a time, oldest first.
    ///
    /// - Returns: how many were forgotten.
    /// - Complexity: logarithmic in what is stored, linear in what is forgotten.
    package func forgetMentions(
        of source: String, arrivedBefore time: Date, atMost count: Int
    ) throws(StoreFailure) -> Int {
        try run { database in
            try database.execute(
                sql: """
                    DELETE FROM mention WHERE rowid IN (
                        SELECT rowid FROM mention WHERE source = ? AND arrived < ?
                        ORDER BY arrived LIMIT ?)
                    """,
                arguments: [source, time.timeIntervalSince1970, count])
            return database.changesCount
        }
    }

    /// Sources with stored mentions, by name, whether they are configured or not.
    ///
    /// `last`: only names after this one.
    package func mentionedSources(
        after last: String?, atMost count: Int
    ) throws(StoreFailure) -> [String] {
        try read { database in
            // One step of the index a name, whatever the number of mentions.
            try String.fetchAll(
                database,
                sql: """
                    WITH RECURSIVE name(value) AS (
                        SELECT min(source) FROM mention WHERE ?1 IS NULL OR source > ?1
                        UNION ALL
                        SELECT (SELECT min(source) FROM mention WHERE source > value)
                        FROM name WHERE value IS NOT NULL LIMIT ?2)
                    SELECT value FROM name WHERE value IS NOT NULL
                    """,
                arguments: [last, count])
        }
    }

    /// In so many parts marks are forgotten, one after the other.
    package static let markParts = 256

    /// Forgets the marks of one part that no document has held since a time.
    ///
    /// `part`: from 0, below ``markParts``.
    ///
    /// - Complexity: linear in the marks of the part.
    package func forgetMarks(part: Int, unseenSince time: Date) throws(StoreFailure) {
        try run { database in
            // Parts are the first byte of a hash, which is as good as random.
            let end =
                part + 1 < Self.markParts
                ? Data([UInt8(part + 1)]) : Data(repeating: 255, count: 17)
            try database.execute(
                sql: "DELETE FROM mark WHERE hash >= ? AND hash < ? AND seen < ?",
                arguments: [Data([UInt8(part)]), end, time.timeIntervalSince1970])
        }
    }
}
