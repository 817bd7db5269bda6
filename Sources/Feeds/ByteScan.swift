// SPDX-License-Identifier: Apache-2.0

/// Searches in UTF-8 bytes, eight at a time; they run over every byte of every text.
enum ByteScan {
    /// The next `<` or `&` at or after `start`, else the end.
    static func markup(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index + Lanes.count <= bytes.count {
            let lanes = Lanes(bytes, at: index)
            let found = lanes.equal(to: UInt8(ascii: "<")) | lanes.equal(to: UInt8(ascii: "&"))
            if found != 0 { return index + Lanes.first(found) }
            index += Lanes.count
        }
        while index < bytes.count, bytes[index] != UInt8(ascii: "<"),
            bytes[index] != UInt8(ascii: "&")
        {
            index += 1
        }
        return index
    }

    /// The end of the words from `start` on that are printable ASCII with single spaces between
    /// them; they can be copied as they are.
    static func words(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        // One more byte than the lanes has to be there: a space at their end is single or not.
        while index + Lanes.count < bytes.count {
            let lanes = Lanes(bytes, at: index)
            let spaces = lanes.equal(to: 0x20)
            let isSimple =
                lanes.outside(0x20...0x7E) == 0 && spaces & (spaces >> 8) == 0
                && (spaces >> 63 == 0 || isInk(bytes[index + Lanes.count]))
            guard isSimple else { break }
            index += Lanes.count
        }
        // The lanes may have ended behind a space, which has ink behind it.
        while index < bytes.count {
            if isInk(bytes[index]) {
                index += 1
            } else if bytes[index] == 0x20, index + 1 < bytes.count, isInk(bytes[index + 1]) {
                index += 2
            } else {
                break
            }
        }
        return index
    }

    /// Whether a byte is printable ASCII other than the space.
    static func isInk(_ byte: UInt8) -> Bool { byte > 0x20 && byte < 0x7F }
}

/// Eight bytes, the first in the lowest bits; an answer has the highest bit of each byte set that
/// it is true of.
private struct Lanes {
    static let count = 8

    private static let lowBits: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    private let bits: UInt64

    init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
        bits = UInt64(
            littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
                fromByteOffset: index, as: UInt64.self))
    }

    /// The bytes that are `byte`.
    func equal(to byte: UInt8) -> UInt64 {
        let difference = bits ^ (Self.ones * UInt64(byte))
        // Adding 7F carries into the highest bit of every byte that is not zero, never beyond it.
        return ~(((difference & Self.lowBits) + Self.lowBits) | difference) & Self.highBits
    }

    /// The bytes that are not in a range of ASCII.
    func outside(_ range: ClosedRange<UInt8>) -> UInt64 {
        let low = bits & Self.lowBits
        let reachesLower = low + Self.ones * UInt64(0x80 - range.lowerBound)
        let passesUpper = low + Self.ones * UInt64(0x7F - range.upperBound)
        return (bits | ~reachesLower | passesUpper) & Self.highBits
    }

    /// Which byte the first set bit of an answer belongs to.
    static func first(_ answer: UInt64) -> Int { answer.trailingZeroBitCount / 8 }
}
