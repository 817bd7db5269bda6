// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// The forums for plugins and themes of WordPress: a count and the stars before the text.
    ///
    /// Known by the path of a topic and by how the text begins.
    static let wordPressForum = SiteHabit(name: "WordPress forum") { item, _ in
        guard let link = item.link, ASCII.contains("support", in: link), isTopic(link),
            let text = item.body, let head = ForumHead(text)
        else { return }
        if let stars = head.stars { item.rating = item.rating ?? Rating(value: stars) }
        item.mendTexts { text in
            guard let head = ForumHead(text) else { return text }
            return head.rest
        }
    }

    private static func isTopic(_ link: String?) -> Bool {
        guard let path = LinkShape(link)?.path, let support = path.firstIndex(of: "support") else {
            return false
        }
        return path[support...].starts(with: ["support", "topic"])
    }
}

/// The lines before the text, such as `Replies: 3 Rating: 2 stars`.
private struct ForumHead {
    /// Stars of 1 to 5, where it is a review.
    let stars: Double?
    /// What the person wrote.
    let rest: String?

    init?(_ text: String) {
        guard text.hasPrefix("Replies: ") || text.hasPrefix("Antworten: ") else { return nil }
        let words = text.split(separator: " ", maxSplits: 5)
        guard words.count > 1, Int(words[1]) != nil else { return nil }
        let isReview =
            words.count > 4 && ["Rating:", "Bewertung:"].contains(words[2])
            && ["star", "stars", "Stern", "Sterne"].contains(words[4])
        stars = isReview ? Double(words[3]).flatMap { (1...5).contains($0) ? $0 : nil } : nil
        let start = stars == nil ? 2 : 5
        rest = words.count > start ? String(text[words[start].startIndex...]) : nil
    }
}
