// SPDX-License-Identifier: Apache-2.0

/// Texts that try to become more than text, and how to see whether they did.
enum HostileText {
    static let samples = [
        "# Heading", "Text\n# Heading", "Title\n=====", "Title\n---", "---", "***",
        "- list", "+ list", "* list", "1. list", "1) list", "> quotation", ": definition",
        "[link](https://evil.example)", "[link](javascript:alert(1))", "[a][b]",
        "[a]: https://evil.example", "![image](https://evil.example/i.png)", "[^1]",
        "| a | b |\n|---|---|", "a | b", "```\ncode", "~~~\ncode", "`code`", "*b* _u_ ~~s~~",
        "<script>alert(1)</script>", "<!-- gone", "<https://evil.example>", "&lt;b&gt;",
        "$x$", "\\[link](https://evil.example)", "\\", "    indented",
        "https://evil.example", "www.evil.example", "evil.example/path", "me@evil.example",
        "mailto:me@evil.example", "[\u{301}link](https://evil.example)", "<\u{301}b>",
        "`\u{301}code`", "a\u{2028}# Heading", "a\u{85}# Heading", "a\r# Heading",
        "]\u{301}(https://evil.example)",
    ]

    static let all = samples.joined(separator: "\n")

    /// The signs of a line of Markdown that are still active: neither escaped nor in a code span.
    static func activeSigns(_ markdown: String) -> [Character: Int] {
        var counts: [Character: Int] = [:]
        var isEscaped = false
        var isCode = false
        for scalar in markdown.unicodeScalars {
            if isEscaped {
                isEscaped = false
            } else if scalar == "`" {
                isCode.toggle()
                counts["`", default: 0] += 1
            } else if scalar == "\n" {
                isCode = false
            } else if isCode {
                continue
            } else if scalar == "\\" {
                isEscaped = true
            } else if "*_[]<>|~$&".unicodeScalars.contains(scalar) {
                counts[Character(scalar), default: 0] += 1
            }
        }
        return counts
    }
}
