// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Model
import Storage
import Testing

@Suite struct StoreKeepingTests {
    private let store: Store

    init() throws { store = try Store(path: nil) }

    private func mention(_ id: String, _ source: String, _ arrived: Double) -> Mention {
        var mention = Invented.mention(id, arrived: arrived)
        mention.source = source
        return mention
    }

    private func time(_ second: Double) -> Date { Invented.mention("x", arrived: second).arrived }

    @Test func `mentions of one source are forgotten, the oldest first, a few at a time`() throws {
        try store.commit(
            Batch(
                mentions: (0..<10).map { mention("a\($0)", "a", Double($0)) }
                    + [mention("b0", "b", 0)]))
        #expect(try store.forgetMentions(of: "a", arrivedBefore: time(5), atMost: 3) == 3)
        #expect(try store.mentions().map(\.id).contains("a3"))
        #expect(try !store.mentions().map(\.id).contains("a2"))
        #expect(try store.forgetMentions(of: "a", arrivedBefore: time(5), atMost: 3) == 2)
        #expect(try store.forgetMentions(of: "a", arrivedBefore: time(5), atMost: 3) == 0)
        #expect(try store.mentions().count == 6)
    }

    @Test func `the sources that were heard are named in order`() throws {
        #expect(try store.mentionedSources(after: nil, atMost: 5).isEmpty)
        try store.commit(
            Batch(mentions: ["c", "a", "b", "a"].enumerated().map { mention("\($0)", $1, 0) }))
        #expect(try store.mentionedSources(after: nil, atMost: 2) == ["a", "b"])
        #expect(try store.mentionedSources(after: "b", atMost: 2) == ["c"])
        #expect(try store.mentionedSources(after: "c", atMost: 2).isEmpty)
    }

    @Test func `marks are forgotten that no document has held for long`() throws {
        let hashes = (0..<256).map {
            String(format: "%02x", $0) + String(repeating: "0", count: 30)
        }
        func commit(_ hashes: [String], _ day: Double) throws {
            var batch = Batch()
            batch.marks = Marks(hashes, seen: time(day * 86_400))
            try store.commit(batch)
        }
        try commit(hashes, 0)
        try commit(Array(hashes.suffix(10)), 50)
        for part in 0..<Store.markParts {
            try store.forgetMarks(part: part, unseenSince: time(40 * 86_400))
        }
        #expect(try store.known(hashes) == Set(hashes.suffix(10)))
    }

    @Test func `what is remembered by name comes back`() throws {
        #expect(try store.memo("x") == nil)
        try store.commit(Batch(memos: ["x": Data([1])]))
        try store.commit(Batch(memos: ["x": Data([2]), "y": Data()]))
        #expect(try store.memo("x") == Data([2]))
    }
}

@Suite struct StoreBackupTests {
    @Test func `a backup is whole, closed to others, and replaces the one before`() throws {
        let folder = try ScratchFolder()
        let copy = folder.store + ".copy"
        let store = try Store(path: folder.store)
        for round in 1...2 {
            try store.commit(Batch(mentions: [Invented.mention("m\(round)", arrived: 0)]))
            try store.backUp(to: copy)
            #expect(try Store(path: copy).mentions().count == round)
        }
        var status = stat()
        #expect(stat(copy, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o600)
        // The store goes on, and nothing half made lies about.
        try store.commit(Batch(mentions: [Invented.mention("m3", arrived: 0)]))
        let names = try FileManager.default.contentsOfDirectory(
            atPath: (folder.store as NSString).deletingLastPathComponent)
        #expect(!names.contains { $0.contains("part") })
    }

    @Test func `a backup that cannot be made leaves the one before`() throws {
        let folder = try ScratchFolder()
        let store = try Store(path: folder.store)
        let copy = folder.store + ".copy"
        try Data("old".utf8).write(to: URL(filePath: copy))
        // A file of that name cannot be put in the place of a folder.
        let folderAtPlace = folder.store + ".folder"
        try FileManager.default.createDirectory(
            atPath: folderAtPlace, withIntermediateDirectories: true)
        #expect(throws: StoreFailure.self) { try store.backUp(to: folderAtPlace) }
        #expect(throws: StoreFailure.self) { try store.backUp(to: "/nonexistent/folder/copy") }
        #expect(!FileManager.default.fileExists(atPath: folderAtPlace + ".part"))
        #expect(try Data(contentsOf: URL(filePath: copy)) == Data("old".utf8))
    }
}
