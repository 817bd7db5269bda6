// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// A document that was understood: what it says about itself, and its items in document order.
///
/// All texts are plain: markup stripped, entities resolved, white space folded, and free of
/// control, escape, bidirectional and invisible characters.
package struct Feed: Sendable, Hashable {
    package var format: FeedFormat
    package var title: String?
    package var description: String?
    package var link: String?
    package var language: String?
    package var updated: Date?
    /// How long the publisher asks readers to wait, in seconds.
    package var ttlSeconds: Int?
    /// Hours of the day, 0 to 23 in UTC, in which readers are to stay away.
    package var quietHours: Set<Int>
    /// Days of the week, 1 (Sunday) to 7, on which readers are to stay away.
    package var quietDays: Set<Int>
    package var items: [Item]
    /// Whether the document has its end; what was cut off says more when it is read again.
    package var isWhole = true

    package init(
        format: FeedFormat, title: String? = nil, description: String? = nil,
        link: String? = nil, language: String? = nil, updated: Date? = nil,
        ttlSeconds: Int? = nil, quietHours: Set<Int> = [], quietDays: Set<Int> = [],
        items: [Item] = []
    ) {
        self.format = format
        self.title = title
        self.description = description
        self.link = link
        self.language = language
        self.updated = updated
        self.ttlSeconds = ttlSeconds
        self.quietHours = quietHours
        self.quietDays = quietDays
        self.items = items
    }

    /// The language of an item: its own, else the one of the feed it stands in.
    package func language(of item: Item) -> String? { item.language ?? language }
}

/// The formats the contract names, by the names it gives them.
package enum FeedFormat: String, Sendable, Hashable, Codable {
    case rss09x
    case rss1
    case rss2
    case atom03
    case atom10
    case jsonFeed = "json-feed"
    case cdf
    case appStoreJSON = "appstore-json"
    case googleProductReviews = "google-product-reviews"
    case htmlReviews = "html-reviews"
    case steamReviews = "steam-reviews"
}
