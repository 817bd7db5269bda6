// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes text from feeds harmless for the format it is written into.
package enum Escaping {
    /// Signs that may begin markup anywhere in a line of Markdown, or hold HTML.
    private static let marks: Set<Character> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "&",
    ]

    /// One line of Markdown that shows exactly this text and can start nothing.
    ///
    /// Line breaks become spaces; a leading sign that would open a list is escaped; so is the
    /// colon of a bare address, which some viewers would make a link of.
    package static func markdown(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for character in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
            if marks.contains(character) { escaped.append("\\") }
            escaped.append(character)
        }
        return escapedStart(escaped).replacing("://", with: "\\://").replacing("www.", with: "www\\.")
    }

    /// `- `, `+ `, `1. ` at the start would be a list, `#` a heading, `: ` a definition, `% ` and `@` titles of
    /// some dialects.
    private static func escapedStart(_ text: String) -> String {
        guard let first = text.first else { return text }
        if "-+#:.%@=".contains(first) { return "\\" + text }
        let digits = text.prefix(while: \.isNumber)
        if !digits.isEmpty, let sign = text.dropFirst(digits.count).first, sign == "." {
            return digits + "\\" + text.dropFirst(digits.count)
        }
        return text
    }

    /// Text for inside a code span: a backtick would end it, so it becomes an apostrophe.
    package static func code(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing("`", with: "'").replacing("|", with: "/")
    }

    /// The target of a Markdown link, or nil unless it is plain http(s).
    ///
    /// Everything that could end the link or start markup is percent-encoded.
    package static func linkTarget(_ link: String?) -> String? {
        guard let link, link.hasPrefix("http://") || link.hasPrefix("https://") else { return nil }
        var allowed = CharacterSet(charactersIn: "-._~:/?#@%&=+,;")
        allowed.formUnion(CharacterSet(charactersIn: "a"..."z"))
        allowed.formUnion(CharacterSet(charactersIn: "A"..."Z"))
        allowed.formUnion(CharacterSet(charactersIn: "0"..."9"))
        return link.addingPercentEncoding(withAllowedCharacters: allowed)
    }

    /// The host of a link, to show instead of the whole address; nil unless it is plain http(s).
    package static func host(_ link: String?) -> String? {
        guard let link = linkTarget(link) else { return nil }
        let rest = link.drop { $0 != "/" }.dropFirst(2)
        let host = rest.prefix { !"/?#".contains($0) }
        return host.isEmpty ? nil : String(host.split(separator: "@").last ?? host)
    }
}
