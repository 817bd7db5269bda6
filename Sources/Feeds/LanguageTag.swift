// SPDX-License-Identifier: Apache-2.0

/// The language of a text as feeds write it.
enum LanguageTag {
    /// Bytes; RFC 5646 section 4.4.1 asks readers for at least 35.
    static let limit = 64

    /// The language of a `Content-Language` header; nil when it names several, since then it is
    /// about the readers and not about the text.
    static func ofHeader(_ header: String) -> String? {
        header.contains(",") ? nil : CleanText.clean(header, limit: limit)
    }
}
