// SPDX-License-Identifier: Apache-2.0

/// Why a document gave no feed; every case carries facts, `description` makes the sentence.
package enum FeedProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// What a document turned out to be instead of a feed.
    package enum Finding: Hashable, Sendable {
        /// An HTML page without reviews: most often an error page or the site itself.
        case htmlPage
        /// Such a page that asks for a password, or shows nothing without its scripts.
        case loginPage
        /// Such a page that names its feed.
        case pageOfFeed(address: String)
        /// JSON of no known feed format.
        case json
        /// XML with a root element that no format knows; the name is cleaned and cut.
        case xml(root: String)
        /// XML that broke off or broke down before its root element.
        case xmlWithoutRoot(line: Int)
        /// Compressed bytes that nobody unpacked.
        case compressed
        /// Anything else: text, an image, random bytes.
        case other
    }

    /// There are no bytes, or only white space.
    case empty
    /// More decoded bytes than the limit allows.
    case tooLarge(bytes: Int, limit: Int)
    /// Elements of XML or values of JSON are nested deeper than the limit; `line` counts from 1.
    case tooDeep(limit: Int, line: Int)
    /// The bytes are something else.
    case notAFeed(Finding)

    package var description: String {
        switch self {
        case .empty:
            "the document is empty (the server sent no feed)"
        case .tooLarge(let bytes, let limit):
            "the document has \(bytes) bytes, more than the limit of \(limit)"
                + " (raise fetch.max_body if this feed is really so large)"
        case .tooDeep(let limit, let line):
            "line \(line): the document is nested more than \(limit) deep (no real feed is)"
        case .notAFeed(let finding):
            "not a feed: \(finding.sentence)"
        }
    }
}

extension FeedProblem.Finding {
    fileprivate var sentence: String {
        switch self {
        case .htmlPage:
            "this is a web page without reviews in it (an error page, or the site instead of its"
                + " feed)"
        case .loginPage:
            "this looks like a login or script-only page (for a feed behind a login name a"
                + " header_file or a credentials_file)"
        case .pageOfFeed(let address):
            "this is a web page (its feed is \(address))"
        case .json:
            "this is JSON of no known feed format"
        case .xml(let root):
            "this is XML with the root element '\(root)' (feeds have rss, rdf:RDF, feed or channel)"
        case .xmlWithoutRoot(let line):
            "the XML ends at line \(line) before any element"
        case .compressed:
            "these are compressed bytes (the server did not say that it compresses)"
        case .other:
            "no feed format begins like this"
        }
    }
}
