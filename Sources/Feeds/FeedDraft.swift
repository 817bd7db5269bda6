// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// A feed as it is being read.
struct FeedDraft {
    var title = Ranked<String>()
    var description = Ranked<String>()
    var link = Ranked<String>()
    var language = Ranked<String>()
    var updated = Ranked<Date>()
    var author = Ranked<String>()
    /// The program that wrote the feed.
    var generator = Ranked<String>()
    var rhythm = UpdateRhythm()
    var items: [Item] = []

    /// The feed, without what its site adds; the draft hands its items over and has none left.
    mutating func feed(_ format: FeedFormat, source: FormatSource) -> Feed {
        let header = source.language.flatMap(LanguageTag.ofHeader)
        let context = SiteContext(title: title.value, generator: generator.value)
        let items = SiteHabit.mended(exchange(&items, with: []), context)
        return Feed(
            format: format, title: title.value, description: description.value, link: link.value,
            language: language.value ?? header, updated: updated.value,
            ttlSeconds: rhythm.seconds, quietHours: rhythm.quietHours,
            quietDays: rhythm.quietDays, items: items)
    }
}

/// An item as it is being read.
struct ItemDraft {
    /// Categories of one item that are kept; real items have up to 30.
    private static let categoryLimit = 100

    var id = Ranked<String>()
    var title = Ranked<String>()
    var link = Ranked<String>()
    var author = Ranked<String>()
    var published = Ranked<Date>()
    var updated = Ranked<Date>()
    var summary = Ranked<String>()
    var content = Ranked<String>()
    var language = Ranked<String>()
    var rating: Rating?
    var isVerified: Bool?
    private var categories: [String] = []

    mutating func add(category: String?) {
        guard let category, categories.count < Self.categoryLimit,
            !categories.contains(category)
        else { return }
        categories.append(category)
    }

    var item: Item {
        Item(
            id: id.value, title: title.value, link: link.value, author: author.value,
            published: published.value, updated: updated.value, summaryText: summary.value,
            contentText: content.value, language: language.value, rating: rating,
            isVerified: isVerified, categories: categories)
    }
}

/// How often a publisher says that the feed changes.
struct UpdateRhythm {
    /// `ttl` in minutes.
    var minutes: Int?
    /// `sy:updatePeriod`, such as `hourly`.
    var period: String?
    /// `sy:updateFrequency`: updates in a period.
    var frequency: Int?
    /// `skipHours`, 0 to 23.
    private(set) var quietHours: Set<Int> = []
    /// `skipDays`, 1 (Sunday) to 7.
    private(set) var quietDays: Set<Int> = []

    /// Some count from 1 to 24, where 24 is midnight.
    ///
    /// Source: RSS 0.91 and 2.0, which differ here.
    mutating func addQuietHour(_ hour: Int?) {
        if let hour, (0...24).contains(hour) { quietHours.insert(hour % 24) }
    }

    mutating func addQuietDay(_ name: String?) {
        let start = name?.prefix(3).lowercased()
        let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
        if let place = days.firstIndex(where: { $0 == start }) { quietDays.insert(place + 1) }
    }

    /// Longest pause that is believed, in seconds: a year, the longest period that `sy` has.
    private static let longest = 365 * 86_400

    /// Seconds to wait between two polls; nil when the feed does not say it sensibly.
    var seconds: Int? {
        if let minutes, minutes > 0 {
            return min(minutes, Self.longest / 60) * 60
        }
        guard let period, let length = Self.lengths[period.lowercased()] else { return nil }
        return max(1, length / max(1, frequency ?? 1))
    }

    /// Source: RSS 1.0 module Syndication.
    private static let lengths = [
        "hourly": 3_600, "daily": 86_400, "weekly": 7 * 86_400, "monthly": 30 * 86_400,
        "yearly": longest,
    ]
}
