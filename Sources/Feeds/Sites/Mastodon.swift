// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Mastodon and its kin: nothing but the link says who wrote.
    ///
    /// Known by items without title and author under `/@name/digits`.
    static let mastodon = SiteHabit(name: "Mastodon") { item, _ in
        guard item.title == nil, item.author == nil, let link = LinkShape(item.link),
            link.path.count == 2, let account = link.path.first, account.hasPrefix("@"),
            account.utf8.count > 1, let number = link.path.last,
            number.utf8.allSatisfy(ASCII.isDigit)
        else { return }
        // Posts that came from another server carry its name already.
        item.author =
            account.dropFirst().contains("@") ? String(account) : "\(account)@\(link.host)"
    }
}
