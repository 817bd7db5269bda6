// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// A feed as the contract prints it; what is unknown is left out.
package struct FeedRecord: Encodable, Sendable {
    struct ItemPart: Encodable, Sendable {
        let id: String?
        let title: String?
        let link: String?
        let author: String?
        let published: Date?
        let updated: Date?
        let summaryText: String?
        let contentText: String?
        let language: String?
        let rating: Rating?
        let verified: Bool?
        let reply: String?
        let categories: [String]?

        init(_ item: Item, in feed: Feed) {
            id = item.id
            title = item.title
            link = item.link
            author = item.author
            published = item.published
            updated = item.updated
            summaryText = item.summaryText
            contentText = item.contentText
            language = feed.language(of: item)
            rating = item.rating
            verified = item.isVerified
            reply = item.reply
            categories = item.categories.isEmpty ? nil : item.categories
        }
    }

    let format: FeedFormat
    let title: String?
    let description: String?
    let link: String?
    let language: String?
    let updated: Date?
    let ttlSeconds: Int?
    let items: [ItemPart]

    /// The record of a feed as it was read.
    package init(_ feed: Feed) {
        format = feed.format
        title = feed.title
        description = feed.description
        link = feed.link
        language = feed.language
        updated = feed.updated
        ttlSeconds = feed.ttlSeconds
        items = feed.items.map { ItemPart($0, in: feed) }
    }
}
