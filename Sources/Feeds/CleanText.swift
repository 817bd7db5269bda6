// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes text from outside fit to be kept and shown, once, where it enters.
///
/// Folds white space to single spaces and drops what only attackers and broken tools put into
/// text: control and escape characters, bidirectional overrides, isolates and marks, zero-width
/// and tag characters, soft hyphens, fillers, noncharacters. What remains is in NFC.
struct CleanText {
    private var out: [UInt8] = []
    private let limit: Int
    private var needsSpace = false
    private var needsComposing = false
    /// A zero-width joiner that stays if an emoji follows.
    private var hasJoiner = false
    private var lastIsEmoji = false

    private init(limit: Int, capacity: Int) {
        self.limit = limit
        out.reserveCapacity(min(limit, capacity) + 4)
    }

    /// `text` cleaned and cut at `limit` UTF-8 bytes on a character border; nil when nothing is left.
    static func clean(_ text: String, limit: Int) -> String? {
        var text = text
        return text.withUTF8 { clean($0, limit: limit) }
    }

    /// The same for UTF-8 bytes; unsound ones become U+FFFD.
    static func clean(_ bytes: [UInt8], limit: Int) -> String? {
        bytes.withUnsafeBufferPointer { clean($0, limit: limit) }
    }

    private static func clean(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
        if bytes.count <= limit, isClean(bytes) {
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }
        var pass = CleanText(limit: limit, capacity: bytes.count)
        pass.run(bytes)
        guard !pass.out.isEmpty else { return nil }
        let text = String(decoding: pass.out, as: UTF8.self)
        guard pass.needsComposing else { return text }
        return cut(text.precomposedStringWithCanonicalMapping, limit)
    }

    /// Whether this is printable ASCII with single spaces, as most ids, links and names are.
    private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var last: UInt8 = 0x20
        for byte in bytes {
            guard byte >= 0x20, byte < 0x7F, byte > 0x20 || last > 0x20 else { return false }
            last = byte
        }
        return last > 0x20 || bytes.isEmpty
    }

    /// Composing can lengthen a text: some characters have no composed form any more.
    private static func cut(_ text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: limit)
        while end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        return String(text[..<end])
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count, out.count < limit {
            let byte = bytes[index]
            if byte > 0x20, byte < 0x7F {
                let start = index
                while index < bytes.count, bytes[index] > 0x20, bytes[index] < 0x7F { index += 1 }
                guard word(UnsafeBufferPointer(rebasing: bytes[start..<index])) else { return }
            } else if byte <= 0x20 {
                if ASCII.isSpace(byte) { needsSpace = true }
                index += 1
            } else if byte < 0x80 {
                index += 1
            } else {
                let (scalar, length) = Self.decode(bytes, at: index)
                guard take(scalar) else { return }
                index += length
            }
        }
    }

    /// Takes printable ASCII; returns whether there was room for all of it.
    private mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard makeRoom(for: 1) else { return false }
        let room = limit - out.count
        out.append(contentsOf: bytes.prefix(room))
        lastIsEmoji = false
        return bytes.count <= room
    }

    /// Writes the space that is due and checks that `count` bytes fit behind it.
    private mutating func makeRoom(for count: Int) -> Bool {
        let space = needsSpace && !out.isEmpty ? 1 : 0
        guard out.count + space + count <= limit else { return false }
        if space > 0 { out.append(0x20) }
        needsSpace = false
        hasJoiner = false
        return true
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        let scalar = scalar.value < 0xA0 ? Windows1252.scalar(UInt8(scalar.value)) : scalar
        switch CharacterRole(scalar) {
        case .dropped: return true
        case .space:
            needsSpace = true
            return true
        case .joiner:
            hasJoiner = lastIsEmoji && !needsSpace
            return true
        case .emojiStyle:
            return lastIsEmoji && !needsSpace ? keep(scalar, isEmoji: true) : true
        case .plain: return keep(scalar, isEmoji: false)
        case .emoji: return keep(scalar, isEmoji: true)
        case .composing:
            needsComposing = true
            return keep(scalar, isEmoji: false)
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar, isEmoji: Bool) -> Bool {
        let joins = hasJoiner && isEmoji && !needsSpace
        let bytes = UTF8.encode(scalar) ?? .init()
        guard makeRoom(for: bytes.count + (joins ? 3 : 0)) else { return false }
        if joins { out.append(contentsOf: [0xE2, 0x80, 0x8D]) }
        out.append(contentsOf: bytes)
        lastIsEmoji = isEmoji
        return true
    }

    private static func decode(
        _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
    ) -> (Unicode.Scalar, Int) {
        let first = UInt32(bytes[index])
        let count = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard first >= 0xC2, index + count <= bytes.count else { return ("\u{FFFD}", 1) }
        var value = first & (0xFF >> UInt32(count + 1))
        for offset in 1..<count {
            guard bytes[index + offset] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", count)
    }
}
