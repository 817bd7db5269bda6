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

    /// The items without what their site adds.
    static func mended(_ items: consuming [Item], _ context: SiteContext) -> [Item] {
        for index in items.indices {
            for habit in all { habit.mend(&items[index], context) }
        }
        return items
    }
}

/// What the feed around an item says, as far as it tells its site.
struct SiteContext: Sendable, Hashable {
    /// The title of the feed.
    let title: String?
    /// The program that wrote the feed, where the feed names it.
    let generator: String?
}

extension Item {
    /// Replaces summary and content by what `mend` leaves of them; nil leaves nothing.
    ///
    /// `isPossible`: a look at the last byte, which spares nearly every text the rest.
    mutating func mendTexts(
        endingWith isPossible: (UInt8) -> Bool = { _ in true }, _ mend: (String) -> String?
    ) {
        if let text = summaryText, text.utf8.last.map(isPossible) ?? false {
            summaryText = mend(text)
        }
        if let text = contentText, text.utf8.last.map(isPossible) ?? false {
            contentText = mend(text)
        }
    }
}
