// SPDX-License-Identifier: Apache-2.0

/// The vocabularies that feeds are written in.
enum Namespace: Sendable, Hashable {
    /// No namespace: the core of RSS 0.9x and 2.0.
    case none
    /// The core of RSS where a feed gives it a namespace: RSS 1.0, 0.90, and home-made 2.0 ones.
    case rss
    case rdf
    case atom10
    case atom03
    case xhtml
    /// Dublin Core, elements and terms.
    case dublinCore
    case content
    case syndication
    case media
    /// Apple's podcasts.
    case iTunes
    /// Apple's App Store reviews.
    case appStore
    case xml
    case other

    /// The vocabulary of a URI, or of a customary prefix where a feed forgot to declare it.
    init(uri: String?, prefix: String?) {
        guard let uri else {
            self = prefix.map(Self.byPrefix) ?? .none
            return
        }
        self = Self.known[Self.key(uri)] ?? .other
    }

    private static func byPrefix(_ prefix: String) -> Namespace {
        switch prefix {
        case "dc", "dcterms": .dublinCore
        case "content": .content
        case "sy": .syndication
        case "media": .media
        case "itunes": .iTunes
        case "im": .appStore
        case "atom", "a10": .atom10
        case "xhtml": .xhtml
        case "rdf": .rdf
        default: .other
        }
    }

    /// Publishers vary case, scheme and the final slash; none of them tells vocabularies apart.
    private static func key(_ uri: String) -> String {
        var key = uri.utf8.map(ASCII.lower)[...]
        if let colon = key.firstIndex(of: UInt8(ascii: ":")), key[colon...].starts(with: "://".utf8)
        {
            key = key[(colon + 3)...]
        }
        while key.last == UInt8(ascii: "/") || key.last == UInt8(ascii: "#") { key.removeLast() }
        return String(decoding: key, as: UTF8.self)
    }

    private static let known: [String: Namespace] = [
        "": .none,
        "purl.org/rss/1.0": .rss,
        "my.netscape.com/rdf/simple/0.9": .rss,
        "channel.netscape.com/rdf/simple/0.9": .rss,
        "my.netscape.com/publish/formats/rss-0.91.dtd": .rss,
        "purl.org/net/rss1.1": .rss,
        "backend.userland.com/rss": .rss,
        "backend.userland.com/rss2": .rss,
        "backend.userland.com/rss091": .rss,
        "blogs.law.harvard.edu/tech/rss": .rss,
        "cyber.law.harvard.edu/rss/rss.html": .rss,
        "www.rssboard.org/rss-specification": .rss,
        "www.w3.org/1999/02/22-rdf-syntax-ns": .rdf,
        "www.w3.org/2005/atom": .atom10,
        "purl.org/atom/ns": .atom03,
        // Where the drafts before 0.3 lived.
        "purl.org/echo": .atom03,
        "purl.org/pie": .atom03,
        "uri/of/echo/namespace": .atom03,
        "example.com/newformat": .atom03,
        "www.w3.org/1999/xhtml": .xhtml,
        "purl.org/dc/elements/1.1": .dublinCore,
        "purl.org/dc/elements/1.0": .dublinCore,
        "purl.org/dc/terms": .dublinCore,
        "purl.org/rss/1.0/modules/content": .content,
        "purl.org/rss/1.0/modules/syndication": .syndication,
        "search.yahoo.com/mrss": .media,
        "www.itunes.com/dtds/podcast-1.0.dtd": .iTunes,
        "itunes.apple.com/rss": .appStore,
        "www.w3.org/xml/1998/namespace": .xml,
    ]
}

/// The name of an element: its vocabulary, and its local name in lower case.
///
/// XML tells cases apart, publishers do not (`pubdate`, `PubDate`), and no feed vocabulary has
/// two names that differ in case only.
struct XMLName: Sendable, Hashable {
    let namespace: Namespace
    let local: String
}
