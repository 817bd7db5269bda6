// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct CommandLineTests {
    @Test func `a wrong option is one line and status 64`() throws {
        let ended = try Program.run("scan", "--no-such-option")
        #expect(ended.status == 64)
        #expect(ended.output.isEmpty)
        #expect(ended.errors.hasPrefix("leumund: "))
        #expect(ended.errors.split(separator: "\n").count == 1)
    }

    @Test func `help and version go to standard output`() throws {
        #expect(try Program.run("--help").output.contains("scan"))
        #expect(try Program.run("--version").output.hasPrefix("0."))
    }

    @Test(arguments: ["scan", "daemon", "check", "mentions"])
    func `a configuration that is not there is status 66`(command: String) throws {
        let ended = try Program.run(command, "--config", "/nonexistent/leumund.yaml")
        #expect(ended.status == 66)
        #expect(ended.errors.hasPrefix("leumund: /nonexistent/leumund.yaml: "))
    }

    @Test func `a folder as configuration is status 66`() throws {
        #expect(try Program.run("check", "--config", "Sources").status == 66)
    }

    @Test func `an unknown key is named with its line and what was meant`() throws {
        let scratch = try Scratch()
        let config = try scratch.file(
            "c.yaml",
            """
            brands:
              - {name: Halmbach}
            feeds:
              - {name: a, urll: "https://a.example/feed"}
            """)
        let ended = try Program.run("check", "--config", config)
        #expect(ended.status == 78)
        #expect(ended.errors.contains("c.yaml:4: unknown key \"urll\""))
        #expect(ended.errors.contains("did you mean \"url\"?"))
    }

    @Test func `a configuration that is no YAML is named with its line`() throws {
        let scratch = try Scratch()
        let config = try scratch.file("c.yaml", "brands: [\nfeeds: {")
        let ended = try Program.run("check", "--config", config)
        #expect(ended.status == 78)
        #expect(ended.errors.contains("c.yaml:2: not YAML") || ended.errors.contains("c.yaml:3"))
    }

    @Test func `the example's configuration is fine, and so are the files it rests on`() throws {
        let ended = try Program.run("check", "--config", "Examples/halmbach/halmbach.yaml")
        #expect(ended.status == 0)
        #expect(ended.errors.isEmpty)
    }
}
