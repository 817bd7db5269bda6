// SPDX-License-Identifier: Apache-2.0

/// What a browser knows about the elements of HTML and XML does not say.
///
/// Source: HTML Standard, sections 13.1.2 (void elements, optional tags) and 13.2.6, cut down to
/// what decides where an element ends.
enum HTMLRules {
    /// Whether elements of this name have no content, so that nobody closes them.
    ///
    /// Within XML that is unescaped HTML in a feed; `link` and `source` are names of RSS and Atom
    /// too, and have content there.
    static func isVoid(
        _ source: [UInt8], _ name: Range<Int>, in dialect: XMLRepair.Dialect
    ) -> Bool {
        isName(source, name, in: dialect == .html ? pageVoids : voids)
    }

    /// Whether the element `inner` ends where `next` begins right within it.
    static func ends(_ source: [UInt8], _ inner: Range<Int>, _ next: Range<Int>) -> Bool {
        for (ended, by) in impliedEnds where isName(source, inner, in: ended) {
            return isName(source, next, in: by)
        }
        return false
    }

    /// Where the text of a script or style ends that begins at `start`; nil for other elements.
    static func rawTextEnd(_ source: [UInt8], _ name: Range<Int>, _ start: Int) -> Int? {
        let closing: StaticString
        if isName(source, name, in: ["script"]) {
            closing = "</script"
        } else if isName(source, name, in: ["style"]) {
            closing = "</style"
        } else {
            return nil
        }
        return ASCII.find(closing, in: source, from: start, ignoringCase: true) ?? source.count
    }

    private static func isName(
        _ source: [UInt8], _ name: Range<Int>, in names: [StaticString]
    ) -> Bool {
        names.contains {
            $0.utf8CodeUnitCount == name.count
                && ASCII.matches(source, at: name.lowerBound, $0, ignoringCase: true)
        }
    }

    private static let voids: [StaticString] = ["br", "hr", "img", "wbr", "input"]
    private static let pageVoids: [StaticString] =
        voids + ["area", "base", "col", "embed", "link", "meta", "param", "source", "track"]

    private static let impliedEnds: [(ended: [StaticString], by: [StaticString])] = [
        (
            ["p"],
            [
                "address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure",
                "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main",
                "nav", "ol", "p", "pre", "section", "table", "ul", "li", "dt", "dd", "td", "th",
                "tr",
            ]
        ),
        (["li"], ["li"]),
        (["dt", "dd"], ["dt", "dd"]),
        (["td", "th"], ["td", "th", "tr", "tbody", "tfoot"]),
        (["tr"], ["tr", "tbody", "tfoot"]),
        (["thead", "tbody"], ["tbody", "tfoot"]),
        (["option"], ["option", "optgroup"]),
        (["head"], ["body"]),
    ]
}
