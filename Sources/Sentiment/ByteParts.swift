// SPDX-License-Identifier: Apache-2.0

extension UnsafeBufferPointer<UInt8> {
    /// Hands on the bytes between the signs; empty ones too.
    func forEachPart(between separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        var start = 0
        for end in indices where self[end] == separator {
            body(UnsafeBufferPointer(rebasing: self[start..<end]))
            start = end + 1
        }
        body(UnsafeBufferPointer(rebasing: self[start...]))
    }

    /// Hands on the bytes between the signs, without empty ones.
    func forEachItem(between separator: UInt8, _ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        forEachPart(between: separator) { if !$0.isEmpty { body($0) } }
    }

    /// The bytes between the signs, without empty ones.
    func items(between separator: UInt8) -> [UnsafeBufferPointer<UInt8>] {
        var items: [UnsafeBufferPointer<UInt8>] = []
        forEachItem(between: separator) { items.append($0) }
        return items
    }

    /// The number that they write in plain decimals, such as `-1.25`; nil for any other spelling.
    ///
    /// Fifteen signs make an integer and a power of ten that are both exact, so the one division
    /// gives what `Double(_: String)` gives, at a tenth of its cost.
    var decimal: Double? {
        guard let last, (0x30...0x39).contains(last), count <= 15 else { return nil }
        let isNegative = first == UInt8(ascii: "-")
        var digits = 0
        var divisor: Double?
        for byte in dropFirst(isNegative ? 1 : 0) {
            switch byte {
            case 0x30...0x39:
                digits = digits * 10 + Int(byte - 0x30)
                divisor = divisor.map { $0 * 10 }
            case UInt8(ascii: ".") where divisor == nil: divisor = 1
            default: return nil
            }
        }
        let number = Double(digits) / (divisor ?? 1)
        return isNegative ? -number : number
    }
}

extension String {
    /// The parts between an ASCII sign.
    ///
    /// Looking at bytes is several times faster than looking at characters.
    func parts(between separator: UInt8, omittingEmpty: Bool = true) -> [String] {
        var parts: [String] = []
        withBytes { bytes in
            bytes.forEachPart(between: separator) { part in
                if !omittingEmpty || !part.isEmpty {
                    parts.append(String(decoding: part, as: UTF8.self))
                }
            }
        }
        return parts
    }
}
