// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Publishing
import Testing

/// A folder of its own for each test.
final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "leumund-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    }

    func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
    }
}

@Suite struct AtomicFileTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func file(_ name: String) -> AtomicFile { AtomicFile(path: "\(folder.path)/\(name)") }

    @Test func `a file is written whole, and nothing else is left`() throws {
        try file("a.md").replace(with: Data("one".utf8))
        #expect(try folder.text("a.md") == "one")
        #expect(try folder.names == ["a.md"])
    }

    @Test func `an older file is replaced, however long it was`() throws {
        try folder.write("a long old text", to: "a.md")
        try file("a.md").replace(with: Data("new".utf8))
        #expect(try folder.text("a.md") == "new")
    }

    @Test func `what a crash left behind is no hindrance`() throws {
        try folder.write("half a te", to: ".a.md.new")
        try file("a.md").replace(with: Data("whole".utf8))
        #expect(try folder.text("a.md") == "whole")
        #expect(try folder.names == ["a.md"])
    }

    @Test func `missing folders are made`() throws {
        try file("log/HBK-2026-0001/r1.json").replace(with: Data("{}".utf8))
        #expect(try folder.text("log/HBK-2026-0001/r1.json") == "{}")
    }

    @Test func `others cannot read a file`() throws {
        try file("a.md").replace(with: Data("one".utf8))
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/a.md")
        let mode = try #require(attributes[.posixPermissions] as? NSNumber)
        #expect(mode.intValue & 0o027 == 0)
    }

    @Test func `a link is replaced, its target stays`() throws {
        try folder.write("precious", to: "target")
        #expect(symlink("\(folder.path)/target", "\(folder.path)/a.md") == 0)
        try file("a.md").replace(with: Data("new".utf8))
        #expect(try folder.text("target") == "precious")
        #expect(try folder.text("a.md") == "new")
    }

    @Test func `a link under the hidden name is not followed either`() throws {
        try folder.write("precious", to: "target")
        #expect(symlink("\(folder.path)/target", "\(folder.path)/.a.md.new") == 0)
        try file("a.md").replace(with: Data("new".utf8))
        #expect(try folder.text("target") == "precious")
    }

    @Test func `a path below a file fails and says why`() throws {
        try folder.write("a file", to: "file")
        let failure = #expect(throws: AtomicFile.Failure.self) {
            try file("file/a.md").replace(with: Data())
        }
        #expect(failure?.code == ENOTDIR)
        #expect(failure?.path == "\(folder.path)/file/a.md")
    }

    @Test func `a folder in the way fails and leaves nothing behind`() throws {
        try FileManager.default.createDirectory(
            atPath: "\(folder.path)/a.md", withIntermediateDirectories: false)
        let failure = #expect(throws: AtomicFile.Failure.self) {
            try file("a.md").replace(with: Data("one".utf8))
        }
        #expect(failure?.code == EISDIR)
        #expect(try folder.names == ["a.md"])
    }

    @Test func `a path without a folder is in the folder one works in`() throws {
        let name = "leumund-\(UUID().uuidString).tmp"
        defer { unlink(name) }
        try AtomicFile(path: name).replace(with: Data("here".utf8))
        #expect(try String(contentsOfFile: name, encoding: .utf8) == "here")
    }
}

@Suite struct AppendingTests {
    private let folder: ScratchFolder

    init() throws { folder = try ScratchFolder() }

    private func turn(_ lines: [String]) throws {
        let stream = AtomicFile(path: "\(folder.path)/alerts.jsonl")
        for line in lines {
            try stream.append(
                line: Data("\(line)\n".utf8), turning: AtomicFile.Turning(bytes: 8, kept: 2))
        }
    }

    @Test func `a file that grows too large makes way, and the oldest goes`() throws {
        try turn(["one", "two", "three", "four"])
        #expect(try folder.names == ["alerts.1.jsonl", "alerts.2.jsonl", "alerts.jsonl"])
        #expect(try folder.text("alerts.1.jsonl") == "one\ntwo\n")
        #expect(try folder.text("alerts.2.jsonl") == "three\n")
        #expect(try folder.text("alerts.jsonl") == "four\n")
        try turn(["five"])
        #expect(try folder.names == ["alerts.2.jsonl", "alerts.3.jsonl", "alerts.jsonl"])
        #expect(try folder.text("alerts.3.jsonl") == "four\n")
    }

    @Test func `a line that stands there already makes nothing turn`() throws {
        try turn(["one", "two", "two"])
        #expect(try folder.names == ["alerts.jsonl"])
    }

    @Test func `files that look alike are let alone`() throws {
        try folder.write("x", to: "alerts.old.jsonl")
        try folder.write("x", to: "alerts.7")
        try turn(["one", "two", "three"])
        #expect(
            try folder.names == ["alerts.1.jsonl", "alerts.7", "alerts.jsonl", "alerts.old.jsonl"])
    }

    private func append(_ line: String) throws {
        try AtomicFile(path: "\(folder.path)/alerts.jsonl").append(line: Data(line.utf8))
    }

    @Test func `lines follow each other`() throws {
        try append("{\"a\":1}\n")
        try append("{\"a\":2}\n")
        #expect(try folder.text("alerts.jsonl") == "{\"a\":1}\n{\"a\":2}\n")
    }

    @Test func `a line that stands at the end is not added again`() throws {
        try append("{\"a\":1}\n")
        try append("{\"a\":2}\n")
        try append("{\"a\":2}\n")
        #expect(try folder.text("alerts.jsonl") == "{\"a\":1}\n{\"a\":2}\n")
    }

    @Test func `a line that stands further up is added again`() throws {
        try append("{\"a\":1}\n")
        try append("{\"a\":2}\n")
        try append("{\"a\":1}\n")
        #expect(try folder.text("alerts.jsonl") == "{\"a\":1}\n{\"a\":2}\n{\"a\":1}\n")
    }

    @Test func `a longer line with the same end is another line`() throws {
        try append("ab\n")
        try append("b\n")
        #expect(try folder.text("alerts.jsonl") == "ab\nb\n")
    }

    @Test func `a torn line spoils no further one`() throws {
        try folder.write("{\"a\":1}\n{\"a\"", to: "alerts.jsonl")
        try append("{\"a\":2}\n")
        #expect(try folder.text("alerts.jsonl") == "{\"a\":1}\n{\"a\"\n{\"a\":2}\n")
    }

    @Test func `a link is not followed`() throws {
        try folder.write("precious\n", to: "target")
        #expect(symlink("\(folder.path)/target", "\(folder.path)/alerts.jsonl") == 0)
        let failure = #expect(throws: AtomicFile.Failure.self) { try append("x\n") }
        #expect(failure?.code == ELOOP)
        #expect(try folder.text("target") == "precious\n")
    }

    @Test func `a full disk is said to be full`() {
        let failure = #expect(throws: AtomicFile.Failure.self) {
            try AtomicFile(path: "/dev/full").append(line: Data("x\n".utf8))
        }
        #expect(failure?.code == ENOSPC)
        #expect(failure?.description == "/dev/full: No space left on device")
    }
}
