// SPDX-License-Identifier: Apache-2.0

import Model

/// Reviews in JSON-LD of schema.org, wherever they hang: in a product, in a list, in `@graph`.
///
/// Nodes that others only refer to by `@id` are found too, in the order of the document.
struct LinkedDataReviews {
    private let limits: Limits
    private let bases: [String?]
    private let root: JSONValue

    /// `bases`: where relative links start, best first.
    init(_ document: JSONDocument, limits: Limits, bases: [String?]) {
        root = document.root
        self.limits = limits
        self.bases = bases
    }

    /// The reviews that say something, at most as many as a document may have items.
    var items: [Item] {
        var items: [Item] = []
        var names: [String: JSONValue] = [:]
        var reviews: [JSONValue] = []
        // Depth is bounded by the reader of the document, so the walk cannot run away.
        visit(root, &names, &reviews)
        for review in reviews.prefix(limits.items) {
            if let item = item(review, names) { items.append(item) }
        }
        return items
    }

    private func visit(
        _ value: JSONValue, _ names: inout [String: JSONValue], _ reviews: inout [JSONValue]
    ) {
        for element in value.elements { visit(element, &names, &reviews) }
        guard value.isObject else { return }
        if let id = value["@id"]?.string, value["name"] != nil { names[id] = value["name"] }
        if value.list("@type").contains(where: { type in
            type.string.map { ReviewVocabulary.isReviewType($0) } ?? false
        }) {
            reviews.append(value)
        }
        for member in value.members { visit(member.value, &names, &reviews) }
    }

    private func item(_ value: JSONValue, _ names: [String: JSONValue]) -> Item? {
        var review = ReviewDraft(limits: limits, bases: bases)
        review.id = value["@id"]?.string ?? value["identifier"]?.string
        for (key, property) in Self.properties {
            for text in value.list(key) { take(text, as: property, into: &review) }
        }
        for author in value.list("author") {
            let id = author["@id"]?.string
            let name = author["name"]?.string ?? id.flatMap { names[$0]?.string } ?? author.string
            if let name { review.take(.author, Self.plain(name)) }
        }
        for rating in value.list("reviewRating") {
            take(rating["ratingValue"] ?? rating, as: .rating, into: &review)
            take(rating["bestRating"], as: .best, into: &review)
            take(rating["worstRating"], as: .worst, into: &review)
        }
        for comment in value.list("comment") { take(comment["text"], as: .reply, into: &review) }
        return review.item
    }

    private func take(
        _ value: JSONValue?, as property: ReviewProperty, into review: inout ReviewDraft
    ) {
        if let text = value?.string { review.take(property, Self.plain(text)) }
    }

    /// Publishers fill these strings from their pages, with entities and tags in them.
    private static func plain(_ text: String) -> String {
        PlainText.strip(Array(text.utf8), limit: .max) ?? ""
    }

    private static let properties: [(key: String, property: ReviewProperty)] = [
        ("headline", .name), ("name", .name), ("reviewBody", .body), ("description", .body),
        ("datePublished", .published), ("dateCreated", .published), ("dateModified", .updated),
        ("url", .link), ("inLanguage", .language),
    ]
}
