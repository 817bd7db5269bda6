// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The end of a text, which is taken off part by part.
///
/// Every step looks at the last word only, or at no more than `window` bytes.
struct TextTail {
    /// Bytes that are searched from the end; ours, more than the name of a site has.
    private static let window = 200

    /// What has not been taken off.
    private(set) var text: Substring

    init(_ text: String) { self.text = text[...] }

    /// The end of what stands before `index` in `text`.
    init(_ text: String, before index: String.Index) {
        self.text = text[..<index]
        cut(at: index)
    }

    /// What has not been taken off; nil when nothing is left.
    var rest: String? { text.isEmpty ? nil : String(text) }

    /// Takes `words` off if the text ends with them, whole; returns whether it did.
    mutating func take(_ words: String) -> Bool {
        guard ends(with: words) else { return false }
        let start = text.utf8.index(text.endIndex, offsetBy: -words.utf8.count)
        guard start == text.startIndex || text.utf8[text.utf8.index(before: start)] == Self.space
        else { return false }
        cut(at: start)
        return true
    }

    /// Takes the last word off if it is as wanted; returns whether it did.
    mutating func take(where isWanted: (Substring) -> Bool) -> Bool {
        guard !text.isEmpty else { return false }
        let space = bytes { bytes in bytes.lastIndex(of: Self.space) }
        let start = space.map { text.utf8.index(text.startIndex, offsetBy: $0 + 1) }
        guard isWanted(text[(start ?? text.startIndex)...]) else { return false }
        cut(at: start ?? text.startIndex)
        return true
    }

    /// Takes a number off; returns whether there was one.
    mutating func takeNumber() -> Bool {
        guard let last, ASCII.isDigit(last) else { return false }
        return take { $0.utf8.allSatisfy(ASCII.isDigit) }
    }

    /// The last byte.
    var last: UInt8? { bytes { $0.last } }

    /// Whether the text ends with these bytes.
    func ends(with end: String) -> Bool {
        var end = end
        return bytes { text in
            end.withUTF8 { end in
                guard end.count <= text.count, text.last == end.last else { return end.isEmpty }
                return text.suffix(end.count).elementsEqual(end)
            }
        }
    }

    /// Hands the bytes of the text to `body`; the habits look at every text of every feed, and
    /// walking strings character by character would cost more than reading the feed.
    private func bytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        var text = text
        return text.withUTF8(body)
    }

    /// The last place of `pattern`, which is longer than a byte and begins with ASCII.
    func lastRange(of pattern: String) -> Range<String.Index>? {
        var pattern = pattern
        let offset = bytes { text in pattern.withUTF8 { Self.lastOffset(of: $0, in: text) } }
        guard let offset else { return nil }
        let start = self.text.utf8.index(self.text.startIndex, offsetBy: offset)
        return start..<self.text.utf8.index(start, offsetBy: pattern.utf8.count)
    }

    private static func lastOffset(
        of pattern: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard pattern.count > 1, let end = pattern.last, let words = pattern.baseAddress,
            let base = text.baseAddress,
            pattern.count <= text.count
        else { return nil }
        let first = max(0, text.count - pattern.count - window)
        var offset = text.count - pattern.count
        while offset >= first {
            // The last two bytes rule nearly every place out.
            if text[offset + pattern.count - 1] == end,
                text[offset + pattern.count - 2] == pattern[pattern.count - 2],
                memcmp(base + offset, words, pattern.count) == 0
            {
                return offset
            }
            offset -= 1
        }
        return nil
    }

    /// Takes off everything from `index` on, and the space before it.
    mutating func cut(at index: String.Index) {
        text = text[..<index]
        while text.utf8.last == Self.space {
            text = text[..<text.utf8.index(before: text.endIndex)]
        }
    }

    private static let space = UInt8(ascii: " ")
}
