// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

@testable import Feeds

/// Parses text as if it had been fetched; no test cares when it arrived.
func parse(
    _ text: String, contentType: String? = nil, language: String? = nil, url: String? = nil,
    limits: Limits = .standard
) throws(FeedProblem) -> Feed {
    try parse(
        bytes: Array(text.utf8), contentType: contentType, language: language, url: url,
        limits: limits)
}

func parse(
    bytes: [UInt8], contentType: String? = nil, language: String? = nil, url: String? = nil,
    limits: Limits = .standard
) throws(FeedProblem) -> Feed {
    try FeedParser(limits: limits).parse(
        Document(
            bytes: bytes, contentType: contentType, contentLanguage: language, url: url,
            arrived: Date(timeIntervalSince1970: 0)))
}

/// A channel of RSS 2.0 around `inner`, with every namespace that the tests use.
func rss(_ inner: String) -> String {
    """
    <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" \
    xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" \
    xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
    <channel>\(inner)</channel></rss>
    """
}

/// The one item of a channel of RSS 2.0.
func rssItem(_ inner: String, url: String? = nil) throws(FeedProblem) -> Item? {
    try parse(rss("<item>\(inner)</item>"), url: url).items.first
}

/// A feed of Atom 1.0 around `inner`.
func atom(_ inner: String, attributes: String = "") -> String {
    #"<feed xmlns="http://www.w3.org/2005/Atom" \#(attributes)>\#(inner)</feed>"#
}

/// The one entry of a feed of Atom 1.0.
func atomEntry(_ inner: String, url: String? = nil) throws(FeedProblem) -> Item? {
    try parse(atom("<entry>\(inner)</entry>"), url: url).items.first
}

/// The moment that an RFC 3339 text in UTC names, by a reader that is not ours.
func moment(_ text: String) -> Date? {
    try? Date(text, strategy: .iso8601)  // a test with a wrong text fails by itself
}
