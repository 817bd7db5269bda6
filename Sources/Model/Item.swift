// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// One entry of a feed.
///
/// Texts are plain and clean, see ``Feed``.
package struct Item: Sendable, Hashable {
    /// The publisher's id (`guid`, `atom:id`); nil when the item has none.
    package var id: String?
    package var title: String?
    package var link: String?
    /// A name, else an e-mail address.
    package var author: String?
    package var published: Date?
    package var updated: Date?
    package var summaryText: String?
    package var contentText: String?
    package var language: String?
    /// What stands beside the item; who judged, only ``ownRating`` tells.
    package var rating: Rating?
    /// Whether the publisher vouches that the reviewer bought the thing.
    package var isVerified: Bool?
    /// The answer of the company, where the feed carries it.
    package var reply: String?
    package var categories: [String]

    package init(
        id: String? = nil, title: String? = nil, link: String? = nil, author: String? = nil,
        published: Date? = nil, updated: Date? = nil, summaryText: String? = nil,
        contentText: String? = nil, language: String? = nil, rating: Rating? = nil,
        isVerified: Bool? = nil, reply: String? = nil, categories: [String] = []
    ) {
        self.id = id
        self.title = title
        self.link = link
        self.author = author
        self.published = published
        self.updated = updated
        self.summaryText = summaryText
        self.contentText = contentText
        self.language = language
        self.rating = rating
        self.isVerified = isVerified
        self.reply = reply
        self.categories = categories
    }

    /// The body: the full content where there is one, else the summary.
    package var body: String? { contentText ?? summaryText }

    /// The rating that the author gave, and nobody else: the opinion that goes with the text.
    package var ownRating: Rating? { rating?.voters == nil ? rating : nil }

    /// Title and body as one text, the title once when the body repeats it.
    package var text: String {
        guard let title, !title.isEmpty else { return body ?? "" }
        guard let body, !body.isEmpty else { return title }
        return body.hasPrefix(title) ? body : "\(title)\n\(body)"
    }
}

/// Stars or points with the scale they are on.
package struct Rating: Sendable, Hashable, Codable {
    package var value: Double
    package var best: Double
    package var worst: Double
    /// How many people this is the average of; nil for one reviewer's own judgement.
    package var voters: Int?

    package init(value: Double, best: Double = 5, worst: Double = 1, voters: Int? = nil) {
        self.value = value
        self.best = best
        self.worst = worst
        self.voters = voters
    }

    /// Place on the scale from -1 (worst) to 1 (best); nil when the scale makes no sense.
    package var normalized: Double? {
        guard best > worst else { return nil }
        return min(1, max(-1, 2 * (value - worst) / (best - worst) - 1))
    }
}
