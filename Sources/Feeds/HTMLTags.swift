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
        let name = range.reduce(Name(0)) { $0 << 8 | Name(ASCII.lower(source[$1])) }
        var low = 0
        var high = known.count
        while low < high {
            let middle = (low + high) / 2
            if known[middle].name < name { low = middle + 1 } else { high = middle }
        }
        return low < known.count && known[low].name == name ? known[low].kind : nil
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

    /// A name of up to sixteen letters as a number: this look-up runs for every tag of every body,
    /// and hashing a string would cost more than the search.
    private typealias Name = UInt128

    /// All elements, in the order of their names.
    private static let known: [(name: Name, kind: Kind)] = {
        var known: [(name: Name, kind: Kind)] = []
        func add(_ names: String, _ kind: Kind) {
            for name in names.split(separator: " ") {
                known.append((name.utf8.reduce(0) { $0 << 8 | Name($1) }, kind))
            }
        }
        add(blocks, .block)
        add(inlines, .inline)
        add("script", .dropped(closing: "</script"))
        add("style", .dropped(closing: "</style"))
        add("head", .dropped(closing: "</head"))
        add("template", .dropped(closing: "</template"))
        add("applet", .dropped(closing: "</applet"))
        return known.sorted { $0.name < $1.name }
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
