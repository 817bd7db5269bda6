// SPDX-License-Identifier: Apache-2.0

/// What an element says about a review.
enum ReviewProperty {
    case name, body, author, published, updated, link, language
    /// The rating as a whole, or its value; and the ends of its scale.
    case rating, best, worst
    /// An answer to the review.
    case reply
    /// Something that is not about the review itself, such as what was reviewed.
    case other
}

/// The ways in which pages mark up reviews.
///
/// Sources: schema.org/Review; microformats.org, h-review and hReview 0.4.
enum ReviewVocabulary {
    /// `itemprop` of schema.org.
    case microdata
    /// Classes of h-review.
    case microformats2
    /// Classes of hReview.
    case hReview

    /// The vocabulary of an element that is a review; nil when it is none.
    static func review(_ element: XMLElement) -> ReviewVocabulary? {
        guard element.attributes.count > 0 else { return nil }
        if element.attributes["itemscope"] != nil {
            let types = tokens(element.attributes["itemtype"])
            let isTyped = types.contains { isReviewType($0) }
            let isProperty =
                types.isEmpty && tokens(element.attributes["itemprop"]).contains("review")
            if isTyped || isProperty { return .microdata }
        }
        let classes = tokens(element.attributes["class"])
        if classes.contains("h-review") { return .microformats2 }
        return classes.contains("hreview") ? .hReview : nil
    }

    /// Whether a type is schema.org's review or a special kind of it, by its address or its name.
    ///
    /// A `ClaimReview` is a fact check, a `MediaReview` judges a picture: nobody's opinion of a
    /// product.
    static func isReviewType(_ type: some StringProtocol) -> Bool {
        let name = type.split { "/#:".contains($0) }.last ?? ""
        return ["Review", "UserReview", "CriticReview", "EmployerReview", "Recommendation"]
            .contains { $0 == name }
    }

    /// What the element says about the review it stands in; nil when it says nothing.
    func property(of element: XMLElement) -> ReviewProperty? {
        guard element.attributes.count > 0 else { return nil }
        switch self {
        case .microdata:
            return Self.first(of: element.attributes["itemprop"], in: Self.microdataNames)
        case .microformats2:
            return Self.first(of: element.attributes["class"], in: Self.classNames)
        case .hReview:
            let relations = Self.tokens(element.attributes["rel"])
            return Self.first(of: element.attributes["class"], in: Self.oldClassNames)
                ?? (relations.contains("bookmark") ? .link : nil)
        }
    }

    /// Whether the value of a property consists of elements with properties of their own.
    func hasParts(_ element: XMLElement) -> Bool {
        switch self {
        case .microdata: element.attributes["itemscope"] != nil
        case .microformats2: false
        case .hReview: Self.tokens(element.attributes["class"]).contains("vcard")
        }
    }

    /// The value that an attribute states, which is for machines and goes before the text.
    func value(of property: ReviewProperty, in element: XMLElement) -> String? {
        let attributes = element.attributes
        if let value = attributes["content"] ?? attributes["value"] { return value }
        switch property {
        case .published, .updated: return attributes["datetime"] ?? attributes["title"]
        case .link: return attributes["href"]
        case .rating, .best, .worst: return attributes["title"]
        default: return nil
        }
    }

    private static func tokens(_ text: String?) -> [Substring] {
        text?.split { $0.isWhitespace } ?? []
    }

    private static func first(
        of text: String?, in names: [Substring: ReviewProperty]
    ) -> ReviewProperty? {
        for token in tokens(text) {
            if let property = names[token] { return property }
        }
        return nil
    }

    private static let microdataNames: [Substring: ReviewProperty] = [
        "name": .name, "headline": .name, "reviewBody": .body, "description": .body,
        "text": .body, "author": .author, "datePublished": .published, "dateCreated": .published,
        "dateModified": .updated, "url": .link, "inLanguage": .language,
        "reviewRating": .rating, "rating": .rating, "ratingValue": .rating,
        "bestRating": .best, "worstRating": .worst, "comment": .reply,
        "itemReviewed": .other, "publisher": .other, "aggregateRating": .other,
    ]

    private static let classNames: [Substring: ReviewProperty] = [
        "p-name": .name, "e-content": .body, "p-summary": .body, "p-author": .author,
        "dt-published": .published, "dt-reviewed": .published, "dt-updated": .updated,
        "u-url": .link, "p-rating": .rating, "p-best": .best, "p-worst": .worst,
        "p-comment": .other, "u-comment": .other, "p-item": .other, "h-item": .other,
    ]

    private static let oldClassNames: [Substring: ReviewProperty] = [
        "summary": .name, "fn": .name, "description": .body, "reviewer": .author,
        "dtreviewed": .published, "rating": .rating, "value": .rating, "best": .best,
        "worst": .worst, "permalink": .link, "item": .other,
    ]
}
