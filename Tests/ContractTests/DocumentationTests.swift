// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Every command that a page shows is run: the lines of its `sh` blocks.
@Suite struct DocumentationTests {
    static let pages: [String] = {
        let docs = Program.repository.appending(path: "docs").path
        let found = (try? FileManager.default.contentsOfDirectory(atPath: docs)) ?? []
        return ["README.md", "lexicons/README.md", "Examples/halmbach/README.md"]
            + found.filter { $0.hasSuffix(".md") }.sorted().map { "docs/\($0)" }
    }()

    @Test(arguments: pages)
    func `the commands of a page work`(page: String) throws {
        let text = try String(
            contentsOf: Program.repository.appending(path: page), encoding: .utf8)
        // One folder for a page: a later command may read what an earlier one wrote.
        let scratch = try Self.copy()
        for block in blocks(of: text) {
            let ended = try shell(block, in: scratch)
            #expect(ended == 0, "\(page): \(block)")
        }
    }

    /// The `sh` blocks without what builds: that is run by whoever runs these tests.
    private func blocks(of text: String) -> [String] {
        text.components(separatedBy: "```sh\n").dropFirst().compactMap { rest in
            let block = rest.components(separatedBy: "```").first ?? ""
            let lines = block.split(separator: "\n").filter { !$0.hasPrefix("make ") }
            return lines.isEmpty ? nil : lines.joined(separator: "\n")
        }
    }

    /// A folder of its own that shows what the repository holds.
    private static func copy() throws -> Scratch {
        let scratch = try Scratch()
        for name in try FileManager.default.contentsOfDirectory(atPath: Program.repository.path)
        where !name.hasPrefix(".") && name != "demo-output" {
            try FileManager.default.createSymbolicLink(
                at: scratch.url.appending(path: name),
                withDestinationURL: Program.repository.appending(path: name))
        }
        return scratch
    }

    private func shell(_ script: String, in scratch: Scratch) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-ec", script.replacing(".build/release/leumund", with: "leumund")]
        process.currentDirectoryURL = scratch.url
        let folder = Program.executable.deletingLastPathComponent().path
        process.environment = ["PATH": "\(folder):/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        return try Child(process).end()
    }
}
