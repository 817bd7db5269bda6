// SPDX-License-Identifier: Apache-2.0

/// Gzip data made by hand, so that the tests need no compressor.
///
/// Sources: RFC 1951, RFC 1952.
enum Gzip {
    private static let header: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]

    /// The text in one stored block (at most 65,535 bytes), with a right checksum.
    static func stored(_ text: String) -> [UInt8] {
        let bytes = Array(text.utf8)
        let length = UInt16(bytes.count)
        return header + [1] + little(length) + little(~length) + bytes + little(checksum(bytes))
            + little(UInt32(bytes.count))
    }

    /// Zeros without end in sight: `1 + 258 * matches` of them, at 13 bits for each 258.
    static func zeros(matches: Int) -> [UInt8] {
        // Last block, fixed codes; the literal 0; then "258 bytes from 1 back", again and again.
        var bits: [UInt8] = [1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0]
        for _ in 0..<matches { bits += [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0] }
        bits += [UInt8](repeating: 0, count: (8 - bits.count % 8) % 8)
        var bytes = header
        for start in stride(from: 0, to: bits.count, by: 8) {
            bytes.append((0..<8).reduce(0) { $0 | bits[start + $1] << UInt8($1) })
        }
        return bytes
    }

    private static func little<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = UInt32.max
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xedb8_8320 : sum >> 1 }
        }
        return ~sum
    }
}
