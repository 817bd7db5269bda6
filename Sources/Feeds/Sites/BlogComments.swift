// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Comments of blogs: a title that only says who commented, or on what.
    ///
    /// WordPress names the author, Disqus the post; neither is a word of the person, and the
    /// title of a post that complains would make a complaint of every comment. Known by a link to
    /// a comment together with such a title.
    static let blogComments = SiteHabit(name: "Comments of a blog") { item, _ in
        guard let link = item.link, ASCII.contains("#comment-", in: link), let title = item.title,
            title.hasPrefix("Re: ") || namesAuthor(title, item.author)
        else { return }
        item.title = nil
    }

    private static func namesAuthor(_ title: String, _ author: String?) -> Bool {
        guard let author else { return false }
        return title == "By: \(author)" || title == "Von: \(author)"
            || title.hasPrefix("Comment on ") && title.hasSuffix(" by \(author)")
            || title.hasPrefix("Kommentar zu ") && title.hasSuffix(" von \(author)")
    }
}
