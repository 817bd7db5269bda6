// SPDX-License-Identifier: Apache-2.0

/// A start tag as it stands in the source, and the means to write it soundly.
struct XMLTag {
    /// Most attributes of one element that are passed on.
    ///
    /// Feeds use up to 20; libxml2 compares each with each, so a tag with 100,000 would take
    /// minutes.
    private static let attributeLimit = 128
    /// Longest attribute value that is passed on; no feed field is that long.
    private static let valueLimit = 64 << 10
    /// Longest name; libxml2 gives a document up at 50,000, real names have 30.
    private static let nameLimit = 256

    /// From `<` to behind `>`.
    private(set) var range = 0..<0
    private(set) var name = 0..<0
    private(set) var isEmpty = false
    /// Whether the tag ends before the document does.
    private(set) var isClosed = true
    /// Whether the tag may be copied as it is.
    private(set) var isSound = true
    private var attributes: [(name: Range<Int>, value: Range<Int>)] = []
    private let dialect: XMLRepair.Dialect

    init(_ dialect: XMLRepair.Dialect) { self.dialect = dialect }

    var end: Int { range.upperBound }

    /// Reads the tag whose `<` stands at `start`.
    ///
    /// - Returns: False when this is no tag, because its name is absurd.
    mutating func scan(_ source: [UInt8], at start: Int) -> Bool {
        let nameEnd = Self.endOfName(source, from: start + 1)
        guard nameEnd - start <= Self.nameLimit else { return false }
        name = start + 1..<nameEnd
        isEmpty = false
        isSound = true
        attributes.removeAll(keepingCapacity: true)
        var index = nameEnd
        isClosed = false
        while index < source.count {
            isClosed = isAtEnd(source, &index)
            if isClosed { break }
            if index < source.count { attribute(source, &index) }
        }
        range = start..<index
        if attributes.count > Self.attributeLimit { isSound = false }
        if !isEmpty, HTMLRules.isVoid(source, name, in: dialect) {
            isEmpty = true
            isSound = false
        }
        return true
    }

    /// Writes the tag with what could be understood of it.
    func rebuild(_ source: [UInt8], _ out: inout [UInt8]) {
        out.append(UInt8(ascii: "<"))
        out.append(contentsOf: source[name])
        for (name, value) in attributes.prefix(Self.attributeLimit)
        where value.count <= Self.valueLimit {
            out.append(UInt8(ascii: " "))
            out.append(contentsOf: source[name])
            out.append(contentsOf: "=\"".utf8)
            escape(source, value, &out)
            out.append(UInt8(ascii: "\""))
        }
        out.append(contentsOf: isEmpty ? "/>".utf8 : ">".utf8)
    }
}

// MARK: - Scanning

extension XMLTag {
    /// Steps over white space, and over the end of the tag if this is it.
    private mutating func isAtEnd(_ source: [UInt8], _ index: inout Int) -> Bool {
        while index < source.count, ASCII.isSpace(source[index]) { index += 1 }
        guard index < source.count else { return false }
        switch source[index] {
        case UInt8(ascii: ">"):
            index += 1
            return true
        case UInt8(ascii: "/")
        where index + 1 < source.count
            && source[index + 1] == UInt8(ascii: ">"):
            index += 2
            isEmpty = true
            return true
        case UInt8(ascii: "<"):
            // The tag was never closed; the next one begins here.
            isSound = false
            return true
        default:
            return false
        }
    }

    private mutating func attribute(_ source: [UInt8], _ index: inout Int) {
        let nameStart = index
        if !ASCII.isSpace(source[index - 1]) { isSound = false }
        index = Self.endOfName(source, from: index)
        let attributeName = nameStart..<index
        guard !attributeName.isEmpty, Self.isNameStart(source[nameStart]) else {
            isSound = false
            if attributeName.isEmpty { index += 1 }
            return
        }
        guard stepOverEquals(source, &index) else {
            // HTML writes attributes without a value, such as `itemscope`.
            isSound = false
            attributes.append((attributeName, index..<index))
            return
        }
        let range = value(source, &index)
        if range.count > Self.valueLimit { isSound = false }
        attributes.append((attributeName, range))
    }

    /// Steps over `=` to the value behind it; without a value it does not step.
    private func stepOverEquals(_ source: [UInt8], _ index: inout Int) -> Bool {
        var next = index
        while next < source.count, ASCII.isSpace(source[next]) { next += 1 }
        guard next < source.count, source[next] == UInt8(ascii: "=") else { return false }
        next += 1
        while next < source.count, ASCII.isSpace(source[next]) { next += 1 }
        guard next < source.count else { return false }
        index = next
        return true
    }

    /// The value at `index`, quoted or not; steps over it.
    private mutating func value(_ source: [UInt8], _ index: inout Int) -> Range<Int> {
        let quote = source[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return bareValue(source, &index)
        }
        let start = index + 1
        var end = start
        while end < source.count, source[end] != quote {
            if Self.needsEscaping(source[end]) { isSound = false }
            end += 1
        }
        guard end < source.count else {
            // The quote is never closed: end the value where the tag seems to end.
            isSound = false
            index = start
            while index < source.count, source[index] != UInt8(ascii: ">") { index += 1 }
            return start..<index
        }
        index = end + 1
        return start..<end
    }

    private mutating func bareValue(_ source: [UInt8], _ index: inout Int) -> Range<Int> {
        isSound = false
        let start = index
        while index < source.count, !ASCII.isSpace(source[index]),
            source[index] != UInt8(ascii: ">"), source[index] != UInt8(ascii: "<")
        {
            index += 1
        }
        return start..<index
    }

    private static func needsEscaping(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"): true
        case 0x09, 0x0A, 0x0D: false
        default: byte < 0x20
        }
    }

    private func escape(_ source: [UInt8], _ value: Range<Int>, _ out: inout [UInt8]) {
        var index = value.lowerBound
        while index < value.upperBound {
            switch source[index] {
            case UInt8(ascii: "&"):
                index = Self.appendReference(source, at: index, to: &out)
                continue
            case UInt8(ascii: "<"): out.append(contentsOf: Self.escapedLess)
            case UInt8(ascii: "\""): out.append(contentsOf: "&#34;".utf8)
            case 0..<0x20: out.append(UInt8(ascii: " "))
            default: out.append(source[index])
            }
            index += 1
        }
    }
}

// MARK: - Names and references

extension XMLTag {
    static let escapedLess = Array("&#60;".utf8)
    static let escapedAmpersand = Array("&#38;".utf8)

    static func isNameStart(_ byte: UInt8) -> Bool {
        ASCII.isLetter(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    static func endOfName(_ source: [UInt8], from start: Int) -> Int {
        var index = start
        while index < source.count {
            switch source[index] {
            case UInt8(ascii: ":"), UInt8(ascii: "-"), UInt8(ascii: "."): break
            case let byte where isNameStart(byte) || ASCII.isDigit(byte): break
            default: return index
            }
            index += 1
        }
        return index
    }

    /// Writes what the `&` at `index` means, and tells where to go on.
    ///
    /// A named entity becomes its character or a number, since libxml2 forgets names after the
    /// first fault; what is no reference keeps its `&` as text.
    static func appendReference(_ source: [UInt8], at index: Int, to out: inout [UInt8]) -> Int {
        guard let reference = HTMLEntity.read(source, at: index, needsSemicolon: true) else {
            out.append(contentsOf: escapedAmpersand)
            return index + 1
        }
        let scalar = reference.scalar
        if scalar.value >= 0x80 {
            if isXMLCharacter(scalar) { out.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        } else if isXMLCharacter(scalar) {
            out.append(contentsOf: escapedASCII[Int(scalar.value)])
        }
        return reference.end
    }

    private static let escapedASCII: [[UInt8]] = (0..<128).map { Array("&#\($0);".utf8) }

    /// Source: XML 1.0 fifth edition, production 2, Char.
    private static func isXMLCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}
