// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes text from outside fit to be kept and shown, once, where it enters.
///
/// Folds white space to single spaces and drops what only attackers and broken tools put into
/// text: control and escape characters, bidirectional overrides, isolates and marks, zero-width
/// and tag characters, soft hyphens, fillers, noncharacters. What remains is in NFC. Text comes in
/// pieces; what does not fit into the limit is let go. Linear.
struct CleanText {
    private var out: [UInt8] = []
    private let limit: Int
    private(set) var isFull = false
    private var needsSpace = false
    private var needsComposing = false
    /// A zero-width joiner that stays if an emoji follows.
    private var hasJoiner = false
    private var lastIsEmoji = false

    /// An empty text that will grow to at most `limit` UTF-8 bytes, most likely to `expected`.
    init(limit: Int, expecting expected: Int) {
        self.limit = limit
        out.reserveCapacity(min(limit, expected) + 4)
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

    static func clean(_ bytes: UnsafeBufferPointer<UInt8>, limit: Int) -> String? {
        if bytes.count <= limit, isClean(bytes) {
            return bytes.isEmpty ? nil : String(copying: unsafe UTF8Span(unchecked: bytes.span))
        }
        var text = CleanText(limit: limit, expecting: bytes.count)
        text.append(bytes)
        return text.text
    }

    /// What was taken so far; nil when there is nothing.
    var text: String? {
        guard !out.isEmpty else { return nil }
        // What was taken is sound by construction; validating it again would cost as much as
        // cleaning it did.
        let text = String(copying: unsafe UTF8Span(unchecked: out.span))
        guard needsComposing else { return text }
        return Self.cut(text.precomposedStringWithCanonicalMapping, limit)
    }

    /// Whether this is printable ASCII with single spaces, as most ids, links and names are.
    private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = bytes.first, ByteScan.isInk(first) else { return bytes.isEmpty }
        return ByteScan.words(in: bytes, from: 0) == bytes.count
    }

    /// Composing can lengthen a text: some characters have no composed form any more.
    private static func cut(_ text: String, _ limit: Int) -> String {
        guard text.utf8.count > limit else { return text }
        var end = text.utf8.index(text.utf8.startIndex, offsetBy: limit)
        while end.samePosition(in: text.unicodeScalars) == nil {
            end = text.utf8.index(before: end)
        }
        if text[..<end].utf8.last == 0x20 { end = text.utf8.index(before: end) }
        return String(text[..<end])
    }
}

// MARK: - Bytes

extension CleanText {
    /// Adds UTF-8 bytes; unsound ones become U+FFFD.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < bytes.count, !isFull {
            let byte = bytes[index]
            if ByteScan.isInk(byte) {
                let end = ByteScan.words(in: bytes, from: index)
                add(UnsafeBufferPointer(rebasing: bytes[index..<end]))
                index = end
            } else if byte < 0x80 {
                if ASCII.isSpace(byte) { needsSpace = true }
                index += 1
            } else {
                let (scalar, length) = Self.decode(bytes, at: index)
                append(scalar)
                index += length
            }
        }
    }

    /// Adds the end of a word.
    mutating func appendSpace() { needsSpace = true }

    /// Takes words that can be copied, as far as there is room.
    private mutating func add(_ words: UnsafeBufferPointer<UInt8>) {
        guard makeRoom(for: 1) else { return }
        let room = limit - out.count
        out.append(contentsOf: UnsafeBufferPointer(rebasing: words[..<min(room, words.count)]))
        if out.last == 0x20 { out.removeLast() }
        isFull = words.count > room
        lastIsEmoji = false
    }

    /// Writes the space that is due and checks that `count` bytes fit behind it.
    private mutating func makeRoom(for count: Int) -> Bool {
        let space = needsSpace && !out.isEmpty ? 1 : 0
        isFull = isFull || out.count + space + count > limit
        guard !isFull else { return false }
        if space > 0 { out.append(0x20) }
        needsSpace = false
        hasJoiner = false
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

// MARK: - Characters

extension CleanText {
    /// Adds one character, if it is fit to be shown.
    mutating func append(_ scalar: Unicode.Scalar) {
        let scalar = scalar.value < 0xA0 ? Windows1252.scalar(UInt8(scalar.value)) : scalar
        guard scalar.value >= 0x80 else { return appendASCII(UInt8(scalar.value)) }
        switch CharacterRole(scalar) {
        case .dropped: break
        case .space: needsSpace = true
        case .joiner: hasJoiner = lastIsEmoji && !needsSpace
        case .emojiStyle: if lastIsEmoji, !needsSpace { keep(scalar, isEmoji: true) }
        case .plain: keep(scalar, isEmoji: false)
        case .emoji: keep(scalar, isEmoji: true)
        case .composing:
            needsComposing = true
            keep(scalar, isEmoji: false)
        }
    }

    private mutating func appendASCII(_ byte: UInt8) {
        if ASCII.isSpace(byte) {
            needsSpace = true
        } else if ByteScan.isInk(byte), makeRoom(for: 1) {
            out.append(byte)
            lastIsEmoji = false
        }
    }

    private mutating func keep(_ scalar: Unicode.Scalar, isEmoji: Bool) {
        let joins = hasJoiner && isEmoji && !needsSpace
        let bytes = UTF8.encode(scalar) ?? .init()
        guard makeRoom(for: bytes.count + (joins ? 3 : 0)) else { return }
        if joins { out.append(contentsOf: [0xE2, 0x80, 0x8D]) }
        out.append(contentsOf: bytes)
        lastIsEmoji = isEmoji
    }
}
