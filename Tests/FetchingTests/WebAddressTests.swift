// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct WebAddressTests {
    @Test(arguments: [
        "", "example.org/feed", "ftp://example.org/", "file:///etc/passwd", "gopher://example.org/",
        "data:text/xml,x", "javascript:alert(1)", "http://", "http://[::1/",
        "http://exam ple.org/", "http://example.org:99999/", "http://example.org/\u{0}x",
        "http://example.org/\r\nX: y", "feed://example.org/", "http://joe:sec ret@/",
    ])
    func `what is no web address is refused`(text: String) {
        #expect {
            try WebAddress(text)
        } throws: { error in
            if case FetchFailure.badAddress = error { true } else { false }
        }
    }

    @Test(arguments: [
        ("http://joe:secret@example.org/a?b#c", "http://example.org/a?b#c"),
        ("https://joe@example.org:8443/", "https://example.org:8443/"),
        ("HTTP://joe:se%40cret@example.org", "http://example.org/"),
        ("http://joe:a:b@example.org/joe", "http://example.org/joe"),
    ])
    func `user name and password are left out`(text: String, redacted: String) throws {
        let address = try WebAddress(text)
        #expect(address.redacted == redacted)
        #expect(address.hasCredentials)
    }

    @Test func `an address without a user name stays as it is`() throws {
        let address = try WebAddress("https://example.org/feed?a=b@c")
        #expect(address.redacted == "https://example.org/feed?a=b@c")
        #expect(!address.hasCredentials)
    }

    @Test func `spaces and letters beyond ASCII in a path are escaped`() throws {
        let address = try WebAddress("http://example.org/b\u{fc}cher neu")
        #expect(address.text == "http://example.org/b%c3%bccher%20neu")
    }

    @Test(arguments: [
        ("http://m\u{fc}ller.de/", "xn--mller-kva.de"),
        ("http://M\u{dc}LLER.de/", "xn--mller-kva.de"),
        ("http://stra\u{df}e.de/", "xn--strae-oqa.de"),
    ])
    func `a host beyond ASCII is written as name servers know it`(text: String, host: String) throws
    {
        let address = try WebAddress(text)
        #expect(address.host == host)
        #expect(address.text == "http://\(host)/")
    }

    @Test func `a host with invisible letters is refused`() {
        #expect(throws: FetchFailure.self) { try WebAddress("http://exam\u{202e}ple.org/") }
    }

    @Test func `a request prints without user name and password`() {
        let request = FetchRequest(url: "http://joe:secret@example.org/")
        #expect(
            "\(request) \(String(reflecting: request))" == "http://example.org/ http://example.org/"
        )
    }

    @Test func `a request that cannot be read prints nothing of its address`() {
        #expect(!FetchRequest(url: "http//joe:secret@x").description.contains("secret"))
    }

    @Test func `a failure of an address does not quote it`() {
        #expect {
            try WebAddress("http://joe:secret@[::1/")
        } throws: { error in
            !"\(error)".contains("secret") && !String(reflecting: error).contains("secret")
        }
    }
}
