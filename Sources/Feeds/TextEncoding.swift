// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Finds out in which encoding a document really is, and turns it into UTF-8.
///
/// The order of trust: byte order mark, the shape of the first bytes, the charset of the HTTP
/// header, the XML declaration (RFC 7303 section 3), the `meta` element of a page. Publishers lie,
/// so each claim is held against the bytes: what claims a Western encoding but is sound UTF-8 is
/// UTF-8, and bytes that contradict UTF-8 are read as windows-1252 one by one.
enum TextEncoding {
    /// The document as valid UTF-8 without a byte order mark; linear, never fails.
    static func utf8(_ bytes: [UInt8], contentType: String?) -> [UInt8] {
        if let wide = WideEncoding(bytes) { return wide.decode(bytes) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return repaired(Array(bytes.dropFirst(3))) }
        let isUTF8 = isValidUTF8(bytes)
        let claims = [httpCharset(contentType), declaredCharset(bytes), metaCharset(bytes)]
            .compactMap { $0 }
        for claim in claims {
            switch Charset(label: claim) {
            case .utf8, .western:
                return isUTF8 ? bytes : repaired(bytes)
            case .codepage(let name):
                guard let decoded = Codepage.decode(bytes, from: name) else { continue }
                return repaired(decoded)
            case .unknown:
                continue
            }
        }
        return isUTF8 ? bytes : repaired(bytes)
    }

    private static func isValidUTF8(_ bytes: [UInt8]) -> Bool {
        var index = 0
        while true {
            index = endOfASCII(bytes, from: index)
            guard index < bytes.count else { return true }
            let length = UTF8Sequence.length(bytes, at: index)
            guard length > 0 else { return false }
            index += length
        }
    }

    /// The first byte beyond ASCII from `start` on, eight at a time.
    private static func endOfASCII(_ bytes: [UInt8], from start: Int) -> Int {
        bytes.withUnsafeBytes { bytes in
            var index = start
            while index + 8 <= bytes.count,
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080
                    == 0
            {
                index += 8
            }
            while index < bytes.count, bytes[index] < 0x80 { index += 1 }
            return index
        }
    }

    /// Sound UTF-8: every byte that does not belong to a sound character is read as windows-1252.
    ///
    /// Text in a Western encoding is hardly ever UTF-8 by chance, so this reads wholly Western
    /// documents, and those that were glued together from both, alike.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        if isValidUTF8(bytes) { return bytes }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var index = 0
        while index < bytes.count {
            let length = max(
                UTF8Sequence.length(bytes, at: index), endOfASCII(bytes, from: index) - index)
            if length > 0 {
                out.append(contentsOf: bytes[index..<index + length])
                index += length
            } else {
                out.append(contentsOf: String(Windows1252.scalar(bytes[index])).utf8)
                index += 1
            }
        }
        return out
    }

    /// The charset parameter of a `Content-Type` header.
    static func httpCharset(_ contentType: String?) -> String? {
        guard let parameters = contentType?.split(separator: ";").dropFirst() else { return nil }
        for parameter in parameters {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            guard parts.count == 2,
                parts[0].trimmingCharacters(in: .whitespaces).lowercased() == "charset"
            else { continue }
            let unwanted = CharacterSet.whitespaces.union(CharacterSet(charactersIn: "\"'"))
            return parts[1].trimmingCharacters(in: unwanted)
        }
        return nil
    }

    /// The encoding that the XML declaration names, read as ASCII.
    static func declaredCharset(_ bytes: [UInt8]) -> String? {
        // Declarations have 60 bytes; blank lines before them are a common fault.
        let head = Array(bytes.prefix(512))
        guard let start = ASCII.find("<?xml", in: head, from: 0),
            let end = ASCII.find("?>", in: head, from: start),
            let key = ASCII.find("encoding", in: head, from: start), key < end
        else { return nil }
        let value = head[(key + 8)..<end].drop { ASCII.isSpace($0) || $0 == UInt8(ascii: "=") }
        guard let quote = value.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
        else { return nil }
        return String(decoding: value.dropFirst().prefix { $0 != quote }, as: UTF8.self)
    }
}

extension TextEncoding {
    /// The encoding that a page of HTML names in a `meta` element.
    ///
    /// Source: HTML Standard, section 13.2.3.2: it stands within the first 1024 bytes.
    static func metaCharset(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(1024))
        guard ASCII.find("html", in: head, from: 0, ignoringCase: true) != nil,
            ASCII.find("<?xml", in: head, from: 0) == nil,
            ASCII.find("<rss", in: head, from: 0) == nil,
            let start = ASCII.find("<meta", in: head, from: 0, ignoringCase: true),
            let key = ASCII.find("charset", in: head, from: start, ignoringCase: true)
        else { return nil }
        let label = head[(key + 7)...]
            .drop { ASCII.isSpace($0) || [0x3D, 0x22, 0x27].contains($0) }  // = " '
            .prefix { ASCII.isLetter($0) || ASCII.isDigit($0) || [0x2D, 0x5F].contains($0) }  // - _
        return label.isEmpty ? nil : String(decoding: label, as: UTF8.self)
    }
}

/// UTF-16 and UTF-32, told by their byte order mark or by the zero bytes of `<`.
private enum WideEncoding {
    case utf16(isBig: Bool, mark: Int)
    case utf32(isBig: Bool, mark: Int)

    init?(_ bytes: [UInt8]) {
        let head = Array(bytes.prefix(4))
        switch head {
        case [0x00, 0x00, 0xFE, 0xFF]: self = .utf32(isBig: true, mark: 4)
        case [0xFF, 0xFE, 0x00, 0x00]: self = .utf32(isBig: false, mark: 4)
        case [0x00, 0x00, 0x00, 0x3C]: self = .utf32(isBig: true, mark: 0)
        case [0x3C, 0x00, 0x00, 0x00]: self = .utf32(isBig: false, mark: 0)
        case _ where head.starts(with: [0xFE, 0xFF]): self = .utf16(isBig: true, mark: 2)
        case _ where head.starts(with: [0xFF, 0xFE]): self = .utf16(isBig: false, mark: 2)
        case _ where head.starts(with: [0x00, 0x3C, 0x00]): self = .utf16(isBig: true, mark: 0)
        case _ where head.starts(with: [0x3C, 0x00]) && head.last == 0:
            self = .utf16(isBig: false, mark: 0)
        default: return nil
        }
    }

    /// Lone surrogates and values beyond Unicode become U+FFFD.
    func decode(_ bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .utf16(let isBig, let mark):
            let units = stride(from: mark, to: bytes.count - 1, by: 2).map { index in
                let unit = UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
                return isBig ? unit : unit.byteSwapped
            }
            return Array(String(decoding: units, as: UTF16.self).utf8)
        case .utf32(let isBig, let mark):
            let units = stride(from: mark, to: bytes.count - 3, by: 4).map { index in
                let unit = bytes[index..<index + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                return isBig ? unit : unit.byteSwapped
            }
            return Array(String(decoding: units, as: UTF32.self).utf8)
        }
    }
}
