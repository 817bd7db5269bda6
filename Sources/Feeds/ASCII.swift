// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Questions about bytes that the readers of markup share.
enum ASCII {
    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
    }

    static func isLetter(_ byte: UInt8) -> Bool {
        let lower = byte | 0x20
        return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    static func lower(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }

    /// Whether `pattern` stands at `index`; to ignore case it has to be given in lower case.
    static func matches(
        _ bytes: borrowing [UInt8], at index: Int, _ pattern: StaticString,
        ignoringCase: Bool = false
    ) -> Bool {
        let count = pattern.utf8CodeUnitCount
        guard index >= 0, index + count <= bytes.count else { return false }
        for offset in 0..<count {
            let byte = ignoringCase ? lower(bytes[index + offset]) : bytes[index + offset]
            if byte != pattern.utf8Start[offset] { return false }
        }
        return true
    }

    /// The first place of `pattern` at or after `start`.
    static func find(
        _ pattern: StaticString, in bytes: borrowing [UInt8], from start: Int,
        ignoringCase: Bool = false
    ) -> Int? {
        let first = pattern.utf8Start[0]
        var index = start
        while index < bytes.count {
            let byte = ignoringCase ? lower(bytes[index]) : bytes[index]
            if byte == first, matches(bytes, at: index, pattern, ignoringCase: ignoringCase) {
                return index
            }
            index += 1
        }
        return nil
    }

    /// Whether `pattern` stands anywhere in a text.
    static func contains(_ pattern: StaticString, in text: String) -> Bool {
        var text = text
        return text.withUTF8 { text in
            guard let start = text.baseAddress else { return false }
            let count = pattern.utf8CodeUnitCount
            var place = 0
            while place + count <= text.count,
                let found = memchr(start + place, Int32(pattern.utf8Start[0]), text.count - place)
            {
                place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
                guard place + count <= text.count else { return false }
                if memcmp(found, pattern.utf8Start, count) == 0 { return true }
                place += 1
            }
            return false
        }
    }
}
