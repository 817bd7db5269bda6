// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A look at XML from outside, whether libxml2 may read it as it is.
enum SoundXML {
    /// Markup without a `<` in it that is looked at closely, in bytes.
    ///
    /// It can hold a thousand attributes; comparing each with each, as libxml2 does, then costs
    /// 128 comparisons a byte, or a second for 16 MiB.
    private static let longPiece = 4 << 10
    /// Equals signs in such a piece from which it is taken for a flood of attributes.
    private static let manyAttributes = 1_000

    /// Where the root element begins, when only comments, instructions and white space stand
    /// before it, and no tag behind it can hold a flood of attributes.
    ///
    /// A document type is no sound beginning: its entities are for `XMLRepair` to take out. What
    /// begins soundly may still be damaged later. Linear, at the speed of `memchr`.
    static func root(of text: [UInt8]) -> Int? {
        guard let root = firstElement(in: text), !hasAttributeFlood(text, from: root) else {
            return nil
        }
        return root
    }

    private static func firstElement(in text: [UInt8]) -> Int? {
        var index = 0
        while index < text.count {
            if ASCII.isSpace(text[index]) {
                index += 1
            } else if ASCII.matches(text, at: index, "<!--") {
                guard let end = ASCII.find("-->", in: text, from: index + 4) else { return nil }
                index = end + 3
            } else if ASCII.matches(text, at: index, "<?") {
                guard let end = ASCII.find("?>", in: text, from: index + 2) else { return nil }
                index = end + 2
            } else {
                let isTag = text[index] == UInt8(ascii: "<") && index + 1 < text.count
                return isTag && XMLTag.isNameStart(text[index + 1]) ? index : nil
            }
        }
        return nil
    }

    private static func hasAttributeFlood(_ text: [UInt8], from root: Int) -> Bool {
        text.withUnsafeBytes { bytes in
            var index = root
            while index < bytes.count {
                let rest = UnsafeRawBufferPointer(rebasing: bytes[(index + 1)...])
                let length = distance(in: rest)
                if length > longPiece,
                    rest[..<length].count(where: { $0 == UInt8(ascii: "=") }) > manyAttributes
                {
                    return true
                }
                index += length + 1
            }
            return false
        }
    }

    /// Bytes before the next `<`.
    private static func distance(in rest: UnsafeRawBufferPointer) -> Int {
        guard let start = rest.baseAddress,
            let found = memchr(start, Int32(UInt8(ascii: "<")), rest.count)
        else { return rest.count }
        return UnsafeRawPointer(found) - start
    }
}
