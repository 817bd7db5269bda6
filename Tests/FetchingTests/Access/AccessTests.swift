// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

@testable import Fetching

/// Logins, and who gets to see them.
@Suite struct AccessTests {
    private func headers(_ lines: String...) throws -> Access {
        var access = Access()
        access.headers = try lines.map { try HeaderLine($0.utf8) }
        return access
    }

    private func login(_ text: String) -> Access {
        var access = Access()
        access.login = Login(Array(text.utf8))
        return access
    }

    private static let moved: @Sendable (String) -> [LoopbackServer.Step] = {
        $0.hasPrefix("GET /old ") ? [.redirect("301 Moved", to: "/new")] : [.answer(body: "x")]
    }

    @Test func `headers go to the origin, also where it redirects to itself`() async throws {
        let access = try headers("X-Key: abc", "Cookie: a=b; c=d")
        try await serving(Self.moved) { server, fetcher in
            #expect(await fetcher.result(server.url("/old"), access: access).text == "x")
            #expect(server.requests.count == 2)
            #expect(
                server.requests.allSatisfy {
                    $0.contains("\r\nX-Key: abc\r\n") && $0.contains("\r\nCookie: a=b; c=d\r\n")
                })
        }
    }

    @Test(arguments: ["127.0.0.1", "127.0.0.2"])
    func `a redirect to another origin ends a fetch with headers before a connection`(host: String)
        async throws
    {
        let other = try LoopbackServer(host: host) { _ in [.answer(body: "x")] }
        defer { other.stop() }
        let access = try headers("X-Key: abc")
        try await serving(.redirect(to: other.url())) { server, fetcher in
            let result = await fetcher.result(server.url(), access: access)
            #expect(result.failure == .foreignRedirect(host: host))
            #expect(other.connections == 0)
        }
    }

    @Test func `a redirect to another scheme ends a fetch with headers`() async throws {
        let access = try headers("X-Key: abc")
        try await serving(.redirect(to: "https://127.0.0.1:1/")) { server, fetcher in
            let result = await fetcher.result(server.url(), access: access)
            #expect(result.failure == .foreignRedirect(host: "127.0.0.1"))
        }
    }

    @Test func `user name and password go to the origin only`() async throws {
        let other = try LoopbackServer(host: "127.0.0.2") { _ in [.answer(body: "x")] }
        defer { other.stop() }
        let access = login("joe:se:cret")
        try await serving(.redirect(to: other.url())) { server, fetcher in
            #expect(await fetcher.result(server.url(), access: access).text == "x")
            let line = "\r\nAuthorization: Basic am9lOnNlOmNyZXQ=\r\n"
            #expect(server.requests.first?.contains(line) == true)
            #expect(other.requests.first?.contains("Authorization") == false)
        }
    }

    @Test(arguments: [true, false])
    func `a fetch with a login shares no connection`(comesFirst: Bool) async throws {
        let access = login("joe:secret")
        try await serving(.answer(body: "x")) { server, fetcher in
            for isFirst in [true, false] {
                let own = isFirst == comesFirst ? access : nil
                #expect(await fetcher.result(server.url(), access: own).text == "x")
            }
            #expect(server.connections == 2)
            // Without logins one is enough.
            _ = await fetcher.result(server.url())
            _ = await fetcher.result(server.url())
            #expect(server.connections <= 3)
        }
    }

    @Test func `a move for good of a feed with a login is not told`() async throws {
        let access = login("joe:secret")
        try await serving(Self.moved) { server, fetcher in
            #expect(await fetcher.result(server.url("/old"), access: access).facts?.movedTo == nil)
            #expect(await fetcher.result(server.url("/old")).facts?.movedTo != nil)
        }
    }

    @Test func `an Accept header takes the place of ours`() async throws {
        let access = try headers("accept: text/x-own")
        try await serving(.answer()) { server, fetcher in
            _ = await fetcher.result(server.url(), access: access)
            let lines = server.requests.first?.lowercased().components(separatedBy: "\r\n") ?? []
            #expect(lines.filter { $0.hasPrefix("accept:") } == ["accept: text/x-own"])
        }
    }

    @Test func `a certificate that cannot be read is a failure of the secure connection`()
        async throws
    {
        var access = Access()
        let junk = Secret(Array("-----BEGIN CERTIFICATE-----\nAAAA\n".utf8))
        access.certificate = ClientCertificate(certificate: junk, key: junk)
        try await serving(.hold) { server, fetcher in
            let url = server.url().replacing("http:", with: "https:")
            let failure = await fetcher.result(url, access: access).failure
            #expect {
                throw try #require(failure)
            } throws: { error in
                if case FetchFailure.tls(let reason) = error {
                    reason.contains("certificate")
                } else {
                    false
                }
            }
        }
    }

    @Test func `nothing prints a secret`() throws {
        var access = try headers("X-Key: hidden1")
        access.login = Login(Array("joe:hidden2".utf8))
        access.proxy = try Proxy("http://proxy.example:3128")
        access.proxy?.login = Login(Array("ann:hidden3".utf8))
        access.certificate = ClientCertificate(
            certificate: Secret(Array("hidden4".utf8)), key: Secret(Array("hidden5".utf8)))
        var dumped = ""
        dump(access, to: &dumped)
        let request = FetchRequest(url: "https://a.example/", access: access)
        let secret = Secret(Array("hidden6".utf8))
        for text in ["\(secret)", "\(access)", String(reflecting: access), dumped, "\(request)"] {
            #expect(!text.contains("hidden"))
        }
        var all = ""
        dump(request, to: &all)
        #expect(!all.contains("hidden"))
    }
}

/// What a line of a header file may be.
@Suite struct HeaderLineTests {
    @Test(arguments: [
        "Host: a", "host: a", "Content-Length: 1", "Transfer-Encoding: chunked",
        "Proxy-Connection: a",
        "If-None-Match: a", "Accept-Encoding: a", "Connection: a",
    ])
    func `what belongs to the transport is refused`(line: String) {
        #expect {
            try HeaderLine(line.utf8)
        } throws: { error in
            if case HeaderLine.Fault.forbidden = error { true } else { false }
        }
    }

    @Test(arguments: ["", "abc", ":abc", "a b: c", "a:", "a:  ", "ä: b", " a: b"])
    func `what is no header is refused`(line: String) {
        #expect(throws: HeaderLine.Fault.notAHeader) { try HeaderLine(line.utf8) }
    }

    @Test(arguments: ["a: b\r", "a: b\nHost: c", "a: \u{0}", "a\u{1}: b", "a: \u{7f}"])
    func `a control character is refused`(line: String) {
        #expect(throws: HeaderLine.Fault.controlCharacter) { try HeaderLine(line.utf8) }
    }

    @Test(arguments: ["", "joe", ":secret", "joe:a\nb"])
    func `what is no user name with a password is refused`(text: String) {
        #expect(Login(Array(text.utf8)) == nil)
    }
}
