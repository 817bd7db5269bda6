// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Model
import Testing

@testable import Storage

@Suite struct MarkTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private static func hash(_ digit: String) -> String { String(repeating: digit, count: 32) }

    private static func marks(_ digits: String..., days: Double = 0) -> Batch {
        var batch = Batch()
        batch.marks = Marks(digits.map(hash), seen: Invented.begin + days * 86_400)
        return batch
    }

    /// When each mark was last seen, in days.
    private func seen() throws -> [Double] {
        try DatabaseQueue(path: folder.store).read { database in
            try Double.fetchAll(database, sql: "SELECT seen FROM mark ORDER BY hash")
        }.map { ($0 - Invented.begin.timeIntervalSince1970) / 86_400 }
    }

    @Test func `marks are known after a restart, and only those`() throws {
        try Store(path: folder.store).commit(Self.marks("a", "b"))
        let store = try Store(path: folder.store)
        #expect(
            try store.known([Self.hash("a"), Self.hash("c"), Self.hash("b")])
                == [Self.hash("a"), Self.hash("b")])
    }

    @Test func `marks are taken back with a bad batch`() throws {
        let store = try Store(path: folder.store)
        var batch = Self.marks("a")
        batch.mentions = [Invented.mention("m", value: .nan)]
        #expect(throws: StoreFailure.self) { try store.commit(batch) }
        #expect(try store.known([Self.hash("a")]).isEmpty)
    }

    @Test func `when a mark was last seen is written once a day`() throws {
        let store = try Store(path: folder.store)
        try store.commit(Self.marks("a", "b"))
        try store.commit(Self.marks("a", days: 0.5))
        try store.commit(Self.marks("b", days: 1.5))
        try store.commit(Self.marks("b", days: 0.2))
        #expect(try seen() == [0, 1.5])
    }

    @Test func `a store without marks is taken over, and its mentions stay known`() throws {
        let record = try JSONEncoder().encode(Invented.mention(Self.hash("a")))
        let former = try DatabaseQueue(path: folder.store)
        try Schema.migrator.migrate(former, upTo: "1-first")
        try former.write { database in
            try database.execute(
                sql: "INSERT INTO mention VALUES (?, 'halmbach', 'negative', 0, ?)",
                arguments: [Self.hash("a"), record])
        }
        try former.close()
        let store = try Store(path: folder.store)
        #expect(try store.mentions().map(\.id) == [Self.hash("a")])
        #expect(try store.known([Self.hash("a"), Self.hash("b")]) == [Self.hash("a")])
        try store.commit(Self.marks("b"))
        #expect(try store.known([Self.hash("b")]) == [Self.hash("b")])
    }
}
