// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Makes text from feeds harmless for the format it is written into.
///
/// Signs are looked at one scalar at a time: a bracket with an accent over it is one character
/// for a reader, but still a bracket for a program.
package enum Escaping {
    /// Signs that may begin markup anywhere in a line of Markdown, or hold HTML.
    private static let marks: Set<Unicode.Scalar> = [
        "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "&",
    ]
    private static let brackets: Set<Unicode.Scalar> = ["[", "]"]

    /// One line of Markdown that shows exactly this text and can start nothing.
    ///
    /// Line breaks become spaces; a leading sign that would open a list is escaped; so are the
    /// signs of a bare address, which some viewers would make a link of. The @ of a mail address
    /// is written `(at)`, since for mail they do so in spite of a backslash.
    ///
    /// `keepsBrackets`: leaves square brackets alone, for blanks that people fill in;
    /// only for texts of which ``mayLink(_:)`` is false.
    package static func markdown(_ text: String, keepsBrackets: Bool = false) -> String {
        let scalars = Array(oneLine(text).unicodeScalars)
        let signs = keepsBrackets ? marks.subtracting(brackets) : marks
        var escaped = String.UnicodeScalarView()
        for (place, scalar) in scalars.enumerated() {
            if scalar == "@", isInMailAddress(scalars, place) {
                escaped.append(contentsOf: "(at)".unicodeScalars)
                continue
            }
            if signs.contains(scalar) || isInAddress(scalars, place) { escaped.append("\\") }
            escaped.append(scalar)
        }
        return String(escapedStart(escaped))
    }

    /// Whether square brackets in a text could make a link, an image or a definition of one.
    package static func mayLink(_ text: String) -> Bool {
        let scalars = text.unicodeScalars
        return zip(scalars, scalars.dropFirst()).contains { first, second in
            first == "]" && ["(", "[", ":"].contains(second)
                || first == "[" && ["[", "^"].contains(second)
        }
    }

    /// Text for inside a code span: a backtick would end it, so it becomes an apostrophe, and a
    /// bar, which would end the cell of a table, a slash.
    package static func code(_ text: String) -> String {
        let scalars = oneLine(text).unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar {
            case "`": "'"
            case "|": "/"
            default: scalar
            }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// A Markdown link to an address that shows its host; nil unless it is plain http(s).
    package static func link(_ link: String?) -> String? {
        guard let target = linkTarget(link), let host = host(link) else { return nil }
        let label = host.unicodeScalars.reduce(into: String.UnicodeScalarView()) { label, scalar in
            if marks.contains(scalar) { label.append("\\") }
            label.append(scalar)
        }
        return "[\(String(label))](\(target))"
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

extension Escaping {
    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// `- `, `+ `, `1. `, `1) ` at the start would be a list, `#` a heading, `=` the line under
    /// one, `: ` a definition, `% ` and `@` titles of some dialects.
    private static func escapedStart(
        _ text: String.UnicodeScalarView
    ) -> String.UnicodeScalarView {
        guard let first = text.first else { return text }
        var escaped = text
        if "-+#:.%@=".unicodeScalars.contains(first) {
            escaped.insert("\\", at: escaped.startIndex)
        }
        let sign = text.firstIndex { !("0"..."9").contains($0) }
        if let sign, sign > text.startIndex, [".", ")"].contains(text[sign]) {
            escaped.insert("\\", at: sign)
        }
        return escaped
    }

    /// The colon of `://`, and the dot of `www.example` or `example.org`.
    private static func isInAddress(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        switch text[place] {
        case ":": text[place...].dropFirst().starts(with: ["/", "/"])
        case ".":
            place > 0 && isWord(text[place - 1]) && place + 2 < text.count
                && text[(place + 1)...(place + 2)].allSatisfy(\.properties.isAlphabetic)
        default: false
        }
    }

    private static func isInMailAddress(_ text: [Unicode.Scalar], _ place: Int) -> Bool {
        guard place > 0, place + 1 < text.count else { return false }
        let before = text[place - 1]
        return (isWord(before) || ["+", "-", "_", "."].contains(before)) && isWord(text[place + 1])
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }
}
