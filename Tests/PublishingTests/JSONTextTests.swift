// SPDX-License-Identifier: Apache-2.0

import Foundation
import Publishing
import Testing

@Suite struct JSONTextTests {
    private struct Thing: Encodable {
        var zuluTime = Date(timeIntervalSince1970: 1_795_312_327.9)
        var aName = "a/b \"ü\" \u{1F44E}"
        var nothing: Int?
        var byName = ["camelCase": 1]
    }

    @Test func `keys are in snake case and sorted, times in UTC, unknown ones left out`() throws {
        #expect(
            try JSONText.line(Thing())
                == #"{"a_name":"a/b \"ü\" 👎","by_name":{"camelCase":1},"#
                + #""zulu_time":"2026-11-22T01:52:07Z"}"#)
    }

    @Test func `a line holds no line break`() throws {
        #expect(try JSONText.line(["a": "b\n\u{2028}c\r"]).contains("\n") == false)
    }

    @Test func `a document ends with a line break and says the same`() throws {
        let document = try JSONText.document(Thing())
        #expect(document.last == UInt8(ascii: "\n"))
        let parsed = try JSONSerialization.jsonObject(with: document) as? [String: Any]
        #expect(parsed?["zulu_time"] as? String == "2026-11-22T01:52:07Z")
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a figure that is no number is an error`(figure: Double) {
        #expect(throws: EncodingError.self) { try JSONText.line(["a": figure]) }
    }
}
