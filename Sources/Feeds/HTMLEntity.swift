// SPDX-License-Identifier: Apache-2.0

/// A character reference: a named entity of HTML, or a number.
struct HTMLEntity {
    let scalar: Unicode.Scalar
    /// Index of the first byte after the reference.
    let end: Int

    /// The longest name that is known is `thetasym`.
    private static let longestName = 8
    /// Digits of the largest code point with some leading zeros; more is nonsense.
    private static let longestNumber = 12

    /// Reads the reference whose `&` stands at `index`; nil when there is none.
    ///
    /// With `needsSemicolon`, `&amp` without its semicolon is left alone, as XML demands; HTML
    /// reads the oldest entities and all numbers without it.
    static func read(_ bytes: borrowing [UInt8], at index: Int, needsSemicolon: Bool) -> HTMLEntity?
    {
        guard index + 2 < bytes.count else { return nil }
        return bytes[index + 1] == UInt8(ascii: "#")
            ? number(bytes, from: index + 2, needsSemicolon: needsSemicolon)
            : named(bytes, from: index + 1, needsSemicolon: needsSemicolon)
    }

    private static func number(
        _ bytes: borrowing [UInt8], from start: Int, needsSemicolon: Bool
    ) -> HTMLEntity? {
        let isHex = bytes[start] | 0x20 == UInt8(ascii: "x")
        let first = isHex ? start + 1 : start
        let radix: UInt32 = isHex ? 16 : 10
        var index = first
        var value: UInt32 = 0
        while index < bytes.count, index - first < longestNumber,
            let digit = digit(bytes[index]), digit < radix
        {
            value = min(value * radix + digit, 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        let isClosed = index < bytes.count && bytes[index] == UInt8(ascii: ";")
        guard isClosed || !needsSemicolon else { return nil }
        // Surrogates and what lies beyond Unicode name no character.
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        return HTMLEntity(scalar: scalar, end: isClosed ? index + 1 : index)
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        if ASCII.isDigit(byte) { return UInt32(byte - UInt8(ascii: "0")) }
        let lower = byte | 0x20
        guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
        return UInt32(lower - UInt8(ascii: "a")) + 10
    }

    private static func named(
        _ bytes: borrowing [UInt8], from start: Int, needsSemicolon: Bool
    ) -> HTMLEntity? {
        var index = start
        while index < bytes.count, index - start <= longestName,
            ASCII.isLetter(bytes[index]) || (index > start && ASCII.isDigit(bytes[index]))
        {
            index += 1
        }
        guard index > start, index - start <= longestName else { return nil }
        let isClosed = index < bytes.count && bytes[index] == UInt8(ascii: ";")
        guard isClosed || (!needsSemicolon && isOld(bytes, start..<index)) else { return nil }
        guard let scalar = lookUp(bytes, start..<index) else { return nil }
        return HTMLEntity(scalar: scalar, end: isClosed ? index + 1 : index)
    }

    /// The entities so common without their semicolon that every browser reads them.
    private static func isOld(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> Bool {
        let names: [StaticString] = ["amp", "lt", "gt", "quot", "nbsp"]
        // `&lt=5` in an address is a parameter.
        if range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: "=") {
            return false
        }
        for name in names
        where name.utf8CodeUnitCount == range.count
            && ASCII.matches(bytes, at: range.lowerBound, name)
        {
            return true
        }
        return false
    }

    private static func lookUp(_ bytes: borrowing [UInt8], _ range: Range<Int>) -> Unicode.Scalar? {
        var key: UInt64 = 0
        for index in range { key = key << 8 | UInt64(bytes[index]) }
        return HTMLEntityNames.scalar(key)
    }
}
