// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Bluesky: the author is the handle of the link, else of the feed, which is one person's.
    ///
    /// Known by ids of the AT protocol.
    static let bluesky = SiteHabit(name: "Bluesky") { item, context in
        guard item.author == nil, let id = item.id, id.hasPrefix("at://") else { return }
        item.author = handle(in: item.link) ?? handle(ofFeed: context.title)
    }

    /// Bytes with the sign in front; a handle is the name of a host, RFC 1035 section 2.3.4.
    private static let handleLimit = 254

    private static func handle(in link: String?) -> String? {
        guard let path = LinkShape(link)?.path, path.first == "profile", path.count > 1 else {
            return nil
        }
        // Accounts can be linked by a number that says nothing to people.
        return path[1].hasPrefix("did:") ? nil : "@\(path[1])"
    }

    private static func handle(ofFeed title: String?) -> String? {
        guard let word = title?.split(separator: " ").first, word.hasPrefix("@"),
            (2...handleLimit).contains(word.utf8.count)
        else { return nil }
        return String(word)
    }
}
