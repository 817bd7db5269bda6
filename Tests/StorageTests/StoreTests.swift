// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Storage
import Testing

@Suite struct StoreTests {
    private let store: Store

    init() throws { store = try Store(path: nil) }

    private static func source(_ name: String, failures: Int = 0) -> SourceRecord {
        var source = SourceRecord(name: name, address: "https://\(name).example/rss")
        source.failures = failures
        source.etag = "\"a\""
        source.firstRead = Invented.begin
        return source
    }

    private static func file(_ path: String, _ body: String = "x") -> AlertFile {
        AlertFile(path: path, body: Data(body.utf8))
    }

    @Test func `a mention comes back as it went in`() throws {
        var mention = Invented.mention("a")
        mention.counting = .counted
        mention.claim = "v1:7f3a91c2"
        try store.commit(Batch(mentions: [mention]))
        #expect(try store.mentions() == [mention])
    }

    @Test func `one bad row takes the whole batch back`() throws {
        let batch = Batch(
            mentions: [Invented.mention("a"), Invented.mention("b", value: .nan)],
            states: ["halmbach": Data([1])], sources: [Self.source("forum")],
            files: [Self.file("open/1.md")])
        #expect(throws: StoreFailure.self) { try store.commit(batch) }
        #expect(try store.mentions().isEmpty)
        #expect(try store.states().isEmpty)
        #expect(try store.sources().isEmpty)
        #expect(try store.pendingFiles().isEmpty)
    }

    @Test func `a bad batch does not spoil the next`() throws {
        #expect(throws: StoreFailure.other("a figure is no number")) {
            try store.commit(Batch(mentions: [Invented.mention("a", value: .nan)]))
        }
        try store.commit(Batch(mentions: [Invented.mention("b")]))
        #expect(try store.mentions().map(\.id) == ["b"])
    }

    @Test func `known ids are those that are stored`() throws {
        try store.commit(Batch(mentions: [Invented.mention("a"), Invented.mention("b")]))
        #expect(try store.known(["a", "c", "b", "a"]) == ["a", "b"])
        #expect(try store.known([]).isEmpty)
    }

    @Test func `a mention is stored once, as it was first`() throws {
        try store.commit(Batch(mentions: [Invented.mention("a", value: -0.5)]))
        try store.commit(Batch(mentions: [Invented.mention("a", value: -0.9)]))
        #expect(try store.mentions().map(\.score.value) == [-0.5])
    }

    @Test func `mentions come in order of arrival, those of one moment as they were stored`() throws
    {
        try store.commit(
            Batch(mentions: [
                Invented.mention("d", arrived: 2), Invented.mention("z", arrived: 1),
                Invented.mention("a", arrived: 1),
            ]))
        try store.commit(Batch(mentions: [Invented.mention("m", arrived: 1)]))
        #expect(try store.mentions().map(\.id) == ["z", "a", "m", "d"])
    }

    @Test func `mentions are chosen by time, brand and label`() throws {
        try store.commit(
            Batch(mentions: [
                Invented.mention("a", arrived: 0), Invented.mention("b", arrived: 1),
                Invented.mention("c", brand: "other", arrived: 2),
                Invented.mention("d", arrived: 3, label: .positive),
            ]))
        let since = Invented.begin + 3600
        #expect(try store.mentions(arrivedSince: since).map(\.id) == ["b", "c", "d"])
        #expect(try store.mentions(brandID: "other").map(\.id) == ["c"])
        #expect(try store.mentions(label: .positive).map(\.id) == ["d"])
        #expect(
            try store.mentions(arrivedSince: since, brandID: "halmbach", label: .negative)
                .map(\.id) == ["b"])
    }

    @Test func `the last state of a brand counts`() throws {
        try store.commit(Batch(states: ["a": Data([1]), "b": Data([2])]))
        try store.commit(Batch(states: ["a": Data([3])]))
        #expect(try store.states() == ["a": Data([3]), "b": Data([2])])
    }

    @Test func `the last record of a source counts, in order of names`() throws {
        try store.commit(Batch(sources: [Self.source("b"), Self.source("a")]))
        try store.commit(Batch(sources: [Self.source("b", failures: 2)]))
        #expect(try store.sources() == [Self.source("a"), Self.source("b", failures: 2)])
        var wanted: [String] = []
        try store.eachSource(where: { $0 == "a" }) { wanted.append($0.name) }
        #expect(wanted == ["a"])
    }

    @Test func `files wait in the order in which they were committed`() throws {
        var line = Self.file("alerts.jsonl", "{}\n")
        line.mode = .append
        try store.commit(Batch(files: [Self.file("open/2.md"), line]))
        try store.commit(Batch(files: [Self.file("open/1.md", "y")]))
        #expect(
            try store.pendingFiles().map(\.file)
                == [Self.file("open/2.md"), line, Self.file("open/1.md", "y")])
    }

    @Test func `a file that is written is forgotten, and its number is never used again`() throws {
        try store.commit(Batch(files: [Self.file("a"), Self.file("b")]))
        let pending = try store.pendingFiles()
        let last = try #require(pending.last)
        for file in pending { try store.fileWritten(file.id) }
        #expect(try store.pendingFiles().isEmpty)
        try store.commit(Batch(files: [Self.file("c")]))
        #expect(try #require(store.pendingFiles().first).id > last.id)
    }

    @Test func `the first pseudonym key is kept`() throws {
        #expect(try store.pseudonymKey(orKeep: [1, 2, 3]) == [1, 2, 3])
        #expect(try store.pseudonymKey(orKeep: [9, 9, 9]) == [1, 2, 3])
    }
}
