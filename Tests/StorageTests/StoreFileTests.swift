// SPDX-License-Identifier: Apache-2.0

import Foundation
import GRDB
import Glibc
import Model
import Testing

@testable import Storage

@Suite struct StoreFileTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    /// Makes a store with some mentions and closes it, so that all of it stands in one file.
    private func fill(mentions: Int = 3) throws {
        let store = try Store(path: folder.store)
        try store.commit(
            Batch(
                mentions: (0..<mentions).map { Invented.mention("m\($0)", arrived: Double($0)) },
                states: ["halmbach": Data([1])],
                files: [AlertFile(path: "open/1.md", body: Data("x".utf8))]))
    }

    @Test func `everything is there after a restart`() throws {
        try fill()
        let store = try Store(path: folder.store)
        #expect(try store.mentions().map(\.id) == ["m0", "m1", "m2"])
        #expect(try store.states() == ["halmbach": Data([1])])
        #expect(try store.pendingFiles().map(\.file.path) == ["open/1.md"])
    }

    @Test func `the pseudonym key survives a restart`() throws {
        _ = try Store(path: folder.store).pseudonymKey(orKeep: [1, 2, 3])
        #expect(try Store(path: folder.store).pseudonymKey(orKeep: [4]) == [1, 2, 3])
    }

    @Test func `a store of a later release is refused and stays as it is`() throws {
        try fill()
        // Its list of migrations names one that this release does not know.
        try folder.write(
            folder.bytes().replacing(Array("1-first".utf8), with: Array("9-later".utf8)))
        let before = try folder.bytes()
        #expect(throws: StoreFailure.newerSchema(path: folder.store)) {
            try Store(path: folder.store)
        }
        #expect(try folder.bytes() == before)
    }

    @Test func `a store of an earlier release is brought to the form of this one`() throws {
        let queue = try DatabaseQueue(path: folder.store)
        try Schema.migrator.migrate(queue, upTo: "2-marks")
        let mention = Invented.mention("m0", arrived: 0)
        try queue.write {
            try $0.execute(
                sql: "INSERT INTO mention (id, brand, label, arrived, record) VALUES (?,?,?,?,?)",
                arguments: ["m0", "halmbach", "negative", 0, try JSONEncoder().encode(mention)])
        }
        try queue.close()
        let store = try Store(path: folder.store)
        #expect(try store.mentions() == [mention])
        #expect(try store.mentionedSources(after: nil, atMost: 2) == [mention.source])
    }

    @Test func `a file that is no database is damaged`() throws {
        try folder.write(Array("This is a letter, not a database. It is long enough. ".utf8))
        let failure = #expect(throws: StoreFailure.self) { try Store(path: folder.store) }
        #expect(failure?.isDamage == true)
    }

    @Test func `a page that is overwritten is found when the store is opened`() throws {
        try fill(mentions: 200)
        var bytes = try folder.bytes()
        #expect(bytes.count > 8 * 4096)
        for place in (5 * 4096)..<(6 * 4096) { bytes[place] = UInt8(place & 0xFF) }
        try folder.write(bytes)
        let failure = #expect(throws: StoreFailure.self) { try Store(path: folder.store) }
        #expect(failure?.isDamage == true)
    }

    @Test func `a record that cannot be read is damage, not a crash`() throws {
        try fill()
        // The tables stay whole; one key of one stored mention does not.
        try folder.write(
            folder.bytes().replacing(Array("sourceKind".utf8), with: Array("sourceKing".utf8)))
        let store = try Store(path: folder.store)
        #expect(throws: StoreFailure.damaged("a record cannot be read")) { try store.mentions() }
    }

    @Test func `a folder that is not there is said to be the trouble`() {
        let path = "\(folder.path)/missing/leumund.sqlite"
        let failure = #expect(throws: StoreFailure.self) { try Store(path: path) }
        guard case .cannotOpen(let named, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(named == path)
    }

    @Test func `a store that somebody else is writing to is busy, and nothing is lost`() throws {
        let store = try Store(path: folder.store, patience: 0.01)
        try store.commit(Batch(mentions: [Invented.mention("a")]))
        let lock = try WriteLock(of: folder.store)
        #expect(throws: StoreFailure.busy) {
            try store.commit(Batch(mentions: [Invented.mention("b")]))
        }
        lock.release()
        try store.commit(Batch(mentions: [Invented.mention("b")]))
        #expect(try store.mentions().map(\.id) == ["a", "b"])
    }
}

extension StoreFailure {
    fileprivate var isDamage: Bool {
        if case .damaged = self { true } else { false }
    }
}

/// The lock that another process holds while it writes: byte 120 of the shared memory file, see
/// "WAL-mode File Format" of SQLite, section 2.3.
private final class WriteLock {
    private let descriptor: Int32
    /// `F_OFD_SETLK` of Linux, which the C library shows to GNU sources only.
    private static let setLockOfOpenFile: Int32 = 37

    init(of store: String) throws {
        descriptor = open("\(store)-shm", O_RDWR)
        // A lock of the open file, not of the process, so that our own store minds it.
        var lock = flock(
            l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 1, l_pid: 0)
        try #require(fcntl(descriptor, Self.setLockOfOpenFile, &lock) == 0)
    }

    func release() {
        var lock = flock(
            l_type: Int16(F_UNLCK), l_whence: Int16(SEEK_SET), l_start: 120, l_len: 1, l_pid: 0)
        _ = fcntl(descriptor, Self.setLockOfOpenFile, &lock)
    }

    deinit { close(descriptor) }
}

@Suite struct StoreFailureTests {
    @Test(arguments: [
        (StoreFailure.busy, "the database is held by another process"),
        (.full, "the disk is full"), (.damaged("page 3"), "the database is damaged: page 3"),
        (.newerSchema(path: "a.sqlite"), "a.sqlite was written by a later release"),
        (.cannotOpen(path: "a", cause: "no"), "cannot open a: no"), (.other("x"), "x"),
    ])
    func `a failure says in plain words what is wrong`(failure: StoreFailure, words: String) {
        #expect(failure.description == words)
    }
}
