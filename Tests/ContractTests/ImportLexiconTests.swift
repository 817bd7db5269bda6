// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct ImportLexiconTests {
    private let scratch: Scratch
    private var output: String { scratch.path("own") }

    init() throws { scratch = try Scratch() }

    private func run(_ text: String, _ options: String...) throws -> Program.Ended {
        let file = try scratch.file("list.txt", text)
        return try Program.run(["import", "lexicon", "--output", output] + options + [file])
    }

    @Test func `an imported list judges texts`() throws {
        let ended = try run("lumpy\t-4\nmostly wonky\t-3\n:-]>\t1\ntable\t0\nbad line\n")
        #expect(ended.status == 0)
        #expect(
            ended.output == """
                \(output)/lexicons, from afinn: words 1, idioms 1, emoji 1; \
                left out: without a value 1, bad lines 1.

                """)
        #expect(ended.errors.hasPrefix("leumund: warning: "))
        #expect(ended.errors.contains("list.txt:5: is no entry (expected term and"))
        let scored = try Program.run(
            "score", "--data", output, "--language", "en", "-", input: "It was lumpy.\n")
        #expect(scored.status == 0)
        #expect(scored.errors.isEmpty)
        #expect(scored.output.contains("\"reason\":\"user lexicon\""))
        let checked = try Program.run(
            "check", "--config", "Examples/halmbach/halmbach.yaml", "--data", output)
        #expect(checked.status == 0)
    }

    @Test func `what is there is never overwritten`() throws {
        #expect(try run("lumpy\t-4\n").status == 0)
        let ended = try run("lumpy\t4\nso so\t1\n")
        #expect(ended.status == 73)
        #expect(ended.errors.contains("words.tsv: is there already (name another folder)"))
        let kept = try String(contentsOfFile: "\(output)/lexicons/en/words.tsv", encoding: .utf8)
        #expect(kept.contains("-3.2"))
        #expect(!FileManager.default.fileExists(atPath: "\(output)/lexicons/en/idioms.tsv"))
    }

    @Test func `the language names the folder`() throws {
        #expect(try run("klumpet\t-4\n", "--language", "da").status == 0)
        #expect(FileManager.default.fileExists(atPath: "\(output)/lexicons/da/words.tsv"))
    }

    @Test(arguments: ["../x", "EN", "shared", ""])
    func `a language that is none is status 64`(tag: String) throws {
        #expect(try run("lumpy\t-4\n", "--language", tag).status == 64)
    }

    @Test func `an unknown format is status 64, one that cannot be told 65`() throws {
        #expect(try run("lumpy\t-4\n", "--format", "xls").status == 64)
        let ended = try run("lumpy and wonky\n")
        #expect(ended.status == 65)
        #expect(ended.errors.contains("is of no known format (name it with --format"))
    }

    @Test func `a list without anything that can be used is status 65`() throws {
        let ended = try run("lumpy\n", "--format", "vader")
        #expect(ended.status == 65)
        #expect(ended.errors.contains("nothing that can be used"))
        #expect(!FileManager.default.fileExists(atPath: output))
    }

    @Test func `a file that is not there is status 66, and so is a folder`() throws {
        for path in ["/nonexistent/list.txt", "Sources"] {
            #expect(try Program.run("import", "lexicon", "--output", output, path).status == 66)
        }
    }

    @Test func `a folder that cannot be made is status 73`() throws {
        let file = try scratch.file("list.txt", "lumpy\t-4\n")
        let ended = try Program.run("import", "lexicon", "--output", file, file)
        #expect(ended.status == 73)
    }
}
