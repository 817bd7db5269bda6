// SPDX-License-Identifier: Apache-2.0

import Foundation

/// What the text of an element is, which decides how it becomes plain.
enum TextKind: Sendable {
    /// Text that means what it says; markup in it is meant to be seen.
    case plain
    /// A body of HTML, escaped or in CDATA.
    case html
    /// A line of HTML, such as a title of RSS.
    case htmlLine
    /// Inline elements of XHTML; the text between them is text.
    case xhtml
    /// Base64 of a text of another kind.
    case base64(isHTML: Bool)
}

/// Collects the text of one element, with the elements inside it as markup.
struct TextCapture {
    private(set) var kind = TextKind.plain
    private var bytes: [UInt8] = []
    private var open: [XMLName] = []
    private let limit: Int

    /// - Parameter limit: Bytes after which the rest is let go; markup included.
    init(limit: Int) {
        self.limit = limit
    }

    /// Forgets what was collected and starts anew.
    mutating func begin(_ kind: TextKind) {
        self.kind = kind
        bytes.removeAll(keepingCapacity: true)
        open.removeAll(keepingCapacity: true)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard bytes.count < limit else { return }
        if case .xhtml = kind { Self.escape(text, &bytes) } else { bytes.append(contentsOf: text) }
    }

    /// An element begins inside: what was plain text is inline markup after all.
    mutating func open(_ name: XMLName) {
        if case .plain = kind {
            let text = bytes
            bytes = []
            text.withUnsafeBufferPointer { Self.escape($0, &bytes) }
            kind = .xhtml
        }
        tag("<", name)
        open.append(name)
    }

    /// The innermost element inside ends.
    mutating func close() {
        if let name = open.popLast() { tag("</", name) }
    }

    private mutating func tag(_ opening: StaticString, _ name: XMLName) {
        guard bytes.count < limit else { return }
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: opening.utf8Start, count: opening.utf8CodeUnitCount))
        bytes.append(contentsOf: name.local.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    private static func escape(_ text: UnsafeBufferPointer<UInt8>, _ out: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            default: out.append(byte)
            }
        }
    }

    /// What was collected, as it came.
    var raw: [UInt8] { bytes }

    /// The text, plain and clean, at most `limit` UTF-8 bytes long; nil when there is none.
    func text(limit: Int) -> String? {
        switch kind {
        case .plain: CleanText.clean(bytes, limit: limit)
        case .html: PlainText.stripBody(bytes, limit: limit)
        case .htmlLine, .xhtml: PlainText.strip(bytes, limit: limit)
        case .base64(let isHTML): Self.decoded(bytes, isHTML: isHTML, limit: limit)
        }
    }

    private static func decoded(_ bytes: [UInt8], isHTML: Bool, limit: Int) -> String? {
        guard let data = Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters) else {
            return CleanText.clean(bytes, limit: limit)
        }
        let text = TextEncoding.utf8(Array(data), contentType: nil)
        return isHTML
            ? PlainText.strip(text, limit: limit) : CleanText.clean(text, limit: limit)
    }
}
