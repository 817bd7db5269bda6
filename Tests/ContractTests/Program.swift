// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc

/// The built program, run as a user runs it.
struct Program {
    struct Ended {
        var status: Int32
        var output: String
        var errors: String
    }

    /// The folder that holds Package.swift.
    static var repository: URL {
        var folder = URL(filePath: #filePath)
        repeat {
            folder.deleteLastPathComponent()
        } while !FileManager.default.fileExists(
            atPath: folder.appending(path: "Package.swift").path)
        return folder
    }

    /// It is built beside the program that runs the tests.
    static var executable: URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: "leumund")
    }

    /// Runs a command to its end; times are shown in UTC, in the C locale.
    static func run(
        _ arguments: String..., input: String = "", environment: [String: String] = [:]
    ) throws -> Ended {
        try run(arguments, input: input, environment: environment)
    }

    static func run(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws -> Ended {
        let folder = try Scratch()
        let files = ["in", "out", "err"].map { folder.url.appending(path: $0) }
        try Data(input.utf8).write(to: files[0])
        for file in files.dropFirst() { try Data().write(to: file) }
        let process = try process(arguments, environment: environment)
        process.standardInput = try FileHandle(forReadingFrom: files[0])
        process.standardOutput = try FileHandle(forWritingTo: files[1])
        process.standardError = try FileHandle(forWritingTo: files[2])
        return Ended(
            status: try Child(process).end(),
            output: try String(contentsOf: files[1], encoding: .utf8),
            errors: try String(contentsOf: files[2], encoding: .utf8))
    }

    static func process(_ arguments: [String], environment: [String: String]) throws -> Process {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = repository
        let plain = ["PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC", "HOME": "/nonexistent"]
        process.environment = plain.merging(environment) { _, new in new }
        return process
    }
}

/// A folder of one test, gone with it.
final class Scratch: Sendable {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appending(path: "leumund-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let file = url.appending(path: name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    func path(_ name: String) -> String { url.appending(path: name).path }
}

/// A small feed about an invented brand.
enum SampleFeed {
    static func rss(_ titles: [String]) -> String {
        let items = titles.enumerated().map { number, title in
            """
            <item><guid>item-\(number)</guid><title>\(title)</title>\
            <pubDate>Sat, 21 Nov 2026 10:0\(number % 10):00 GMT</pubDate></item>
            """
        }
        return "<rss version=\"2.0\"><channel><title>Forum</title>\(items.joined())</channel></rss>"
    }
}
