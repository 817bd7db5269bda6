// SPDX-License-Identifier: Apache-2.0

/// Takes the markup out of HTML: one pass over UTF-8 bytes into clean text, linear, no tree.
///
/// Tags and comments go, block elements leave a space, scripts and styles go with their content,
/// character references are resolved once. The result never contains markup that the input would
/// have shown as markup, but may contain `<` where the author wrote `&lt;`: it is text, and has to
/// be escaped when shown.
struct PlainText {
    private let source: [UInt8]
    private var position = 0
    private var out: CleanText
    private var hasTags = false
    /// Where the last `>` stands; searches behind it would each run to the end in vain.
    private let lastClose: Int
    /// Whether a search for the end of a comment has failed, so that all later ones would.
    private var lacksCommentEnd = false

    private init(_ source: [UInt8], limit: Int) {
        self.source = source
        lastClose = source.lastIndex(of: UInt8(ascii: ">")) ?? -1
        out = CleanText(limit: limit, expecting: source.count)
    }

    /// The text of `html`, clean, at most `limit` UTF-8 bytes long; nil when there is none.
    static func strip(_ html: [UInt8], limit: Int) -> String? {
        guard html.withUnsafeBufferPointer({ ByteScan.markup(in: $0, from: 0) }) < html.count else {
            return CleanText.clean(html, limit: limit)
        }
        var pass = PlainText(html, limit: limit)
        pass.run()
        return pass.out.text
    }

    /// The text of a body that may have been escaped once too often.
    ///
    /// Some publishers escape twice, so that the markup itself comes out as text. It is taken out
    /// only when the body as a whole is markup: no real tag in it, and what it resolves to begins
    /// with a tag of HTML and closes one.
    static func stripBody(_ html: [UInt8], limit: Int) -> String? {
        guard let markup = unescaped(html) else { return strip(html, limit: limit) }
        return strip(markup, limit: limit)
    }

    /// The markup that a body holds escaped, when it is nothing else.
    private static func unescaped(_ html: [UInt8]) -> [UInt8]? {
        // Only a body that begins with a reference can begin with an escaped tag.
        guard html.first(where: { !ASCII.isSpace($0) }) == UInt8(ascii: "&") else { return nil }
        var pass = PlainText(html, limit: .max)
        pass.run()
        guard !pass.hasTags, let text = pass.out.text, HTMLTags.looksLikeMarkup(Array(text.utf8))
        else { return nil }
        return Array(text.utf8)
    }

    private mutating func run() {
        while position < source.count, !out.isFull {
            let start = position
            position = nextSpecial(from: start)
            keep(start..<position)
            guard position < source.count else { return }
            if source[position] == UInt8(ascii: "&") { reference() } else { markup() }
        }
    }

    /// The next `<` or `&`, else the end.
    private func nextSpecial(from start: Int) -> Int {
        source.withUnsafeBufferPointer { ByteScan.markup(in: $0, from: start) }
    }

    private mutating func keep(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        source.withUnsafeBufferPointer { out.append(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    private mutating func reference() {
        guard let reference = HTMLEntity.read(source, at: position, needsSemicolon: false) else {
            return literal()
        }
        out.append(reference.scalar)
        position = reference.end
    }

    private mutating func literal() {
        keep(position..<position + 1)
        position += 1
    }

    private mutating func markup() {
        let next = position + 1 < source.count ? source[position + 1] : 0
        switch next {
        case UInt8(ascii: "!"): declaration()
        case UInt8(ascii: "?"): if !skip(past: ">") { literal() }
        case UInt8(ascii: "/"): tag(nameAt: position + 2)
        default: tag(nameAt: position + 1)
        }
    }

    private mutating func declaration() {
        if ASCII.matches(source, at: position, "<!--") {
            // A comment that is never closed ends at the first `>`.
            position += 4
            if !lacksCommentEnd, skip(past: "-->") { return }
            lacksCommentEnd = true
            if !skip(past: ">") { position = source.count }
        } else if ASCII.matches(source, at: position, "<![CDATA[") {
            // A section within escaped HTML: the mark goes, its text stays.
            position += 9
        } else if !skip(past: ">") {
            literal()
        }
    }

    /// Steps behind the next `pattern`; false, without a step, when there is none.
    private mutating func skip(past pattern: StaticString) -> Bool {
        guard position <= lastClose, let end = ASCII.find(pattern, in: source, from: position)
        else { return false }
        hasTags = true
        position = end + pattern.utf8CodeUnitCount
        return true
    }
}

// MARK: - Tags

extension PlainText {
    private mutating func tag(nameAt start: Int) {
        guard start < source.count, ASCII.isLetter(source[start]) else { return literal() }
        let isClosing = source[start - 1] == UInt8(ascii: "/")
        var end = start
        while end < source.count, ASCII.isLetter(source[end]) || ASCII.isDigit(source[end]) {
            end += 1
        }
        let kind = HTMLTags.kind(source, start..<end)
        guard let close = endOfTag(from: end) else {
            // Cut off in the middle: known tags go, `x <y` stays.
            if kind == nil { return literal() }
            position = source.count
            return
        }
        hasTags = true
        position = close
        switch kind {
        case .block: out.appendSpace()
        case .dropped(let closing) where !isClosing: dropContent(until: closing)
        default: break
        }
    }

    /// Where the tag ends, behind its `>`; quotes after `=` may hold one.
    private func endOfTag(from start: Int) -> Int? {
        guard start <= lastClose else { return nil }
        return source.withUnsafeBufferPointer { Self.endOfTag(in: $0, from: start) }
    }

    private static func endOfTag(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        var firstClose: Int?
        var quote: UInt8?
        var last: UInt8 = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") {
                if quote == nil { return index + 1 }
                firstClose = firstClose ?? index + 1
            } else if let mark = quote {
                if byte == mark { quote = nil }
            } else if last == UInt8(ascii: "="),
                byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
            {
                quote = byte
            }
            if !ASCII.isSpace(byte) { last = byte }
            index += 1
        }
        // A quote that is never closed: the first `>` in it was meant.
        return firstClose
    }

    private mutating func dropContent(until closing: StaticString) {
        guard let end = ASCII.find(closing, in: source, from: position, ignoringCase: true) else {
            position = source.count
            return
        }
        position = ASCII.find(">", in: source, from: end).map { $0 + 1 } ?? source.count
    }
}
