// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct FetcherTests {
    @Test func `a 200 gives the bytes, the media type, the language, the address and the arrival`()
        async throws
    {
        let headers = ["Content-Type: text/xml; charset=utf-8", "Content-Language: de"]
        try await serving(.answer(headers: headers, body: "<rss/>")) { server, fetcher in
            let document = Document(
                bytes: Array("<rss/>".utf8), contentType: "text/xml; charset=utf-8",
                contentLanguage: "de", url: server.url("/a"), arrived: .arrival)
            #expect(await fetcher.result(server.url("/a")).document == document)
        }
    }

    @Test func `a 200 gives its validators as sent`() async throws {
        let headers = ["ETag: \"abc\"", "Last-Modified: Tue, 15 Nov 1994 12:45:26 GMT"]
        try await serving(.answer(headers: headers)) { server, fetcher in
            let validators = Validators(
                etag: "\"abc\"", lastModified: "Tue, 15 Nov 1994 12:45:26 GMT")
            #expect(await fetcher.result(server.url()).validators == validators)
        }
    }

    @Test(arguments: ["W/\"abc\"", "abc", "W/abc", "\"a b\"\"c", "\"\"", "\u{e4}\u{ff}\"", "a\tb"])
    func `an ETag goes back byte for byte`(etag: String) async throws {
        let bytes = etag.unicodeScalars.map { UInt8($0.value) }
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nETag: ".utf8)
        let answer = LoopbackServer.Step.send(head + bytes + Array("\r\n\r\n".utf8))
        try await serving(answer) { server, fetcher in
            let first = await fetcher.result(server.url())
            _ = await fetcher.result(server.url(), first.validators)
            #expect(server.requests.last?.contains("\r\nIf-None-Match: \(etag)\r\n") == true)
        }
    }

    @Test(arguments: ["yesterday", "Tue, 32 Foo 2038", "0"])
    func `a Last-Modified that is no date goes back byte for byte`(value: String) async throws {
        try await serving(.answer(headers: ["Last-Modified: \(value)"])) { server, fetcher in
            let first = await fetcher.result(server.url())
            _ = await fetcher.result(server.url(), first.validators)
            #expect(server.requests.last?.contains("\r\nIf-Modified-Since: \(value)\r\n") == true)
        }
    }

    @Test func `a request without validators asks no condition`() async throws {
        try await serving(.answer()) { server, fetcher in
            _ = await fetcher.result(server.url(), Validators())
            #expect(server.requests.first?.contains("If-") == false)
        }
    }

    @Test func `a 304 keeps the old validators`() async throws {
        try await serving(.send("HTTP/1.1 304 Not Modified\r\n\r\n")) { server, fetcher in
            let old = Validators(etag: "\"1\"", lastModified: "then")
            let result = await fetcher.result(server.url(), old)
            #expect(result.isNotModified)
            #expect(result.validators == old)
        }
    }

    @Test func `a 304 renews the validator it names`() async throws {
        let answer = "HTTP/1.1 304 Not Modified\r\nETag: \"2\"\r\n\r\n"
        try await serving(.send(answer)) { server, fetcher in
            let old = Validators(etag: "\"1\"", lastModified: "then")
            let renewed = Validators(etag: "\"2\"", lastModified: "then")
            #expect(await fetcher.result(server.url(), old).validators == renewed)
        }
    }

    @Test func `a 304 that nobody asked for is a failure`() async throws {
        try await serving(.send("HTTP/1.1 304 Not Modified\r\n\r\n")) { server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .status(304, retryAfterSeconds: nil))
        }
    }

    @Test(arguments: [
        "201 Created", "202 Accepted", "203 Else", "206 Partial Content", "300 Multiple Choices",
        "400 Bad Request", "401 Unauthorized", "403 Forbidden", "404 Not Found", "410 Gone",
        "500 Oops", "999 None",
    ])
    func `another status than 200 is a failure although a feed comes with it`(status: String)
        async throws
    {
        try await serving(.answer(status, body: "<rss/>")) { server, fetcher in
            let code = try #require(Int(status.prefix(3)))
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .status(code, retryAfterSeconds: nil))
        }
    }

    @Test func `a 204 with a body is a failure`() async throws {
        let answer = "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n<rss/>"
        try await serving(.send(answer), .close) { server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .status(204, retryAfterSeconds: nil))
        }
    }

    @Test func `a 429 tells how long to wait`() async throws {
        let answer = LoopbackServer.Step.answer("429 Slow Down", headers: ["Retry-After: 20"])
        try await serving(answer) { server, fetcher in
            let failure = await fetcher.result(server.url()).failure
            #expect(failure == .status(429, retryAfterSeconds: 20))
        }
    }

    @Test func `a compressed body arrives decoded`() async throws {
        let answer = LoopbackServer.Step.answer(
            "200 OK", headers: ["Content-Encoding: gzip"], bytes: Gzip.stored("<rss/>"))
        try await serving(answer) { server, fetcher in
            #expect(await fetcher.result(server.url()).text == "<rss/>")
        }
    }

    @Test func `bytes that follow the announced length are not read as an answer`() async throws {
        let forged = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue" + forged
        try await serving(.send(answer)) { server, fetcher in
            #expect(await fetcher.result(server.url()).text == "true")
            #expect(await fetcher.result(server.url()).text == "true")
        }
    }

    @Test func `headers of an interim answer do not count`() async throws {
        let interim = "HTTP/1.1 103 Early Hints\r\nETag: \"early\"\r\n\r\n"
        try await serving(.send(interim), .answer(body: "x")) { server, fetcher in
            #expect(await fetcher.result(server.url()).validators == Validators())
        }
    }

    @Test func `trailers do not count`() async throws {
        let answer = """
            HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: ETag\r\n\r
            1\r\nx\r\n0\r\nETag: \"late\"\r\n\r\n
            """
        try await serving(.send(answer)) { server, fetcher in
            let result = await fetcher.result(server.url())
            #expect(result.text == "x")
            #expect(result.validators == Validators())
        }
    }
}
