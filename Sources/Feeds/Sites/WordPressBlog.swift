// SPDX-License-Identifier: Apache-2.0

import Model

extension SiteHabit {
    /// Blogs of WordPress: where the post first appeared, and the words of a link to the rest.
    ///
    /// The first is known by the sentence, if it names the post or the blog; the second stands
    /// behind a text that was visibly cut, or names the post, or comes from WordPress by its word.
    static let wordPressBlog = SiteHabit(name: "WordPress blog") { item, context in
        let post = BlogPost(title: item.title, context: context)
        item.mendTexts { post.withoutOrigin($0).flatMap(post.withoutInvitation) }
    }
}

/// A post whose text is to be freed of what the blog appends.
private struct BlogPost {
    let title: String?
    let context: SiteContext

    private var isWordPress: Bool {
        context.generator?.lowercased().contains("wordpress") ?? false
    }

    /// English, and German in the wordings that blogs use.
    private static let origins = [
        ("The post", " appeared first on "), ("Der Beitrag", " erschien zuerst auf "),
        ("Der Artikel", " erschien zuerst auf "),
    ]

    func withoutOrigin(_ text: String) -> String? {
        let tail = TextTail(text)
        // First a look for what `first` and `zuerst` share: nearly all texts have none of them.
        guard tail.last == UInt8(ascii: "."), tail.lastRange(of: "rst ") != nil else { return text }
        for (start, middle) in Self.origins {
            guard let verb = tail.lastRange(of: middle) else { continue }
            let blog = text[verb.upperBound...].dropLast()
            var head = TextTail(text, before: verb.lowerBound)
            if let title {
                var rest = head
                if rest.take(title), rest.take(start) { return rest.rest }
            }
            guard isWordPress || blog == context.title ?? "",
                let first = head.lastRange(of: start + " ")
            else { continue }
            head.cut(at: first.lowerBound)
            return head.rest
        }
        return text
    }

    private static let invitations = [
        "Continue reading", "Continue Reading", "Read more", "Read More", "Weiterlesen",
        "weiterlesen", "Mehr lesen",
    ]
    private static let marks = ["→", "»", "…", "...", ">>", "›"]

    func withoutInvitation(_ text: String) -> String? {
        var tail = TextTail(text)
        guard mayInvite(tail) else { return text }
        while Self.marks.contains(where: { tail.take($0) }) {}
        if takeInvitation(&tail) {
            return isCut(tail) || isSentence(tail) && isWordPress ? tail.rest : text
        }
        guard takeTitle(&tail), takeInvitation(&tail) else { return text }
        return tail.rest
    }

    /// Last bytes of invitations, marks and quotation marks.
    private static let lastBytes = Set(
        (invitations + marks + ["”", "“", "\"", "«"]).compactMap(\.utf8.last))

    /// A look at the last byte, which settles it for nearly every text.
    private func mayInvite(_ tail: TextTail) -> Bool {
        guard let last = tail.last else { return false }
        if last == UInt8(ascii: ".") { return tail.ends(with: "...") }
        return Self.lastBytes.contains(last) || title.map { tail.ends(with: $0) } ?? false
    }

    private func takeInvitation(_ tail: inout TextTail) -> Bool {
        Self.invitations.contains { tail.take($0) }
    }

    /// Takes the title of the post off, which stands in quotation marks or bare.
    private func takeTitle(_ tail: inout TextTail) -> Bool {
        guard let title else { return false }
        if tail.take(title) { return true }
        return [("“", "”"), ("„", "“"), ("\"", "\""), ("»", "«")].contains { open, close in
            tail.ends(with: close) && tail.take(open + title + close)
        }
    }

    private func isCut(_ tail: TextTail) -> Bool {
        ["…", "...", "[…]", "[...]"].contains(where: tail.ends)
    }

    private func isSentence(_ tail: TextTail) -> Bool {
        tail.text.isEmpty || [".", "!", "?", ":", "”", "“", "\"", ")"].contains(where: tail.ends)
    }
}
