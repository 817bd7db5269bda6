// SPDX-License-Identifier: Apache-2.0

/// What the elements of HTML mean for the text around them.
enum HTMLTags {
    enum Kind {
        /// Separates words, as a paragraph does.
        case block
        /// Leaves no trace.
        case inline
        /// Goes with its content, up to this end tag.
        case dropped(closing: StaticString)
    }

    /// The longest names: `blockquote`, `figcaption`.
    private static let longestName = 10

    /// The kind of the element whose name stands at `range`; nil when HTML has none of this name.
    static func kind(_ source: borrowing [UInt8], _ range: Range<Int>) -> Kind? {
        guard range.count <= longestName else { return nil }
        var key: (UInt64) = 0
        var more: UInt16 = 0
        for index in range {
            let byte = ASCII.lower(source[index])
            if index - range.lowerBound < 8 {
                key = key << 8 | UInt64(byte)
            } else {
                more = more << 8 | UInt16(byte)
            }
        }
        return kinds[Name(key: key, more: more)]
    }

    /// Whether a text begins like HTML and closes an element: markup that was escaped twice.
    static func looksLikeMarkup(_ text: borrowing [UInt8]) -> Bool {
        var start = 0
        while start < text.count, ASCII.isSpace(text[start]) { start += 1 }
        guard start + 1 < text.count, text[start] == UInt8(ascii: "<") else { return false }
        var end = start + 1
        while end < text.count, ASCII.isLetter(text[end]) || ASCII.isDigit(text[end]) { end += 1 }
        guard kind(text, start + 1..<end) != nil else { return false }
        return ASCII.find("</", in: text, from: end) != nil
            || ASCII.find("/>", in: text, from: end) != nil
    }

    /// A name of up to ten letters as two numbers: this look-up runs for every tag of every body.
    private struct Name: Hashable {
        var key: UInt64 = 0
        var more: UInt16 = 0

        init(key: UInt64, more: UInt16) {
            self.key = key
            self.more = more
        }

        init(_ text: Substring) {
            for (index, byte) in text.utf8.enumerated() {
                if index < 8 {
                    key = key << 8 | UInt64(byte)
                } else {
                    more = more << 8 | UInt16(byte)
                }
            }
        }
    }

    private static let kinds: [Name: Kind] = {
        var kinds: [Name: Kind] = [:]
        for name in blocks.split(separator: " ") { kinds[Name(name)] = .block }
        for name in inlines.split(separator: " ") { kinds[Name(name)] = .inline }
        kinds[Name("script")] = .dropped(closing: "</script")
        kinds[Name("style")] = .dropped(closing: "</style")
        kinds[Name("head")] = .dropped(closing: "</head")
        kinds[Name("template")] = .dropped(closing: "</template")
        kinds[Name("applet")] = .dropped(closing: "</applet")
        return kinds
    }()

    private static let blocks = """
        address article aside blockquote body br caption center dd details dialog dir div dl dt \
        fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main \
        menu nav ol optgroup option p pre section select summary table tbody td tfoot th thead \
        title tr ul
        """

    private static let inlines = """
        a abbr acronym area audio b base basefont bdi bdo big blink button canvas cite code col \
        colgroup data datalist del dfn em embed font frame frameset i iframe img input ins kbd \
        label link map mark marquee meta meter noframes noscript object output param picture \
        progress q rp rt ruby s samp slot small source span strike strong sub sup svg textarea \
        time track tt u var video wbr
        """
}
