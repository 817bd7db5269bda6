// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Fetching

@Suite struct ValidatorsTests {
    @Test(arguments: ["a\r\nX-Forged: 1", "a\nb", "a\u{0}b", "\u{7f}", "\u{1b}[0m", "\u{20ac}", ""])
    func `a value that could forge a header is no validator`(value: String) {
        #expect(Validators(etag: value, lastModified: value).isEmpty)
    }

    @Test func `a value over the limit is no validator`() {
        let longest = String(repeating: "a", count: 1024)
        #expect(Validators(etag: longest).etag == longest)
        #expect(Validators(etag: longest + "a").etag == nil)
    }

    @Test func `stored validators come back`() throws {
        let validators = Validators(etag: "W/\"\u{e4}\"", lastModified: "then")
        let stored = try JSONEncoder().encode(validators)
        #expect(try JSONDecoder().decode(Validators.self, from: stored) == validators)
    }

    @Test func `a stored value that could forge a header is dropped`() throws {
        let stored = Data(#"{"etag": "a\r\nX-Forged: 1", "lastModified": "then"}"#.utf8)
        let validators = try JSONDecoder().decode(Validators.self, from: stored)
        #expect(validators == Validators(lastModified: "then"))
    }

    @Test func `a request header holds one byte for each character`() {
        let headers = Validators(etag: "\u{e4}").requestHeaders
        #expect(headers == [Array("If-None-Match: ".utf8) + [0xe4, 0]])
    }
}
