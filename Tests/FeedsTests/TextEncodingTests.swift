// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Testing

@testable import Feeds

struct TextEncodingTests {
    private func title(_ bytes: [UInt8], contentType: String? = nil) throws -> String? {
        try parse(bytes: bytes, contentType: contentType).title
    }

    private func document(_ title: [UInt8], declared: String? = nil) -> [UInt8] {
        let declaration = declared.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return Array("\(declaration)<rss><channel><title>".utf8) + title
            + Array("</title></channel></rss>".utf8)
    }

    @Test(
        arguments: [
            ("iso-8859-1", [0xFC]), ("windows-1252", [0xFC]), ("ISO_8859-15", [0xFC]),
            ("windows-1250", [0xFC]), ("cp437", [0x81]), ("850", [0x81]), ("macintosh", [0x9F]),
            ("utf-8", [0xC3, 0xBC]), ("UTF8", [0xC3, 0xBC]), ("gb18030", [0xA8, 0xB9]),
        ] as [(String, [UInt8])])
    func `the declared encoding is used`(name: String, bytes: [UInt8]) throws {
        #expect(try title(document(bytes, declared: name)) == "ü")
    }

    @Test(
        arguments: [
            ("shift_jis", [0x93, 0xFA]), ("euc-jp", [0xC6, 0xFC]), ("big5", [0xA4, 0xE9]),
            ("euc-kr", [0xEC, 0xED]), ("gb2312", [0xC8, 0xD5]),
        ] as [(String, [UInt8])])
    func `East Asian encodings are read`(name: String, bytes: [UInt8]) throws {
        #expect(try title(document(bytes, declared: name)) == "日")
    }

    @Test func `bytes that an encoding does not have become replacement characters`() throws {
        let bytes: [UInt8] = [0x93, 0xFA, 0xFF, 0x61, 0xFE, 0x62]
        #expect(try title(document(bytes, declared: "shift_jis")) == "日\u{FFFD}a\u{FFFD}b")
    }

    @Test func `long texts are converted whole`() throws {
        let bytes = [UInt8](repeating: 0xE1, count: 50_000)
        #expect(
            try title(document(bytes, declared: "koi8-r")) == String(repeating: "А", count: 32_768))
    }

    @Test func `the header is believed before the declaration`() throws {
        let bytes = document([0xE0], declared: "iso-8859-1")
        #expect(try title(bytes, contentType: "text/xml; Charset='koi8-r'") == "Ю")
    }

    @Test func `bytes that contradict UTF-8 are windows-1252`() throws {
        let bytes = document([0x93, 0x47, 0x72, 0xFC, 0x6E, 0x94, 0x80], declared: "utf-8")
        #expect(try title(bytes, contentType: "text/xml; charset=utf-8") == "“Grün”€")
    }

    @Test func `sound characters survive beside bytes that are not`() throws {
        #expect(try title(document([0xC3, 0xBC, 0x20, 0xFC], declared: "utf-8")) == "ü ü")
    }

    @Test func `sound UTF-8 is read as such even where it is called Western`() throws {
        #expect(try title(document([0xC3, 0xBC], declared: "iso-8859-1")) == "ü")
    }

    @Test(arguments: ["x-does-not-exist", "utf-7", "../etc/passwd", "utf-8//TRANSLIT", ""])
    func `a label that names nothing falls back to UTF-8`(name: String) throws {
        #expect(try title(document([0xC3, 0xBC], declared: name)) == "ü")
    }

    @Test func `UTF-7 stays what it looks like`() throws {
        let text = "+ADw-script+AD4-"
        #expect(try title(document(Array(text.utf8), declared: "utf-7")) == text)
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is told by its mark or by its shape`(isBig: Bool, hasMark: Bool) throws {
        let text = (hasMark ? "\u{FEFF}" : "") + "<rss><channel><title>ü😀</title></channel></rss>"
        let bytes = text.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBig ? pair : pair.reversed()
        }
        #expect(try title(bytes) == "ü😀")
    }

    @Test(arguments: [true, false], [true, false])
    func `UTF-32 is told by its mark or by its shape`(isBig: Bool, hasMark: Bool) throws {
        let text = (hasMark ? "\u{FEFF}" : "") + "<rss><channel><title>ü😀</title></channel></rss>"
        let bytes = text.unicodeScalars.flatMap { scalar in
            let quad = (0..<4).map { UInt8(scalar.value >> (24 - 8 * $0) & 0xFF) }
            return isBig ? quad : quad.reversed()
        }
        #expect(try title(bytes) == "ü😀")
    }

    @Test func `the mark of UTF-8 outranks every label`() throws {
        let bytes = [0xEF, 0xBB, 0xBF] + document([0xC3, 0xBC], declared: "koi8-r")
        #expect(try title(bytes, contentType: "text/xml; charset=big5") == "ü")
    }

    @Test(
        arguments: [
            ("text/xml", nil), ("text/xml; charset=utf-8", "utf-8"),
            ("text/xml;boundary=x; CHARSET = \"koi8-r\" ", "koi8-r"), ("text/xml; charset", nil),
        ] as [(String, String?)])
    func `the charset is found among the parameters`(header: String, charset: String?) {
        #expect(TextEncoding.httpCharset(header) == charset)
    }
}
