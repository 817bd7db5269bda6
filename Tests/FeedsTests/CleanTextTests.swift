// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Feeds

struct CleanTextTests {
    private func clean(_ text: String) -> String? { CleanText.clean(text, limit: .max) }

    @Test(arguments: [
        ("  a \t\r\n b ", "a b"), ("a\u{A0}\u{2003}b", "a b"), ("a\u{2028}b\u{3000}c", "a b c"),
        ("a\u{85}b", "a…b"), ("plain", "plain"), ("ende ", "ende"), ("a  b", "a b"),
    ])
    func `white space of every kind is folded`(text: String, result: String) {
        #expect(clean(text) == result)
    }

    @Test(arguments: [
        "a\0b", "a\u{1B}b", "a\u{7F}b", "a\u{81}b", "a\u{AD}b", "a\u{200B}b", "a\u{200C}b",
        "a\u{200D}b", "a\u{200E}b", "a\u{202E}b", "a\u{2060}b", "a\u{2066}b", "a\u{2069}b",
        "a\u{FEFF}b", "a\u{FE0F}b", "a\u{E0061}b", "a\u{61C}b", "a\u{FFFE}b", "a\u{FFFF}b",
        "a\u{1FFFE}b", "a\u{3164}b", "a\u{34F}b", "a\u{E0100}b", "a\u{FFF9}b",
    ])
    func `characters that nobody sees are dropped`(text: String) {
        #expect(clean(text) == "ab")
    }

    /// The compiler takes no literal with some of these.
    @Test(arguments: [0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x10FFFF] as [UInt32])
    func `noncharacters are dropped`(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        #expect(clean("a\(Character(scalar))b") == "ab")
    }

    @Test(arguments: ["👩‍👩‍👧", "❤️", "👍🏽", "🏳️‍🌈 ja", "🇩🇪", "a👩‍🚒b"])
    func `joiners and styles stay within emoji`(text: String) {
        #expect(clean(text) == text)
    }

    @Test(arguments: [("👩\u{200D}a", "👩a"), ("a\u{200D}👩", "a👩"), ("👩\u{200D} 👧", "👩 👧")])
    func `a joiner that joins no emoji is dropped`(text: String, result: String) {
        #expect(clean(text) == result)
    }

    @Test(arguments: [
        ("u\u{308}ber", "über"), ("\u{212B}", "Å"), ("\u{1112}\u{1161}\u{11AB}", "한"),
        ("か\u{3099}", "が"),
    ])
    func `what can be composed is composed`(text: String, result: String) {
        #expect(clean(text).map { Array($0.unicodeScalars) } == Array(result.unicodeScalars))
    }

    @Test(arguments: ["Grüße, Ελλάδα, Москва, עברית, العربية, 日本語, 한국어, हिन्दी, ไทย – „ja“ … €"])
    func `ordinary text of any script stays`(text: String) {
        #expect(clean(text) == text)
    }

    @Test(arguments: ["", " \n ", "\u{200B}\u{202E}"])
    func `nothing visible is nil`(text: String) {
        #expect(clean(text) == nil)
    }

    @Test(arguments: [
        (1, "a"), (2, "a"), (3, "aü"), (4, "aü"), (5, "aü b"), (9, "aü b"), (10, "aü b 😀"),
    ])
    func `the limit never cuts a character`(limit: Int, result: String) {
        #expect(CleanText.clean("aü b 😀", limit: limit) == result)
    }

    @Test func `a text that composing made longer is cut without a space at its end`() {
        // U+0958 has no composed form: its three bytes become six.
        #expect(CleanText.clean("\u{958} x", limit: 7) == "\u{915}\u{93C}")
    }

    @Test func `unsound bytes become replacement characters`() {
        #expect(
            CleanText.clean([0x61, 0xFF, 0x62, 0xE2, 0x82], limit: 100)
                == "a\u{FFFD}b\u{FFFD}\u{FFFD}")
    }

    @Test func `cleaning twice changes nothing`() {
        let once = clean("  u\u{308}\u{202E} 👩\u{200D}👧 x\u{A0} \u{FE0F}")
        #expect(once.flatMap(clean) == once)
    }
}
