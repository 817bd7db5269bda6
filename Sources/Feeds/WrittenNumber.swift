// SPDX-License-Identifier: Apache-2.0

/// Reads numbers as JSON and as people write them.
enum WrittenNumber {
    /// Bytes; doubles need 24 to be written exactly.
    private static let longest = 64

    static func canBegin(with byte: UInt8?) -> Bool {
        guard let byte else { return false }
        return ASCII.isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: ".")
    }

    /// The finite number that `text` is as a whole, if there is one.
    static func read(_ text: String?) -> Double? {
        text.flatMap { read(Array($0.utf8)[...]) }
    }

    /// The finite number that `text` is as a whole, with a decimal point or comma.
    static func read(_ text: ArraySlice<UInt8>) -> Double? {
        guard text.count <= longest else { return nil }
        let digits = trimmed(text)
        guard canBegin(with: digits.first), digits.allSatisfy(isPart) else { return nil }
        let comma = UInt8(ascii: ",")
        let pointed = digits.map { $0 == comma ? UInt8(ascii: ".") : $0 }
        return Double(String(decoding: pointed, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
    }

    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text.drop(while: ASCII.isSpace)
        while let last = text.last, ASCII.isSpace(last) { text.removeLast() }
        return text
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        canBegin(with: byte) || byte == UInt8(ascii: ",") || byte | 0x20 == UInt8(ascii: "e")
    }
}
