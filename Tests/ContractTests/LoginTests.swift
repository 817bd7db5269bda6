// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// Feeds behind a login, read by the program.
@Suite struct LoginTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// Scans one feed with these keys and these files.
    private func scan(
        _ server: LoopbackServer, _ keys: String, files: [String: String]
    ) throws -> Program.Ended {
        for (name, text) in files { _ = try scratch.file(name, text) }
        let config = try scratch.file(
            "leumund.yaml",
            """
            fetch: {allow_private_networks: [127.0.0.0/8]}
            brands: [{name: Halmbach}]
            feeds: [{name: shop, url: "\(server.url())", \(keys)}]
            """)
        return try Program.run("scan", "--config", config, "--output", "json")
    }

    @Test func `a feed that wants a header gets it from its file`() throws {
        let server = try LoopbackServer { request in
            request.contains("\r\nX-Key: swordfish\r\n")
                ? [.answer(body: SampleFeed.rss(["Halmbach is great"]))]
                : [.answer("401 Unauthorized")]
        }
        defer { server.stop() }
        let ended = try scan(server, "header_file: keys", files: ["keys": "X-Key: swordfish\n"])
        #expect(ended.status == 0)
        #expect(ended.output.contains("Halmbach is great"))
        #expect(!(ended.output + ended.errors).contains("swordfish"))
    }

    @Test(arguments: ["401 Unauthorized", "403 Forbidden"])
    func `a login that is refused is told with its file, and not with what is in it`(
        status: String
    ) throws {
        let server = try LoopbackServer { _ in [.answer(status)] }
        defer { server.stop() }
        let ended = try scan(
            server, "credentials_file: login", files: ["login": "joe:swordfish\n"])
        #expect(ended.status == 69)
        #expect(ended.errors.contains("the login was refused (renew login)"))
        #expect(!(ended.output + ended.errors).contains("swordfish"))
    }

    @Test func `a login page in place of a feed is told as such`() throws {
        let page = "<!doctype html><html><body><form><input type=password></form></body></html>"
        let server = try LoopbackServer { _ in [.answer(body: page)] }
        defer { server.stop() }
        let ended = try scan(server, "header_file: keys", files: ["keys": "Cookie: a=swordfish"])
        #expect(ended.status == 65)
        #expect(ended.errors.contains("looks like a login or script-only page"))
        #expect(ended.errors.contains("the login was refused (renew keys)"))
    }

    @Test func `a password in the address of a feed without a name is not told`() throws {
        let server = try LoopbackServer { _ in [.answer("500 Oops")] }
        defer { server.stop() }
        let ended = try Program.run(
            "scan", "--brand", "Halmbach", "--output", "json", server.url(user: "joe:swordfish@"))
        #expect(ended.errors.contains("/feed: "))
        #expect(!(ended.output + ended.errors).contains("swordfish"))
    }
}
