// SPDX-License-Identifier: Apache-2.0

/// Reads strings of JSON as they are written, quotes and escapes included.
enum JSONString {
    /// The index behind the closing quote of the string that begins at `start`; nil when it is cut.
    static func end(_ text: borrowing [UInt8], from start: Int) -> Int? {
        var index = start + 1
        while index < text.count {
            if text[index] == UInt8(ascii: "\"") { return index + 1 }
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// The UTF-8 that the string at `start` stands for.
    ///
    /// Raw control characters stay; half a surrogate pair becomes U+FFFD; an escape that JSON does
    /// not have stays as it is written, as paths and regular expressions contain them.
    static func decode(_ text: borrowing [UInt8], from start: Int) -> [UInt8] {
        let end = (Self.end(text, from: start) ?? text.count + 1) - 1
        var out: [UInt8] = []
        var index = start + 1
        while index < end {
            let run = index
            while index < end, text[index] != UInt8(ascii: "\\") { index += 1 }
            out.append(contentsOf: text[run..<index])
            if index < end { index = escape(text, at: index, before: end, &out) }
        }
        return out
    }

    /// Whether the string at `start` stands for `key`.
    static func matches(_ text: borrowing [UInt8], at start: Int, _ key: String) -> Bool {
        var index = start + 1
        for byte in key.utf8 {
            guard index < text.count else { return false }
            guard text[index] == byte, byte != UInt8(ascii: "\\") else {
                return text[index] == UInt8(ascii: "\\")
                    && decode(text, from: start).elementsEqual(key.utf8)
            }
            index += 1
        }
        return index < text.count && text[index] == UInt8(ascii: "\"")
    }

    /// Decodes the escape whose backslash stands at `index`; returns the index behind it.
    private static func escape(
        _ text: borrowing [UInt8], at index: Int, before end: Int, _ out: inout [UInt8]
    ) -> Int {
        guard index + 1 < end else { return end }
        switch text[index + 1] {
        case UInt8(ascii: "b"): out.append(0x08)
        case UInt8(ascii: "f"): out.append(0x0C)
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        // The apostrophe is escaped in JavaScript, and by those who write JSON by hand.
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "'"):
            out.append(text[index + 1])
        case UInt8(ascii: "u"): return character(text, at: index, before: end, &out)
        default: out.append(contentsOf: text[index...index + 1])
        }
        return index + 2
    }

    /// Decodes the `\u` at `index`, with the second half of a surrogate pair behind it.
    private static func character(
        _ text: borrowing [UInt8], at index: Int, before end: Int, _ out: inout [UInt8]
    ) -> Int {
        guard let first = unit(text, at: index, before: end) else {
            out.append(contentsOf: text[index...index + 1])
            return index + 2
        }
        var next = index + 6
        var value = first
        if (0xD800..<0xDC00).contains(first), let second = unit(text, at: next, before: end),
            (0xDC00..<0xE000).contains(second)
        {
            value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            next += 6
        }
        out.append(contentsOf: UTF8.encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? .init())
        return next
    }

    /// The four hexadecimal digits of the `\u` at `index`, if there is one.
    private static func unit(_ text: borrowing [UInt8], at index: Int, before end: Int) -> UInt32? {
        guard index + 6 <= end, text[index] == UInt8(ascii: "\\"),
            text[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for byte in text[index + 2..<index + 6] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }
}
