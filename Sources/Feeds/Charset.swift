// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What an encoding label means, with the corrections that the web has made to labels.
///
/// Source: WHATWG Encoding Standard, section 4.2: ISO-8859-1 and US-ASCII mean windows-1252, and
/// the national standards mean the supersets that Windows made of them.
enum Charset: Hashable {
    case utf8
    /// ASCII, ISO-8859-1, windows-1252: not told apart in practice.
    case western
    /// An encoding for iconv, by the name that glibc gives it.
    case codepage(String)
    /// A label that names nothing, or nothing that can be trusted.
    case unknown

    init(label: String) {
        let label = label.lowercased().filter { !$0.isWhitespace }
        if let known = Self.corrected[label] {
            self = known
        } else if Self.isPlausible(label) {
            self = .codepage(label)
        } else {
            self = .unknown
        }
    }

    /// Labels go to iconv, which also takes options after `//` and file names in odd builds.
    ///
    /// UTF-7 and the escape-sequence encodings hide markup from every check, so they are refused;
    /// the wide encodings would have shown themselves by their bytes.
    private static func isPlausible(_ label: String) -> Bool {
        guard (1...30).contains(label.utf8.count),
            label.utf8.allSatisfy({
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ":")
            })
        else { return false }
        let refused = [
            "utf", "u16", "u32", "u7", "unicode", "ucs", "iso-10646", "iso-2022-cn", "iso-2022-kr",
        ]
        return !refused.contains { label.hasPrefix($0) }
    }

    private static let corrected: [String: Charset] = [
        "utf-8": .utf8, "utf8": .utf8, "u8": .utf8, "unicode-1-1-utf-8": .utf8,
        "us-ascii": .western, "ascii": .western, "iso-8859-1": .western, "iso8859-1": .western,
        "iso_8859-1": .western, "latin1": .western, "latin-1": .western, "l1": .western,
        "windows-1252": .western, "cp1252": .western, "x-cp1252": .western,
        "iso-8859-9": .codepage("cp1254"), "latin5": .codepage("cp1254"),
        "iso-8859-11": .codepage("cp874"), "tis-620": .codepage("cp874"),
        "windows-874": .codepage("cp874"),
        "gb2312": .codepage("gb18030"), "gbk": .codepage("gb18030"),
        "gb_2312-80": .codepage("gb18030"), "x-gbk": .codepage("gb18030"),
        "shift_jis": .codepage("cp932"), "shift-jis": .codepage("cp932"),
        "sjis": .codepage("cp932"), "x-sjis": .codepage("cp932"), "ms_kanji": .codepage("cp932"),
        "windows-31j": .codepage("cp932"),
        "euc-kr": .codepage("cp949"), "ks_c_5601-1987": .codepage("cp949"),
        "korean": .codepage("cp949"), "windows-949": .codepage("cp949"),
        "big5": .codepage("big5-hkscs"), "big5-hkscs": .codepage("big5-hkscs"),
        "x-euc-jp": .codepage("euc-jp"), "x-big5": .codepage("big5-hkscs"),
        "macintosh": .codepage("macintosh"), "mac": .codepage("macintosh"),
        "macroman": .codepage("macintosh"), "mac_roman": .codepage("macintosh"),
        "maclatin2": .codepage("mac-centraleurope"),
        "maccentraleurope": .codepage("mac-centraleurope"),
        "maciceland": .codepage("mac-is"), "x-mac-roman": .codepage("macintosh"),
        "x-mac-cyrillic": .codepage("mac-cyrillic"),
        "iso-8859-8-i": .codepage("iso-8859-8"), "logical": .codepage("iso-8859-8"),
    ]
}

/// Single-byte and East Asian encodings, through iconv.
enum Codepage {
    /// Bytes that make no sense in the encoding become U+FFFD; nil when iconv does not know it.
    static func decode(_ bytes: [UInt8], from name: String) -> [UInt8]? {
        guard let converter = open(name) else { return nil }
        defer { iconv_close(converter) }
        var source = bytes
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count * 2)
        source.withUnsafeMutableBytes { source in
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: blockBytes) { block in
                convert(source.bindMemory(to: CChar.self), with: converter, block, &out)
            }
        }
        return out
    }

    /// Bytes converted at a time.
    private static let blockBytes = 16 << 10

    private static func convert(
        _ source: UnsafeMutableBufferPointer<CChar>, with converter: iconv_t,
        _ block: UnsafeMutableBufferPointer<CChar>, _ out: inout [UInt8]
    ) {
        var next = source.baseAddress
        var left = source.count
        while left > 0 {
            var target = block.baseAddress
            var space = block.count
            let status = iconv(converter, &next, &left, &target, &space)
            // C says (size_t)-1; Swift imports size_t as Int.
            let isFull = status == -1 && errno == E2BIG
            out.append(contentsOf: UnsafeRawBufferPointer(block)[..<(block.count - space)])
            guard status == -1, !isFull, left > 0 else { continue }
            out.append(contentsOf: [0xEF, 0xBF, 0xBD])
            next = next?.advanced(by: 1)
            left -= 1
        }
    }

    /// glibc knows some pages by number, some by `CP` or `IBM` before it, none with underscores.
    private static func open(_ name: String) -> iconv_t? {
        let dashed = name.replacing("_", with: "-")
        let page = dashed.replacing("windows-", with: "cp")
        for candidate in [name, dashed, page, "cp\(name)", "ibm\(name)"] {
            let converter = iconv_open("UTF-8", candidate)
            if converter != iconv_t(bitPattern: -1) { return converter }
        }
        return nil
    }
}

/// The encoding that bytes are in when nothing else fits.
enum Windows1252 {
    /// The character of a byte; the five undefined ones stay C1 controls, which cleaning drops.
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return upper[Int(byte) - 0x80]
    }

    /// Source: WHATWG Encoding Standard, index windows-1252, bytes 80 to 9F.
    private static let upper: [Unicode.Scalar] = [
        "\u{20AC}", "\u{81}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}",
        "\u{2021}",
        "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{8D}", "\u{017D}", "\u{8F}",
        "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}",
        "\u{2014}",
        "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{9D}", "\u{017E}",
        "\u{0178}",
    ]
}

/// The shape of UTF-8.
enum UTF8Sequence {
    /// Bytes of the sound character at `index`, 0 when the byte begins none.
    ///
    /// Source: Unicode Standard 15, table 3-7.
    static func length(_ bytes: [UInt8], at index: Int) -> Int {
        let first = bytes[index]
        if first < 0x80 { return 1 }
        let (count, range): (Int, ClosedRange<UInt8>)
        switch first {
        case 0xC2...0xDF: (count, range) = (2, 0x80...0xBF)
        case 0xE0: (count, range) = (3, 0xA0...0xBF)
        case 0xED: (count, range) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, range) = (3, 0x80...0xBF)
        case 0xF0: (count, range) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (count, range) = (4, 0x80...0xBF)
        case 0xF4: (count, range) = (4, 0x80...0x8F)
        default: return 0
        }
        guard index + count <= bytes.count, range.contains(bytes[index + 1]) else { return 0 }
        for offset in 2..<max(count, 2) where bytes[index + offset] & 0xC0 != 0x80 { return 0 }
        return count
    }
}
