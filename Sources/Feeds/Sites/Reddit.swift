// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Reddit: who submitted the post and where, with two links, behind the text.
    ///
    /// A post that is a link has no other text. Known by that line.
    static let reddit = SiteHabit(name: "Reddit") { item, _ in
        item.mendTexts(endingWith: { $0 == UInt8(ascii: "]") }) { text in
            var tail = TextTail(text)
            guard tail.take("[comments]") else { return text }
            _ = tail.take("[link]")
            if tail.take(where: isCommunity), !tail.take("to") { return text }
            guard tail.take(where: { $0.hasPrefix("/u/") }), tail.take("submitted by") else {
                return text
            }
            return tail.rest
        }
    }

    /// A subreddit, or the page of a user, which is written without the slash in front.
    private static func isCommunity(_ word: Substring) -> Bool {
        ["r/", "/r/", "u/"].contains(where: word.hasPrefix)
    }
}
