// SPDX-License-Identifier: Apache-2.0

/// Turns XML as it is found into XML that libxml2 reads without losing anything.
///
/// libxml2 recovers, but at a price: it drops a bare `&`, drops every named entity once one fault
/// has been seen, ends the document at a `<` that begins no tag, and lets any end tag close the
/// innermost element. So one pass before it escapes stray characters, resolves HTML's entities
/// to numbers, closes what was left open, and takes out what no feed needs: control characters,
/// comments, processing instructions, and the document type with all its entities. Sound text is
/// copied as it is. Linear in the length of the text.
struct XMLRepair {
    /// Longest piece of one CDATA section; libxml2 searches an open section anew at each chunk, so
    /// an endless one would cost quadratic time.
    private static let cdataPiece = 32 << 10

    /// Whose rules a document follows.
    enum Dialect {
        /// One root; what is open at the end was cut off.
        case xml
        /// As browsers read it: some elements have no content, the end of others is implied,
        /// scripts are text, nothing is refused. All of it comes within an element `page`.
        case html
    }

    let source: [UInt8]
    private let dialect: Dialect
    private(set) var position = 0
    private(set) var isTooDeep = false
    /// The names of the open elements as places in `source`.
    private var open: [Range<Int>] = []
    private var tag: XMLTag
    /// Where the script or style ends that is being copied.
    private var rawTextEnd: Int?
    private let depthLimit: Int
    private var isDone = false
    private var hasDocumentType = false

    init(_ source: [UInt8], as dialect: Dialect, depthLimit: Int) {
        self.source = source
        self.dialect = dialect
        self.depthLimit = depthLimit
        tag = XMLTag(dialect)
    }

    /// The line of `position`, from 1; walks the text before it.
    var line: Int {
        source[..<min(position, source.count)].reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    }

    /// Appends at least `size` bytes of sound XML to `out`, less at the end.
    ///
    /// - Returns: Whether there is more.
    mutating func fill(_ out: inout [UInt8], upTo size: Int) -> Bool {
        if dialect == .html, position == 0 { out.append(contentsOf: "<page>".utf8) }
        while out.count < size, !isDone {
            if rawTextEnd != nil { copyRawText(&out, size) } else { copyText(&out, size) }
            guard position < source.count else { return finish(&out) }
            if rawTextEnd == nil, source[position] == UInt8(ascii: "<") { markup(&out) }
        }
        return !isDone
    }

    /// Ends the document; always false, since there is no more.
    private mutating func finish(_ out: inout [UInt8]) -> Bool {
        isDone = true
        guard dialect == .html else { return false }
        close(from: 0, &out)
        out.append(contentsOf: "</page>".utf8)
        return false
    }

    /// Whether text and tags here are outside of every element.
    private var isOutside: Bool { open.isEmpty && dialect == .xml }
}

// MARK: - Text

extension XMLRepair {
    /// Bytes of text that cannot be copied blindly.
    private static let special: [Bool] = (0...UInt8.max).map { byte in
        byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&") || isControl(byte)
    }

    /// What XML forbids: controls other than tab and line ends.
    private static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// Copies up to the next `<`, or about `size` bytes; text outside the root is dropped.
    private mutating func copyText(_ out: inout [UInt8], _ size: Int) {
        let special = Self.special
        while position < source.count, out.count < size {
            let start = position
            let end = min(source.count, start + size)
            while position < end, !special[Int(source[position])] { position += 1 }
            backToCharacterBorder()
            if !isOutside { out.append(contentsOf: source[start..<position]) }
            guard position < source.count else { return }
            switch source[position] {
            case UInt8(ascii: "<"): return
            case UInt8(ascii: "&"): reference(&out)
            case let byte where Self.isControl(byte): position += 1
            default: continue
            }
        }
    }

    /// A chunk never ends within a character.
    private mutating func backToCharacterBorder() {
        guard position < source.count else { return }
        while position > 0, source[position] & 0xC0 == 0x80 { position -= 1 }
    }

    private mutating func reference(_ out: inout [UInt8]) {
        if isOutside {
            position += 1
        } else {
            position = XMLTag.appendReference(source, at: position, to: &out)
        }
    }
}

// MARK: - Markup

extension XMLRepair {
    /// Handles what begins with the `<` at `position`.
    private mutating func markup(_ out: inout [UInt8]) {
        switch byte(1) {
        case UInt8(ascii: "!"): declaration(&out)
        case UInt8(ascii: "?"): skip(past: ">")
        case UInt8(ascii: "/") where XMLTag.isNameStart(byte(2)): endTag(&out)
        case let next where XMLTag.isNameStart(next): startTag(&out)
        default: literal(&out)
        }
    }

    /// A `<` that begins nothing is text.
    private mutating func literal(_ out: inout [UInt8]) {
        if !isOutside { out.append(contentsOf: XMLTag.escapedLess) }
        position += 1
    }

    private mutating func declaration(_ out: inout [UInt8]) {
        if matches("<!--") {
            position += 4
            skip(past: "-->")
        } else if matches("<![CDATA[") {
            cdata(&out)
        } else if XMLTag.isNameStart(byte(2)) {
            // There is one, before the root; looking for the end of more would take for ever.
            if open.isEmpty, !hasDocumentType { skipDocumentType() } else { skip(past: ">") }
            hasDocumentType = true
        } else {
            literal(&out)
        }
    }

    /// Copies a CDATA section in pieces; an unclosed one runs to the end.
    private mutating func cdata(_ out: inout [UInt8]) {
        position += 9
        let end = find("]]>", from: position) ?? source.count
        if isOutside { position = end }
        while position < end {
            let start = position
            let pieceEnd = min(end, start + Self.cdataPiece)
            while position < pieceEnd, !Self.isControl(source[position]) { position += 1 }
            if position == pieceEnd, position < end { backToCharacterBorder() }
            if start < position {
                out.append(contentsOf: "<![CDATA[".utf8)
                out.append(contentsOf: source[start..<position])
                out.append(contentsOf: "]]>".utf8)
            }
            if position < end, Self.isControl(source[position]) { position += 1 }
        }
        position = min(source.count, end + 3)
    }

    private mutating func skip(past pattern: StaticString) {
        let end = find(pattern, from: position)
        position = end.map { $0 + pattern.utf8CodeUnitCount } ?? source.count
    }

    /// Skips `<!DOCTYPE …>` with its internal subset, whose strings and comments may hold `>`.
    private mutating func skipDocumentType() {
        let start = position
        var quote: UInt8?
        var brackets = 0
        while position < source.count {
            let current = source[position]
            if let mark = quote {
                if current == mark { quote = nil }
            } else if current == UInt8(ascii: "\"") || current == UInt8(ascii: "'") {
                quote = current
            } else if current == UInt8(ascii: "<"), matches("<!--") {
                skip(past: "-->")
                continue
            } else if current == UInt8(ascii: "[") {
                brackets += 1
            } else if current == UInt8(ascii: "]") {
                brackets -= 1
            } else if current == UInt8(ascii: ">"), brackets <= 0 {
                position += 1
                return
            }
            position += 1
        }
        // A lone quote or bracket swallowed the document: take the first `>` after all.
        position = start
        skip(past: ">")
    }
}

// MARK: - Tags

extension XMLRepair {
    private mutating func startTag(_ out: inout [UInt8]) {
        guard tag.scan(source, at: position) else { return literal(&out) }
        position = tag.end
        // A tag that the end of the document cut off says nothing reliable.
        guard tag.isClosed else { return }
        if dialect == .html { endImplied(&out) }
        guard open.count < depthLimit else { return tooDeep() }
        if tag.isSound {
            out.append(contentsOf: source[tag.range])
        } else {
            tag.rebuild(source, &out)
        }
        if !tag.isEmpty {
            open.append(tag.name)
            if dialect == .html { rawTextEnd = HTMLRules.rawTextEnd(source, tag.name, position) }
        } else if isOutside {
            isDone = true
        }
    }

    /// A page may nest as it likes: what lies deeper is read as if it lay there.
    private mutating func tooDeep() {
        guard dialect == .xml else { return }
        isTooDeep = true
        isDone = true
    }

    /// Ends the innermost element where the new tag implies that it is over.
    private mutating func endImplied(_ out: inout [UInt8]) {
        while let last = open.indices.last, HTMLRules.ends(source, open[last], tag.name) {
            close(from: last, &out)
        }
    }

    private mutating func close(from level: Int, _ out: inout [UInt8]) {
        for name in open[level...].reversed() {
            out.append(contentsOf: "</".utf8)
            out.append(contentsOf: source[name])
            out.append(UInt8(ascii: ">"))
        }
        open.removeSubrange(level...)
    }

    /// Copies a script or style as text, about `size` bytes of it.
    private mutating func copyRawText(_ out: inout [UInt8], _ size: Int) {
        guard let end = rawTextEnd else { return }
        // A piece never ends within a character.
        while position < end, out.count < size || source[position] & 0xC0 == 0x80 {
            switch source[position] {
            case UInt8(ascii: "<"): out.append(contentsOf: XMLTag.escapedLess)
            case UInt8(ascii: "&"): out.append(contentsOf: XMLTag.escapedAmpersand)
            case let byte where Self.isControl(byte): break
            case let byte: out.append(byte)
            }
            position += 1
        }
        if position == end { rawTextEnd = nil }
    }

    /// Closes the innermost element of this name and all within it; without one, drops the tag.
    private mutating func endTag(_ out: inout [UInt8]) {
        let nameStart = position + 2
        let nameEnd = XMLTag.endOfName(source, from: nameStart)
        position = nameEnd
        while position < source.count, source[position] != UInt8(ascii: ">"),
            source[position] != UInt8(ascii: "<")
        {
            position += 1
        }
        if position < source.count, source[position] == UInt8(ascii: ">") { position += 1 }
        guard let level = open.lastIndex(where: { isSame($0, nameStart..<nameEnd) }) else { return }
        close(from: level, &out)
        if isOutside { isDone = true }
    }

    /// Whether two names are the same but for the case of their letters.
    private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
        guard one.count == other.count else { return false }
        return zip(one, other).allSatisfy { ASCII.lower(source[$0]) == ASCII.lower(source[$1]) }
    }

    private func byte(_ offset: Int) -> UInt8 {
        position + offset < source.count ? source[position + offset] : 0
    }

    private func matches(_ pattern: StaticString) -> Bool {
        ASCII.matches(source, at: position, pattern)
    }

    private func find(_ pattern: StaticString, from start: Int) -> Int? {
        ASCII.find(pattern, in: source, from: start)
    }
}
