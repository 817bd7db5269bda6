// SPDX-License-Identifier: Apache-2.0

internal import GRDB

/// The tables, as a chain of migrations; a released one is never changed.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-first") { database in
            try database.execute(
                sql: """
                    CREATE TABLE mention (
                        id TEXT PRIMARY KEY NOT NULL,
                        brand TEXT NOT NULL,
                        label TEXT NOT NULL,
                        arrived REAL NOT NULL,
                        record BLOB NOT NULL
                    ) STRICT;
                    CREATE INDEX mention_by_arrival ON mention (arrived);
                    CREATE INDEX mention_by_brand ON mention (brand, arrived);
                    CREATE TABLE brand (
                        id TEXT PRIMARY KEY NOT NULL,
                        state BLOB NOT NULL
                    ) STRICT;
                    CREATE TABLE source (
                        name TEXT PRIMARY KEY NOT NULL,
                        record BLOB NOT NULL
                    ) STRICT;
                    CREATE TABLE outbox (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        path TEXT NOT NULL,
                        mode TEXT NOT NULL,
                        body BLOB NOT NULL
                    ) STRICT;
                    CREATE TABLE secret (
                        name TEXT PRIMARY KEY NOT NULL,
                        value BLOB NOT NULL
                    ) STRICT;
                    """)
        }
        // Starts empty: mentions stored before stay known by their ids, which are marks as well.
        migrator.registerMigration("2-marks") { database in
            try database.execute(
                sql: """
                    CREATE TABLE mark (
                        hash BLOB PRIMARY KEY NOT NULL,
                        seen REAL NOT NULL
                    ) STRICT, WITHOUT ROWID;
                    """)
        }
        // What is asked for by source alone: how long its mentions are kept.
        migrator.registerMigration("3-keeping") { database in
            try database.execute(
                sql: """
                    ALTER TABLE mention ADD COLUMN source TEXT NOT NULL DEFAULT '';
                    UPDATE mention
                    SET source = coalesce(json_extract(CAST(record AS TEXT), '$.source'), '');
                    CREATE INDEX mention_by_source ON mention (source, arrived);
                    CREATE TABLE memo (
                        name TEXT PRIMARY KEY NOT NULL,
                        value BLOB NOT NULL
                    ) STRICT;
                    """)
        }
        return migrator
    }
}
