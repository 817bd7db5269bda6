// SPDX-License-Identifier: Apache-2.0

import Model

/// How a document begins: enough to tell its format, read without reading all of it.
struct DocumentOpening: Sendable {
    /// The kind of document and what tells the formats of that kind apart.
    enum Kind: Sendable {
        case xml(root: XMLRoot)
        case json(JSONDocument)
        case other(FeedProblem.Finding)
    }

    let kind: Kind
    /// The whole document as valid UTF-8 without a byte order mark.
    let text: [UInt8]
    /// Where the root element of a document begins that libxml2 may read as it is.
    let soundRoot: Int?

    init(_ text: [UInt8], limits: Limits) throws(FeedProblem) {
        guard let first = text.first(where: { $0 > UInt8(ascii: " ") }) else { throw .empty }
        self.text = text
        switch first {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            kind = .json(try JSONDocument(text, depthLimit: limits.depth))
            soundRoot = nil
        default:
            soundRoot = SoundXML.root(of: text)
            kind = Self.markup(text, soundFrom: soundRoot, limits: limits)
        }
    }

    /// The root element, where the document is XML that has one.
    var root: XMLRoot? {
        guard case .xml(let root) = kind else { return nil }
        return root
    }

    /// The document as JSON, where it is that.
    var json: JSONDocument? {
        guard case .json(let document) = kind else { return nil }
        return document
    }

    /// Whether the document has its end: the last end tag is that of the root, or every bracket
    /// is closed.
    ///
    /// A body that was cut inside its compressed bytes passes for a whole one on the way.
    var isWhole: Bool {
        switch kind {
        case .json(let document): document.brokenOff.isEmpty
        case .xml(let root): isPage ? true : lastEndTag == root.name.local
        case .other: true
        }
    }

    /// The local name of the last end tag; pages may leave theirs out.
    private var lastEndTag: String? {
        guard
            let slash = text.indices.last(where: {
                text[$0] == UInt8(ascii: "/") && $0 > 0 && text[$0 - 1] == UInt8(ascii: "<")
            })
        else { return nil }
        let tag = text[(slash + 1)...].prefix { $0 != UInt8(ascii: ">") && !ASCII.isSpace($0) }
        guard tag.endIndex < text.endIndex else { return nil }
        return String(decoding: tag.split(separator: UInt8(ascii: ":")).last ?? [], as: UTF8.self)
    }

    /// Whether the document is a page of HTML, which may begin without an `html` element.
    var isPage: Bool {
        if let root, root.name.local == "html" { return true }
        let start = text.firstIndex { !ASCII.isSpace($0) } ?? 0
        return ASCII.matches(text, at: start, "<!doctype html", ignoringCase: true)
    }

    /// What to call the document when no format knows it.
    var finding: FeedProblem.Finding {
        switch kind {
        case .json: .json
        case .other(let finding): finding
        case .xml(let root): isPage ? .htmlPage : .xml(root: root.cleanName)
        }
    }

    /// Elements behind the root that are looked at; what tells formats apart comes early.
    private static let firstElements = 12

    private static func markup(
        _ text: [UInt8], soundFrom soundRoot: Int?, limits: Limits
    ) -> Kind {
        // The two bytes 1F 8B begin gzip; the second is no UTF-8, so decoding made it U+2039.
        if text.starts(with: [0x1F, 0xE2, 0x80, 0xB9]) { return .other(.compressed) }
        var root: XMLRoot?
        let reader = XMLReader.read(text, soundFrom: soundRoot, depthLimit: limits.depth) {
            root = nil
            return XMLEvents(
                start: { element in
                    guard root != nil else {
                        root = XMLRoot(element)
                        return .goOn
                    }
                    root?.firstElements.append(element.name.local)
                    return root?.firstElements.count == Self.firstElements ? .stop : .goOn
                }, text: { _ in }, end: {})
        }
        if let root { return .xml(root: root) }
        let isMarkup = text.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "<")
        return .other(isMarkup ? .xmlWithoutRoot(line: reader.line) : .other)
    }
}

/// The root element of an XML document.
struct XMLRoot: Sendable, Hashable {
    let name: XMLName
    /// The `version` attribute, which tells RSS and old Atom apart.
    let version: String?
    /// The namespaces that the root declares, as they are written.
    let namespaces: [String]
    /// The local names of the first elements inside, whatever their depth.
    fileprivate(set) var firstElements: [String] = []

    fileprivate init(_ element: XMLElement) {
        name = element.name
        version = element.attributes["version"]
        namespaces = element.declaredNamespaces
    }

    /// The local name of the first element inside, where there is one.
    var firstChild: String? { firstElements.first }

    /// The local name, fit to be shown.
    var cleanName: String { CleanText.clean(name.local, limit: 64) ?? "?" }
}
