// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension Format {
    /// Pages with reviews in them: schema.org as JSON-LD or microdata, h-review, hReview.
    static let htmlReviews = Format(
        recognises: { $0.isPage },
        read: { (source) throws(FeedProblem) in
            var page = try FieldWalker.walk(source, as: .html, with: HTMLReviews(source), at: .page)
            guard !page.draft.items.isEmpty else {
                throw .notAFeed(PageLook.finding(source))
            }
            return page.draft.feed(.htmlReviews, source: source)
        })
}

/// Reads the elements of a page that belong to reviews.
///
/// Many pages state the same review twice, for search engines and for readers: a review whose text
/// was there already is not taken again.
private struct HTMLReviews: FieldFormat {
    enum Place {
        /// Outside of every review.
        case page
        /// The element that a review is, and what lies within it.
        case review, inReview
        case author, rating, reply
    }

    enum Field {
        case pageTitle, linkedData
        case property(ReviewProperty)
    }

    fileprivate(set) var draft = FeedDraft()
    private var review: ReviewDraft?
    private var vocabulary = ReviewVocabulary.microdata
    private var seen: Set<String> = []
    private let limits: Limits
    private let url: String?

    init(_ source: FormatSource) {
        limits = source.limits
        url = source.url
    }

    var isFull: Bool { draft.items.count >= limits.items }

    /// The root is only there to hold the page together.
    mutating func begin(_ root: XMLElement, in scope: XMLScope) {}
}

// MARK: - Which elements matter

extension HTMLReviews {
    mutating func step(
        _ element: XMLElement, at place: Place, in scope: XMLScope
    ) -> Step<Place, Field> {
        guard place != .page else { return pageElement(element, scope) }
        if element.name.local == "script" || element.name.local == "style" { return .skip }
        guard let property = vocabulary.property(of: element) else {
            // Another thing with properties of its own says nothing about the review.
            let isOther = element.attributes["itemscope"] != nil
            return isOther ? .skip : .enter(place == .review ? .inReview : place)
        }
        return propertyElement(property, element, at: place)
    }

    private mutating func pageElement(
        _ element: XMLElement, _ scope: XMLScope
    ) -> Step<Place, Field> {
        if let found = ReviewVocabulary.review(element) {
            vocabulary = found
            var review = ReviewDraft(limits: limits, bases: bases)
            review.language = element.attributes["lang"]
            review.id = element.attributes["itemid"]
            self.review = review
            return .enter(.review)
        }
        switch element.name.local {
        case "html":
            draft.language.offer(
                element.attributes["lang"].flatMap { CleanText.clean($0, limit: LanguageTag.limit) }
            )
        case "title": return .read(.pageTitle, as: .xhtml)
        case "style": return .skip
        case "script":
            let type = element.attributes["type"]?.lowercased() ?? ""
            return type.hasPrefix("application/ld+json") ? .read(.linkedData, as: .plain) : .skip
        case "link" where element.attributes["rel"]?.lowercased() == "canonical":
            draft.link.offer(
                WebLink.resolve(
                    element.attributes["href"], against: [url], limit: limits.nameBytes))
        default: break
        }
        return .enter(.page)
    }

    private mutating func propertyElement(
        _ property: ReviewProperty, _ element: XMLElement, at place: Place
    ) -> Step<Place, Field> {
        switch (property, place) {
        case (.other, _): return .skip
        case (.author, .review), (.author, .inReview):
            if vocabulary.hasParts(element) { return .enter(.author) }
        case (.rating, .review), (.rating, .inReview):
            if vocabulary.hasParts(element) { return .enter(.rating) }
        case (.reply, .review), (.reply, .inReview):
            if vocabulary.hasParts(element) { return .enter(.reply) }
        case (.name, .author): return taken(.author, element)
        case (_, .author): return .enter(.author)
        case (.body, .reply): return taken(.reply, element)
        case (_, .reply): return .skip
        default: break
        }
        return taken(property, element)
    }

    /// Takes the value that stands in an attribute, else waits for the text.
    private mutating func taken(
        _ property: ReviewProperty, _ element: XMLElement
    ) -> Step<Place, Field> {
        guard let value = vocabulary.value(of: property, in: element) else {
            return .read(.property(property), as: .xhtml)
        }
        review?.take(property, value)
        return .skip
    }
}

// MARK: - What they hold

extension HTMLReviews {
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope) {
        switch field {
        case .pageTitle: draft.title.offer(text.text(limit: limits.textBytes))
        case .linkedData: takeLinkedData(text)
        case .property(let property):
            guard let value = text.text(limit: limits.textBytes) else { return }
            review?.take(property, value)
        }
    }

    mutating func leave(_ place: Place, in scope: XMLScope) {
        guard place == .review, let review else { return }
        self.review = nil
        add(review.item)
    }

    private mutating func takeLinkedData(_ text: TextCapture) {
        do throws(FeedProblem) {
            let document = try JSONDocument(text.raw, depthLimit: limits.depth)
            for item in LinkedDataReviews(document, limits: limits, bases: bases).items {
                add(item)
            }
        } catch {
            return  // one script that is nested beyond reason does not spoil the page
        }
    }

    private mutating func add(_ item: Item?) {
        guard let item, !isFull else { return }
        // Stars without a word are everybody's own.
        guard item.text.isEmpty || seen.insert(item.text).inserted else { return }
        draft.items.append(item)
    }

    private var bases: [String?] { [url, draft.link.value] }
}
