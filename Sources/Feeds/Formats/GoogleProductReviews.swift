// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension Format {
    /// Google's feed of product reviews, versions 2.0 to 2.4.
    ///
    /// Its root is a `feed` as in Atom, but in no namespace, and none of its children is Atom's.
    /// It knows no answer of the company. It holds every review each time.
    /// Source: the product review schema that Google publishes.
    static let googleProductReviews = Format(
        recognises: { opening in
            guard let root = opening.root, root.name == XMLName(namespace: .none, local: "feed")
            else { return false }
            let children: Set = [
                "version", "aggregator", "publisher", "reviews", "deleted_reviews",
            ]
            return root.firstChild.map(children.contains) ?? false
        },
        read: { (source) throws(FeedProblem) in
            var reader = try FieldWalker.walk(source, with: ProductReviews(source), at: .feed)
            return reader.draft.feed(.googleProductReviews, source: source)
        })
}

/// Reads the elements of Google's product reviews.
private struct ProductReviews: FieldFormat {
    enum Place {
        case feed, aggregator, publisher, reviews, review, reviewer, ratings, remarks
    }

    enum Field {
        case sender(rank: Int)
        case id, name, verified, written, title, content, language, address, spam, remark
        case overall(best: String?, worst: String?)
    }

    fileprivate(set) var draft = FeedDraft()
    private var review = ItemDraft()
    private var isSpam = false
    /// What the reviewer liked and disliked, each by itself.
    private var remarks: [String] = []
    private let limits: Limits

    init(_ source: FormatSource) { limits = source.limits }

    var isFull: Bool { draft.items.count >= limits.items }

    mutating func begin(_ root: XMLElement, in scope: XMLScope) {
        draft.language.offer(scope.language)
    }

    mutating func step(
        _ element: XMLElement, at place: Place, in scope: XMLScope
    ) -> Step<Place, Field> {
        let name = element.name.local
        switch place {
        case .feed: return Self.part(name)
        case .publisher: return name == "name" ? .read(.sender(rank: 0), as: .plain) : .skip
        case .aggregator: return name == "name" ? .read(.sender(rank: 1), as: .plain) : .skip
        case .reviews:
            guard name == "review" else { return .skip }
            (review, isSpam, remarks) = (ItemDraft(), false, [])
            return .enter(.review)
        case .review: return field(element)
        case .reviewer: return reviewer(element)
        case .ratings: return rating(element)
        case .remarks: return .read(.remark, as: .html)
        }
    }

    private static func part(_ name: String) -> Step<Place, Field> {
        switch name {
        case "aggregator": .enter(.aggregator)
        case "publisher": .enter(.publisher)
        case "reviews": .enter(.reviews)
        default: .skip
        }
    }

    private func field(_ element: XMLElement) -> Step<Place, Field> {
        switch element.name.local {
        case "review_id": .read(.id, as: .plain)
        case "reviewer": .enter(.reviewer)
        case "is_verified_purchase": .read(.verified, as: .plain)
        case "review_timestamp": .read(.written, as: .plain)
        case "title": .read(.title, as: .htmlLine)
        case "content": .read(.content, as: .html)
        case "review_language": .read(.language, as: .plain)
        // Of type `group` it shows other reviews too, but no closer address exists.
        case "review_url": .read(.address, as: .plain)
        case "ratings": .enter(.ratings)
        case "is_spam": .read(.spam, as: .plain)
        case "pros", "cons": .enter(.remarks)
        default: .skip
        }
    }

    /// Whoever stands for many is no author.
    private func reviewer(_ element: XMLElement) -> Step<Place, Field> {
        guard element.name.local == "name", !Self.isTrue(element.attributes["is_anonymous"])
        else { return .skip }
        return .read(.name, as: .plain)
    }

    private func rating(_ element: XMLElement) -> Step<Place, Field> {
        guard element.name.local == "overall" else { return .skip }
        let (best, worst) = (element.attributes["max"], element.attributes["min"])
        return .read(.overall(best: best, worst: worst), as: .plain)
    }

    /// Source: XML Schema part 2, boolean.
    private static func isTrue(_ text: String?) -> Bool {
        text?.lowercased() == "true" || text == "1"
    }
}

// MARK: - What they hold

extension ProductReviews {
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope) {
        switch field {
        case .sender(let rank): draft.title.offer(line(text), rank: rank)
        case .id: review.id.offer(ItemID.fit(text.text(limit: .max), limit: limits.nameBytes))
        case .name: review.author.offer(line(text).map(PersonName.read))
        case .verified: review.isVerified = line(text).map(Self.isTrue)
        case .written: review.published.offer(line(text).flatMap(FeedDate.read))
        case .title: review.title.offer(text.text(limit: limits.textBytes))
        case .content: review.content.offer(text.text(limit: limits.textBytes))
        case .language: review.language.offer(text.text(limit: LanguageTag.limit))
        case .address: review.link.offer(address(text, scope))
        case .overall(let best, let worst):
            review.rating = Rating(text: line(text), best: best, worst: worst)
        case .spam: isSpam = Self.isTrue(line(text))
        case .remark: takeRemark(text)
        }
    }

    mutating func leave(_ place: Place, in scope: XMLScope) {
        guard case .review = place, !isSpam else { return }
        if review.content.value == nil, !remarks.isEmpty {
            review.content.offer(
                CleanText.clean(remarks.joined(separator: ". "), limit: limits.textBytes))
        }
        draft.items.append(review.item)
    }

    /// As many as one text could hold, since they take its place where there is none.
    private mutating func takeRemark(_ text: TextCapture) {
        guard remarks.count < Self.remarkLimit, let remark = line(text) else { return }
        remarks.append(remark)
    }

    /// Ours: reviewers name a handful.
    private static let remarkLimit = 100

    private func address(_ text: TextCapture, _ scope: XMLScope) -> String? {
        WebLink.resolve(text.text(limit: .max), against: [scope.base], limit: limits.nameBytes)
    }

    private func line(_ text: TextCapture) -> String? { text.text(limit: limits.nameBytes) }
}
