// SPDX-License-Identifier: Apache-2.0

/// Reads who wrote something from the ways in which feeds write it.
enum PersonName {
    /// The name in `mail@host (Name)`, `Name <mail@host>` or `Name (mail@host)`, else the text.
    static func read(_ text: String) -> String {
        // Most authors are a bare name: nothing to take apart.
        guard text.utf8.contains(UInt8(ascii: "@")) else { return text }
        for (open, close) in [("(", ")"), ("<", ">")] {
            guard let start = text.firstRange(of: open), text.hasSuffix(close) else { continue }
            let outer = trim(text[..<start.lowerBound])
            let inner = trim(text[start.upperBound...].dropLast())
            if isMail(outer), !inner.isEmpty { return inner }
            if isMail(inner), !outer.isEmpty { return outer }
        }
        return text
    }

    private static func isMail(_ text: String) -> Bool {
        text.contains("@") && !text.contains(" ")
    }

    private static func trim(_ text: Substring) -> String {
        var text = text
        while let first = text.first, first == " " || first == "\"" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\"" { text.removeLast() }
        return String(text)
    }
}
