// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// A review of a page as it is being read.
struct ReviewDraft {
    /// The scale of schema.org where a review states none.
    private static let usualScale = (worst: 1.0, best: 5.0)

    private let limits: Limits
    private let bases: [String?]
    private var draft = ItemDraft()
    private var rating: Double?
    private var best: Double?
    private var worst: Double?
    private var reply: String?

    /// `bases`: where relative links start, best first.
    init(limits: Limits, bases: [String?]) {
        self.limits = limits
        self.bases = bases
    }

    /// The identifier that the markup gives; one that is relative is so to the page.
    var id: String? {
        get { draft.id.value }
        set {
            let clean = newValue.flatMap { CleanText.clean($0, limit: .max) }
            let whole = WebLink.resolve(clean, against: bases, limit: limits.nameBytes)
            draft.id.offer(ItemID.fit(whole ?? clean, limit: limits.nameBytes))
            guard let clean, WebLink.hasScheme(clean) else { return }
            draft.link.offer(
                WebLink.resolve(clean, against: [], limit: limits.nameBytes), rank: 1)
        }
    }

    var language: String? {
        get { draft.language.value }
        set {
            draft.language.offer(newValue.flatMap { CleanText.clean($0, limit: LanguageTag.limit) })
        }
    }

    /// Takes what the markup says; the first of two equal properties is believed.
    mutating func take(_ property: ReviewProperty, _ value: String) {
        switch property {
        case .name: draft.title.offer(text(value))
        case .body: draft.content.offer(text(value))
        case .author:
            draft.author.offer(
                CleanText.clean(value, limit: limits.nameBytes).map(PersonName.read))
        case .published: draft.published.offer(date(value))
        case .updated: draft.updated.offer(date(value))
        case .link:
            draft.link.offer(WebLink.resolve(value, against: bases, limit: limits.nameBytes))
        case .language: language = value
        case .rating: takeRating(value)
        case .best: best = best ?? number(value)
        case .worst: worst = worst ?? number(value)
        case .reply: reply = reply ?? text(value)
        case .other: break
        }
    }

    /// The review; nil when it says nothing, as a mere reference to one does.
    var item: Item? {
        var item = draft.item
        if let rating {
            item.rating = Rating(
                value: rating, best: best ?? Self.usualScale.best,
                worst: worst ?? Self.usualScale.worst)
        }
        item.reply = reply
        return item.text.isEmpty && item.rating == nil ? nil : item
    }

    /// A rating in words has its scale behind it: "4.5 out of 5", "4/5".
    private mutating func takeRating(_ value: String) {
        guard rating == nil else { return }
        let numbers = value.split { !($0.isNumber || $0 == "." || $0 == ",") }
            .compactMap { number(String($0)) }
        rating = numbers.first
        if numbers.count == 2 { best = best ?? numbers[1] }
    }

    private func number(_ value: String) -> Double? {
        WrittenNumber.read(value)
    }

    private func text(_ value: String) -> String? {
        CleanText.clean(value, limit: limits.textBytes)
    }

    private func date(_ value: String) -> Date? {
        CleanText.clean(value, limit: limits.nameBytes).flatMap(FeedDate.read)
    }
}
