// SPDX-License-Identifier: Apache-2.0

/// Takes BBCode out of a text: one pass, linear.
///
/// Only tags that forums and shops know go; other brackets, such as `[10/10]`, are the author's.
struct BBCode {
    private enum Kind {
        /// Separates words.
        case block
        /// Leaves no trace.
        case inline
        /// Goes with its content, which is an address.
        case dropped(closing: StaticString)
        /// Its content is text, brackets and all.
        case literal(closing: StaticString)
    }

    /// The longest name: `previewyoutube`.
    private static let longestName = 14

    private let source: [UInt8]
    private var position = 0
    private var out: [UInt8] = []
    /// Whether a search for the end of a dropped tag has failed, so that all later ones would.
    private var lacksEnd = false

    private init(_ source: [UInt8]) {
        self.source = source
        out.reserveCapacity(source.count)
    }

    /// The text of `source`; white space is left to `CleanText`.
    static func strip(_ source: [UInt8]) -> [UInt8] {
        guard source.contains(UInt8(ascii: "[")) else { return source }
        var pass = BBCode(source)
        pass.run()
        return pass.out
    }

    private mutating func run() {
        while position < source.count {
            let start = position
            while position < source.count, source[position] != UInt8(ascii: "[") { position += 1 }
            out.append(contentsOf: source[start..<position])
            if position < source.count { bracket() }
        }
    }

    private mutating func bracket() {
        let isClosing = position + 1 < source.count && source[position + 1] == UInt8(ascii: "/")
        let start = position + (isClosing ? 2 : 1)
        var end = start
        while end < source.count, end - start <= Self.longestName, Self.isName(source[end]) {
            end += 1
        }
        let name = String(decoding: source[start..<end].map(ASCII.lower), as: UTF8.self)
        guard let kind = Self.kinds[name], let close = endOfTag(from: end) else {
            out.append(source[position])
            return position += 1
        }
        position = close
        take(kind, isClosing: isClosing)
    }

    private mutating func take(_ kind: Kind, isClosing: Bool) {
        switch kind {
        case .block: out.append(UInt8(ascii: " "))
        case .inline: break
        case .dropped(let closing):
            guard !isClosing, !lacksEnd else { return }
            guard let end = find(closing) else { return lacksEnd = true }
            position = end
        case .literal(let closing):
            guard !isClosing else { return }
            // Without its end, everything to the end of the text is literal.
            let end = find(closing) ?? source.count
            out.append(contentsOf: source[position..<end])
            position = end
        }
    }

    private func find(_ closing: StaticString) -> Int? {
        ASCII.find(closing, in: source, from: position, ignoringCase: true)
    }

    /// The index behind the `]` of the tag whose name ends at `start`; values follow `=` or a space.
    private func endOfTag(from start: Int) -> Int? {
        var index = start
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: "]"): return index + 1
            // No value goes on behind these; the search never passes a byte twice.
            case UInt8(ascii: "["), UInt8(ascii: "\n"): return nil
            case let byte where index == start && byte != UInt8(ascii: "=") && byte != 0x20:
                return nil
            default: index += 1
            }
        }
        return nil
    }

    private static func isName(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "*")
    }

    private static let kinds: [String: Kind] = {
        var kinds: [String: Kind] = [:]
        for name in blocks.split(separator: " ") { kinds[String(name)] = .block }
        for name in inlines.split(separator: " ") { kinds[String(name)] = .inline }
        kinds["img"] = .dropped(closing: "[/img]")
        kinds["noparse"] = .literal(closing: "[/noparse]")
        return kinds
    }()

    private static let blocks = """
        * br center code h1 h2 h3 h4 h5 h6 hr left li list ol olist p quote right table td th tr ul
        """

    private static let inlines = """
        b color dynamiclink font i previewyoutube s size spoiler strike u url
        """
}
