// SPDX-License-Identifier: Apache-2.0

import Model

/// What a well-known kind of site puts into its feeds beside the words of the person.
///
/// A site is known by the shape of what it writes, never by its host: mirrors and copies that
/// people run themselves have other hosts. To add one, write a file beside this one with such a
/// value and name it in `all`.
struct SiteHabit: Sendable {
    /// What people call the site or its program.
    let name: String
    /// Mends one item; an item of any other site has to stay as it is.
    let mend: @Sendable (inout Item, SiteContext) -> Void

    /// Every habit, in the order in which they are applied.
    static let all: [SiteHabit] = [
        .wordPressForum, .wordPressBlog, .blogComments, .reddit, .hackerNews, .discourse,
        .mastodon, .bluesky, .googleAlerts,
    ]

    /// The feed without what its site adds.
    static func mended(_ feed: Feed, generator: String?) -> Feed {
        let context = SiteContext(title: feed.title, link: feed.link, generator: generator)
        var feed = feed
        for index in feed.items.indices {
            for habit in all { habit.mend(&feed.items[index], context) }
        }
        return feed
    }
}

/// What the feed around an item says, as far as it tells its site.
struct SiteContext: Sendable, Hashable {
    /// The title of the feed.
    let title: String?
    /// The site that the feed belongs to.
    let link: String?
    /// The program that wrote the feed, where the feed names it.
    let generator: String?
}

extension Item {
    /// Replaces summary and content by what `mend` leaves of them; nil leaves nothing.
    mutating func mendTexts(_ mend: (String) -> String?) {
        if let text = summaryText { summaryText = mend(text) }
        if let text = contentText { contentText = mend(text) }
    }
}
