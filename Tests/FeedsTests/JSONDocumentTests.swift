// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Feeds

struct JSONDocumentTests {
    /// The root of `text`, with room for ten nested containers.
    private func root(_ text: String) throws -> JSONValue {
        try JSONDocument(Array(text.utf8), depthLimit: 10).root
    }

    /// A value as Swift writes it, to compare whole documents.
    private func shape(_ value: JSONValue) -> String {
        if value.isObject {
            return "{" + value.members.map { "\($0.key)=\(shape($0.value))" }.joined(separator: " ")
                + "}"
        }
        if value.isArray { return "[" + value.elements.map(shape).joined(separator: " ") + "]" }
        return value.string ?? value.boolean.map { "\($0)" } ?? "-"
    }

    @Test func `objects and arrays give what they hold, in order`() throws {
        let text = #"{"a": [1, "zwei", [], {"b": true}], "c": {}, "d": null}"#
        #expect(try shape(root(text)) == "{a=[1 zwei [] {b=true}] c={} d=-}")
    }

    @Test func `the last of equal keys counts, however it is written`() throws {
        let value = try root(#"{"a": 1, "ab": 2, "\u0061": 3, "A": 4}"#)
        #expect(value["a"]?.number == 3)
        #expect(value["ab"]?.number == 2)
        #expect(value["b"] == nil)
        #expect(value[""] == nil)
    }

    @Test(arguments: [
        (#""Gr\u00fcn \n\t\"\\\/\b""#, "Grün \n\t\"\\/\u{8}"),
        (#""\ud83d\ude00""#, "😀"), (#""a\ud83d b""#, "a\u{FFFD} b"), (#""\ude00""#, "\u{FFFD}"),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""C:\Daten\'s""#, #"C:\Daten's"#),
        (#""\u12 \uzzzz""#, #"\u12 \uzzzz"#), ("\"a\nb\u{1}c\"", "a\nb\u{1}c"), (#""""#, ""),
    ])
    func `strings are decoded, and damage in them does not spread`(text: String, decoded: String)
        throws
    {
        #expect(try root("[\(text)]").elements.first { _ in true }?.string == decoded)
    }

    @Test(
        arguments: [
            ("4.5", 4.5), (#""4,5""#, 4.5), (#"" -2e3 ""#, -2_000), ("1e999", nil), ("NaN", nil),
            ("-Infinity", nil), (#""1,234,567""#, nil), (#""drei""#, nil), ("true", nil),
            ("[1]", nil),
            ("0x10", nil), (#""""#, nil),
        ] as [(String, Double?)])
    func `a number is read from numbers and from strings`(text: String, number: Double?) throws {
        #expect(try root("[\(text)]").elements.first { _ in true }?.number == number)
    }

    @Test func `a number is also a text, as it is written`() throws {
        let value = try root(#"{"id": 12345678901234567890, "x": 1.50, "n": null, "t": true}"#)
        #expect(value["id"]?.string == "12345678901234567890")
        #expect(value["x"]?.string == "1.50")
        #expect(value["n"]?.string == nil)
        #expect(value["t"]?.string == nil)
        #expect(value["t"]?.boolean == true)
        #expect(value["x"]?.boolean == nil)
    }

    @Test func `a lone value is a list of itself`() throws {
        let value = try root(#"{"one": {"a": 1}, "many": [{"a": 1}, {"a": 2}], "none": []}"#)
        #expect(value["one"]?.list.map(shape) == ["{a=1}"])
        #expect(value["many"]?.list.map(shape) == ["{a=1}", "{a=2}"])
        #expect(value["none"]?.list.map(shape) == [])
        #expect(value["one"]?.elements.map(shape) == [])
    }

    @Test(arguments: [
        (#"{"a": 1, "b": [2, 3,], }"#, "{a=1 b=[2 3]}"),
        (#"{"a": 1 "b": [2 {} 3]}"#, "{a=1 b=[2 {} 3]}"),
        (#"{"a": , "b": 2, "c"}"#, "{b=2}"),
        (#"{a: 1, 2: x}"#, "{a=1 2=-}"),
        (#"{{"a": 1}, "b": 2}"#, "{={a=1} b=2}"),
        (#"{"a": "er rief "nein" laut", "b": 2}"#, "{a=er rief  b=2}"),
        (#"{"a": 1} {"a": 2} ]"#, "{a=1}"),
        ("{\"a\":\0 1,\u{1} \"b\": 2}", "{a=1 b=2}"),
    ])
    func `what is not quite JSON is read as far as it makes sense`(text: String, read: String)
        throws
    {
        #expect(try shape(root(text)) == read)
    }

    @Test(arguments: [
        (#"{"a": 1, "b": [2, "drei"#, "{a=1 b=[2]}"), (#"{"a": 1, "b"#, "{a=1}"),
        (#"{"a": 1, "b": "#, "{a=1}"), (#"{"a": 12"#, "{}"),
        (#"{"a": [1, 2}, "b": 3}"#, "{a=[1 2]}"),
        (#"["a", "b\"#, "[a]"), ("[1, {", "[1 {}]"), ("", "-"), ("\"", "-"), ("]", "-"),
    ])
    func `a document that breaks off is kept up to there`(text: String, read: String) throws {
        #expect(try shape(root(text)) == read)
    }

    @Test func `what was open at the break is not whole`() throws {
        let value = try root(#"{"items": [{"a": 1}, {"a": 2, "b": "#)
        #expect(!value.isWhole)
        #expect(value["items"]?.elements.map(\.isWhole) == [true, false])
        #expect(try root("[[]]").isWhole)
    }

    @Test func `nesting up to the limit is read, beyond it refused with its line`() throws {
        let deepest = String(repeating: "[", count: 10)
        #expect(try root(deepest).isArray)
        #expect(throws: FeedProblem.tooDeep(limit: 10, line: 2)) { try root("\n\(deepest){") }
    }

    @Test func `a flood of values ends the reading like a break`() throws {
        let flood = Array(("[[1]" + String(repeating: ",1", count: 200)).utf8)
        let document = try JSONDocument(flood, depthLimit: 10, entryLimit: 100)
        #expect(document.entries.count == 100)
        #expect(document.root.elements.map { _ in 1 }.count == 98)
        #expect(document.root.elements.first { _ in true }?.isWhole == true)
        #expect(!document.root.isWhole)
    }

    @Test(arguments: 4...12)
    func `an object is sound wherever a flood ends`(limit: Int) throws {
        let text = #"{"a": {"b": 1}, {}, "c": [], "d": "e"}"#
        var indexer = JSONIndexer(Array(text.utf8), depthLimit: 10, entryLimit: limit)
        try indexer.run()
        #expect(indexer.entries.allSatisfy { Int($0.next) <= indexer.entries.count })
        #expect(indexer.entries.count == [3, 5, 5, 7, 7, 9, 9, 11, 11][limit - 4])
    }
}
