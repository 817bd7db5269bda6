// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Hacker News, as the common feed service for it writes: addresses and counts behind the text.
    ///
    /// Only posts that ask or tell have a text. Known by those lines.
    static let hackerNews = SiteHabit(name: "Hacker News") { item, _ in
        item.mendTexts(endingWith: ASCII.isDigit) { text in
            var tail = TextTail(text)
            let hasCount = takeCount("# Comments:", &tail)
            let hasPoints = takeCount("Points:", &tail)
            guard hasCount || hasPoints, takeLink("Comments URL:", &tail) else { return text }
            _ = takeLink("Article URL:", &tail)
            return tail.rest
        }
    }

    private static func takeCount(_ label: String, _ tail: inout TextTail) -> Bool {
        var rest = tail
        guard rest.takeNumber(), rest.take(label) else { return false }
        tail = rest
        return true
    }

    private static func takeLink(_ label: String, _ tail: inout TextTail) -> Bool {
        var rest = tail
        guard rest.take(where: { $0.contains("://") }), rest.take(label) else { return false }
        tail = rest
        return true
    }
}
