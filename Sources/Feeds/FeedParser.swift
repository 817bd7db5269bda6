// SPDX-License-Identifier: Apache-2.0

package import Model

/// Reads the bytes of one document into a feed, whatever its format and encoding.
///
/// Damaged documents are read as far as they make sense; only what is no feed at all, or breaks
/// a limit, is refused. Nothing outside the bytes is ever looked at: no DTD, no entity, no file,
/// no address. Time and memory grow linearly with the document.
package struct FeedParser: Sendable {
    private let limits: Limits

    package init(limits: Limits = .standard) {
        self.limits = limits
    }

    /// Reads `document`, which may say anything about itself; the bytes decide.
    ///
    /// - Throws: `FeedProblem` when the document holds no feed or breaks a limit.
    package func parse(_ document: Document) throws(FeedProblem) -> Feed {
        guard document.bytes.count <= limits.documentBytes else {
            throw .tooLarge(bytes: document.bytes.count, limit: limits.documentBytes)
        }
        let text = TextEncoding.utf8(document.bytes, contentType: document.contentType)
        let opening = try DocumentOpening(text, limits: limits)
        for format in Format.all where format.recognises(opening) {
            let source = FormatSource(
                opening: opening, url: document.url, language: document.contentLanguage,
                limits: limits)
            var feed = try format.read(source)
            feed.isWhole = opening.isWhole
            return feed
        }
        throw .notAFeed(opening.finding)
    }
}
