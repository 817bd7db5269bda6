// SPDX-License-Identifier: Apache-2.0

/// What a server gave us to ask "has it changed?" with: exactly as sent, never interpreted.
///
/// Each character stands for one byte (ISO 8859-1), so that bytes that are not UTF-8 survive a
/// store as well. What cannot be sent back safely is no validator: see `init`.
package struct Validators: Sendable, Hashable, Codable {
    /// The value of the `ETag` header, quotes and weakness mark included if the server sent them.
    package let etag: String?
    /// The value of the `Last-Modified` header, whether or not it is a date.
    package let lastModified: String?

    /// Makes validators of header values.
    ///
    /// A value becomes nil if it is empty, longer than `maxBytes`, or holds a control character or
    /// a character beyond U+00FF: sent back, it could forge a header of its own.
    package init(etag: String? = nil, lastModified: String? = nil) {
        self.etag = Self.sendable(etag)
        self.lastModified = Self.sendable(lastModified)
    }

    /// Reads stored validators by the rules of `init(etag:lastModified:)`.
    package init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            etag: try stored.decodeIfPresent(String.self, forKey: .etag),
            lastModified: try stored.decodeIfPresent(String.self, forKey: .lastModified))
    }

    /// No validator at all: the answer can only be a whole document.
    package var isEmpty: Bool { etag == nil && lastModified == nil }

    /// The most bytes of a validator: a usual one has 10 to 60, and it is stored for every feed.
    package static let maxBytes = 1024

    /// The validators after an answer "not modified": what it names replaces, the rest stays.
    ///
    /// Source: RFC 9111, section 4.3.4.
    func renewed(by answer: Validators) -> Validators {
        Validators(
            etag: answer.etag ?? etag, lastModified: answer.lastModified ?? lastModified)
    }

    /// The header lines that ask with these validators, as bytes that end with a zero.
    var requestHeaders: [[UInt8]] {
        [("If-None-Match: ", etag), ("If-Modified-Since: ", lastModified)].compactMap {
            name, value in
            value.map {
                name.utf8 + $0.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } + [0]
            }
        }
    }

    private static func sendable(_ value: String?) -> String? {
        guard let scalars = value?.unicodeScalars, (1...maxBytes).contains(scalars.count),
            scalars.allSatisfy({
                $0 == "\t" || (" "..."~").contains($0) || ("\u{80}"..."\u{ff}").contains($0)
            })
        else { return nil }
        return value
    }
}
