// SPDX-License-Identifier: Apache-2.0

import Model

/// One format: how to tell it, and how to read it.
///
/// To add a format, write a file beside this one with such a value and name it in `all`.
struct Format: Sendable {
    /// Whether a document that begins like this is of this format.
    let recognises: @Sendable (DocumentOpening) -> Bool
    /// Reads a document that was recognised.
    let read: @Sendable (FormatSource) throws(FeedProblem) -> Feed

    /// Every format, in the order in which they are tried.
    static let all: [Format] = [
        .rss, .atom, .cdf, .googleProductReviews, .jsonFeed, .appStoreJSON, .steamReviews,
        .htmlReviews,
    ]
}

extension Format {
    /// A format of JSON, which is told by the root value and never refuses what it was told by.
    static func json(
        recognises: @escaping @Sendable (JSONValue) -> Bool,
        read: @escaping @Sendable (JSONValue, FormatSource) -> Feed
    ) -> Format {
        Format(
            recognises: { opening in opening.json.map { recognises($0.root) } ?? false },
            read: { (source) throws(FeedProblem) in
                guard let json = source.opening.json else {
                    throw .notAFeed(source.opening.finding)
                }
                return read(json.root, source)
            })
    }
}

/// What a format gets to read: clean UTF-8 and what the transport said.
struct FormatSource: Sendable {
    let opening: DocumentOpening
    /// The address after redirects, the base of relative links.
    let url: String?
    /// The `Content-Language` header, for documents that name no language.
    let language: String?
    let limits: Limits

    /// The document as valid UTF-8 without a byte order mark.
    var text: [UInt8] { opening.text }
}
