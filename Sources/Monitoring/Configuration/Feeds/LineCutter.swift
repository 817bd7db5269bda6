// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Cuts pieces of a file into lines; memory is one piece and one line.
struct LineCutter {
    /// The longest line; a feed needs 200 bytes.
    ///
    /// Ours: with it a file that is none of lines is found out soon.
    static let longest = 64 << 10

    private var rest: [UInt8] = []
    /// Number of the line that was handed out last, from 1.
    private(set) var number = 0
    /// Whether the cutting ended at a line that is too long.
    private(set) var isTooLong = false

    /// Hands the lines that end in this piece to `take`, with their numbers, until it returns
    /// false or a line is too long; returns whether all went well.
    mutating func cut(
        _ piece: [UInt8], _ take: (_ line: ArraySlice<UInt8>, _ number: Int) -> Bool
    ) -> Bool {
        var start = 0
        while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard gather(piece[start..<end]) else { return false }
            number += 1
            guard take(rest[...], number) else { return false }
            rest.removeAll(keepingCapacity: true)
            start = end + 1
        }
        return gather(piece[start...])
    }

    /// Hands over what stands behind the last line break.
    mutating func finish(_ take: (_ line: ArraySlice<UInt8>, _ number: Int) -> Bool) {
        guard !rest.isEmpty else { return }
        number += 1
        _ = take(rest[...], number)
    }

    private mutating func gather(_ part: ArraySlice<UInt8>) -> Bool {
        rest += part
        guard rest.count > Self.longest else { return true }
        number += 1
        isTooLong = true
        return false
    }
}
