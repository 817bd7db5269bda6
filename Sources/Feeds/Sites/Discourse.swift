// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Discourse: how many wrote in the topic, and a link to it, behind the text.
    ///
    /// Known by the English line with two counts; in other languages by an id that ends in
    /// `-topic-N`. The link's words go alone where the address is a topic's.
    static let discourse = SiteHabit(name: "Discourse") { item, _ in
        let (id, link) = (item.id, item.link)
        // Counts and invitations end in a letter; most texts end in a full stop.
        item.mendTexts(endingWith: { $0 != UInt8(ascii: ".") }) { text in
            var tail = TextTail(text)
            let hasInvitation = tail.take("Read full topic")
            if takeCounts(&tail, posts: posts, people: people)
                || isTopic(id) && takeTranslated(&tail)
            {
                return tail.rest
            }
            return hasInvitation && LinkShape(link)?.path.first == "t" ? tail.rest : text
        }
    }

    private static let posts: Set<Substring> = ["post", "posts"]
    private static let people: Set<Substring> = ["participant", "participants"]

    /// Takes `3 posts - 2 participants`; without words any word is right.
    private static func takeCounts(
        _ tail: inout TextTail, posts: Set<Substring>? = nil, people: Set<Substring>? = nil
    ) -> Bool {
        var rest = tail
        guard rest.take(where: { people?.contains($0) ?? true }), rest.takeNumber(),
            rest.take("-"), rest.take(where: { posts?.contains($0) ?? true }), rest.takeNumber()
        else { return false }
        tail = rest
        return true
    }

    /// Takes the counts with the words of a link behind them, of which no language needs more
    /// than five (ours).
    private static func takeTranslated(_ tail: inout TextTail) -> Bool {
        var rest = tail
        for _ in 0...5 {
            if takeCounts(&rest) {
                tail = rest
                return true
            }
            guard rest.take(where: { _ in true }) else { return false }
        }
        return false
    }

    private static func isTopic(_ id: String?) -> Bool {
        guard let id, ASCII.contains("-topic-", in: id),
            let mark = TextTail(id).lastRange(of: "-topic-")
        else { return false }
        let number = id[mark.upperBound...]
        return !number.isEmpty && number.utf8.allSatisfy(ASCII.isDigit)
    }
}
