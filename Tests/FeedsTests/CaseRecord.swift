// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

@testable import Feeds

/// What was read of a document, with the keys of the contract; written apart from the program's
/// own record, so that a slip in one of them shows.
struct CaseRecord: Encodable {
    struct ItemPart: Encodable {
        var id, title, link, author: String?
        var published, updated: Date?
        var summaryText, contentText, language: String?
        var rating: Rating?
        var verified: Bool?
        var reply: String?
        var categories: [String]?

        init(_ item: Item, in feed: Feed) {
            (id, title, link, author) = (item.id, item.title, item.link, item.author)
            (published, updated) = (item.published, item.updated)
            (summaryText, contentText) = (item.summaryText, item.contentText)
            (language, rating, verified) = (feed.language(of: item), item.rating, item.isVerified)
            reply = item.reply
            categories = item.categories.isEmpty ? nil : item.categories
        }
    }

    /// The sentence of a document that is refused.
    var problem: String?
    var format, title, description, link, language: String?
    var updated: Date?
    var ttlSeconds: Int?
    var items: [ItemPart]?

    init(of document: URL) throws {
        let bytes = Array(try Data(contentsOf: document))
        do {
            let address = "https://cases.example/\(document.lastPathComponent)"
            take(try parse(bytes: bytes, url: address))
        } catch {
            problem = error.description
        }
    }

    private mutating func take(_ feed: Feed) {
        (format, title, description) = (feed.format.rawValue, feed.title, feed.description)
        (link, language, updated) = (feed.link, feed.language, feed.updated)
        ttlSeconds = feed.ttlSeconds
        items = feed.items.map { ItemPart($0, in: feed) }
    }

    /// Sorted and over several lines, for people to review.
    func text() throws -> String {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
