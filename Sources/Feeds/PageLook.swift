// SPDX-License-Identifier: Apache-2.0

import Model

/// A look at a page that came where a feed was expected: what may be wrong.
struct PageLook {
    /// Bytes of text below which a page with scripts shows nothing without them.
    ///
    /// Ours: a sentence or two, such as "Loading" or a notice about cookies.
    private static let littleText = 200

    private var hasPassword = false
    private var scripts = 0
    private var textBytes = 0
    private var feed: String?
    /// Open elements, each with whether its text is not shown.
    private var hidden: [Bool] = []

    private init() {}

    /// What the page turned out to be.
    static func finding(_ source: FormatSource) -> FeedProblem.Finding {
        // The same reason as in `FieldWalker` for a pointer.
        let look = UnsafeMutablePointer<PageLook>.allocate(capacity: 1)
        look.initialize(to: PageLook())
        defer { look.deinitialize(count: 1).deallocate() }
        _ = XMLReader.read(
            source.text, as: .html, soundFrom: nil, depthLimit: source.limits.depth
        ) {
            look.pointee = PageLook()
            return XMLEvents(
                start: { look.pointee.start($0, source) }, text: { look.pointee.text($0) },
                end: { _ = look.pointee.hidden.popLast() })
        }
        return look.pointee.finding
    }

    private var finding: FeedProblem.Finding {
        if hasPassword { return .loginPage }
        if let feed { return .pageOfFeed(address: feed) }
        return scripts > 0 && textBytes < Self.littleText ? .loginPage : .htmlPage
    }

    private mutating func start(_ element: XMLElement, _ source: FormatSource) -> XMLVerdict {
        let name = element.name.local
        let isHidden = ["script", "style", "noscript", "template", "title"].contains(name)
        hidden.append(isHidden || hidden.last == true)
        switch name {
        case "script": if isProgram(element) { scripts += 1 }
        case "input":
            hasPassword =
                hasPassword || element.attributes["type"]?.lowercased() == "password"
        case "link", "a":
            if feed == nil, isAlternate(element) {
                feed = WebLink.resolve(
                    element.attributes["href"], against: [source.url],
                    limit: source.limits.nameBytes)
            }
        default: break
        }
        return .goOn
    }

    /// Whether a script is run; others hold data.
    private func isProgram(_ element: XMLElement) -> Bool {
        let type = element.attributes["type"]?.lowercased() ?? ""
        return type.isEmpty || type == "module" || type.contains("javascript")
    }

    /// Whether an element names a feed that says the same as the page.
    ///
    /// Source: HTML Standard, section 4.6.7.1, link type "alternate".
    private func isAlternate(_ element: XMLElement) -> Bool {
        let relations = element.attributes["rel"]?.lowercased().split(separator: " ") ?? []
        guard relations.contains("alternate") else { return false }
        let type = element.attributes["type"]?.lowercased().split(separator: ";").first ?? ""
        return ["application/rss+xml", "application/atom+xml", "application/feed+json"]
            .contains(type)
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard hidden.last != true else { return }
        textBytes += bytes.count { !ASCII.isSpace($0) }
    }
}
