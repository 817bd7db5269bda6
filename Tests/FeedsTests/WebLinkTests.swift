// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

struct WebLinkTests {
    private func resolve(_ reference: String, _ bases: String?...) -> String? {
        WebLink.resolve(reference, against: bases, limit: 100)
    }

    /// From the examples of RFC 3986 section 5.4.
    @Test(arguments: [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
        ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("..", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("./", "http://a/b/c/"), ("g;x=1/../y", "http://a/b/c/y"),
    ])
    func `references are resolved as the standard says`(reference: String, link: String) {
        #expect(resolve(reference, "http://a/b/c/d;p?q") == link)
    }

    @Test func `the first base that is absolute counts`() {
        #expect(resolve("x", nil, "rel/", "ftp://f/", "https://b.example") == "https://b.example/x")
        #expect(resolve("x") == nil)
    }

    @Test func `absolute references stay as they are`() {
        #expect(resolve(" HTTPS://A.example/%7Ea?b#c\n") == "HTTPS://A.example/%7Ea?b#c")
        #expect(resolve("https://a.example/größe") == "https://a.example/größe")
    }

    @Test func `what could end an address early is escaped`() {
        #expect(
            resolve("https://a.example/a b\"<c>`\\") == "https://a.example/a%20b%22%3Cc%3E%60%5C")
    }

    @Test func `an address that is too long is dropped, not cut`() {
        #expect(resolve("https://a.example/" + String(repeating: "x", count: 100)) == nil)
        #expect(resolve(String(repeating: "x", count: 95), "https://a.example/") == nil)
    }
}
