// SPDX-License-Identifier: Apache-2.0

/// The language of a text as feeds write it.
enum LanguageTag {
    /// Bytes; RFC 5646 section 4.4.1 asks readers for at least 35.
    static let limit = 64
}
