// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// What must hold for every feed, whatever the document was.
package struct FeedRules {
    private let limits: Limits
    /// Seconds from 1970 to the beginning of the year 1 and to the end of the year 9999, each a day
    /// further for zones.
    private static let years = -62_135_683_200.0...253_402_387_200.0

    package init(limits: Limits) { self.limits = limits }

    /// Ends the process when `feed` breaks a rule, which the fuzzer reports with its input.
    package func check(_ feed: Feed) {
        check("feed.title", feed.title, limits.textBytes)
        check("feed.description", feed.description, limits.textBytes)
        check("feed.language", feed.language, limits.nameBytes)
        check(link: "feed.link", feed.link)
        check(date: "feed.updated", feed.updated)
        demand(feed.ttlSeconds.map { $0 > 0 } ?? true, "feed.ttlSeconds is not positive")
        demand(feed.items.count <= limits.items, "too many items")
        for item in feed.items { check(item) }
    }

    private func check(_ item: Item) {
        check("item.id", item.id, limits.nameBytes)
        check("item.title", item.title, limits.textBytes)
        check("item.author", item.author, limits.nameBytes)
        check("item.summaryText", item.summaryText, limits.textBytes)
        check("item.contentText", item.contentText, limits.textBytes)
        check("item.language", item.language, limits.nameBytes)
        check("item.reply", item.reply, limits.textBytes)
        for category in item.categories { check("item.category", category, limits.nameBytes) }
        check(link: "item.link", item.link)
        check(date: "item.published", item.published)
        check(date: "item.updated", item.updated)
        guard let rating = item.rating else { return }
        let numbers = [rating.value, rating.best, rating.worst]
        demand(numbers.allSatisfy(\.isFinite), "item.rating is not finite")
    }

    private func check(_ field: String, _ text: String?, _ limit: Int) {
        guard let text, let fault = TextRules.fault(in: text, limit: limit) else { return }
        fatalError("\(field) \(fault): \(text.debugDescription)")
    }

    /// Seen through Foundation, which had no part in making it.
    private func check(link field: String, _ link: String?) {
        check(field, link, limits.nameBytes)
        guard let link else { return }
        let scheme = link.prefix { $0 != ":" }.lowercased()
        demand(scheme == "http" || scheme == "https", "\(field) is \(link)")
        demand(!link.utf8.contains { " \"<>\\`".utf8.contains($0) }, "\(field) ends early: \(link)")
    }

    private func check(date field: String, _ date: Date?) {
        guard let seconds = date?.timeIntervalSince1970 else { return }
        demand(Self.years.contains(seconds), "\(field) is \(seconds)")
    }

    private func demand(_ holds: Bool, _ fault: @autoclosure () -> String) {
        if !holds { fatalError(fault()) }
    }
}
