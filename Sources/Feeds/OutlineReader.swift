// SPDX-License-Identifier: Apache-2.0

internal import CXML2
import Foundation
internal import Model

/// A feed as a list of subscriptions names it: an `outline` of OPML that has an `xmlUrl`.
package struct Outline: Sendable, Hashable {
    /// The `title`, else the `text`, cleaned; nil when both are missing or empty.
    package var name: String?
    /// The `xmlUrl` without white space around it, otherwise as it is written.
    package var address: String
    /// Where it stands, from 1.
    package var line: Int
}

/// Why a list of subscriptions cannot be read; all of them make it useless as a whole.
package enum OutlineProblem: Error, Hashable, Sendable {
    /// It is not well-formed: the reason is cleaned and cut.
    case notWellFormed(line: Int, reason: String)
    /// It has a document type, which no list needs.
    case documentType(line: Int)
    /// Its folders are nested deeper than the limit.
    case tooDeep(line: Int, limit: Int)
    /// A single tag or text is longer than the limit, in bytes.
    case tooLong(line: Int, limit: Int)
    /// Its root element is not `opml`.
    case notOPML(line: Int, root: String)
}

/// Reads a list of subscriptions in OPML, piece by piece: memory is one piece and one tag.
///
/// Unlike documents from the web it belongs to the user, so a fault is told and not mended. The
/// guards are those of ``XMLReader``: no network, no document type and so no entities, limits on
/// depth, names and the length of a tag.
package struct OutlineReader: ~Copyable {
    /// Bytes without a `<` that are read: a tag or a text.
    ///
    /// libxml2 compares each attribute of a tag with each. Ours: a title has 100, an address 2000.
    private static let pieceLimit = 64 << 10
    /// Different names of elements and attributes; the readers that export lists write 20.
    private static let nameLimit = 10_000

    private let depthLimit: Int
    /// Outlines of the piece that is read.
    private var found: [Outline] = []
    private var context: xmlParserCtxtPtr?
    private var depth = 0
    private var problem: OutlineProblem?
    /// Bytes since the last `<`.
    private var unbroken = 0

    private init(depthLimit: Int) { self.depthLimit = depthLimit }

    /// Reads the pieces of a document to their end and hands over its outlines in order.
    ///
    /// `nextPiece`: nil at the end.
    /// `take`: returns whether more outlines are wanted.
    package static func read(
        depthLimit: Int = Limits.standard.depth, nextPiece: () -> [UInt8]?,
        take: (Outline) -> Bool
    ) throws(OutlineProblem) {
        var reader = OutlineReader(depthLimit: depthLimit)
        reader.run(nextPiece, take)
        if let problem = reader.problem { throw problem }
    }

    private mutating func run(_ nextPiece: () -> [UInt8]?, _ take: (Outline) -> Bool) {
        xmlInitParser()
        // A pointer for the reason given in `XMLReader`.
        withUnsafeMutablePointer(to: &self) { reader in
            var callbacks = Self.callbacks()
            guard let context = xmlCreatePushParserCtxt(&callbacks, reader, nil, 0, nil) else {
                preconditionFailure("there is no memory")
            }
            reader.pointee.context = context
            xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
            var piece: [UInt8]? = []
            while let bytes = piece, reader.pointee.problem == nil {
                piece = nextPiece()
                reader.pointee.check(bytes)
                if reader.pointee.problem == nil {
                    Self.parse(bytes, isLast: piece == nil, context)
                }
                guard reader.pointee.found.allSatisfy(take) else { break }
                reader.pointee.found.removeAll(keepingCapacity: true)
            }
            reader.pointee.context = nil
            xmlFreeParserCtxt(context)
        }
    }

    private static func parse(_ piece: [UInt8], isLast: Bool, _ context: xmlParserCtxtPtr) {
        // The status is not looked at: faults come as events.
        piece.withUnsafeBytes { bytes in
            let bytes = bytes.bindMemory(to: CChar.self)
            _ = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), isLast ? 1 : 0)
        }
    }

    /// Looks for a tag or text that is too long, before libxml2 does.
    private mutating func check(_ piece: [UInt8]) {
        for part in piece.split(
            separator: UInt8(ascii: "<"), omittingEmptySubsequences: false
        ).enumerated() {
            unbroken = part.offset == 0 ? unbroken + part.element.count : part.element.count
            if unbroken > Self.pieceLimit {
                return fail(.tooLong(line: line, limit: Self.pieceLimit))
            }
        }
    }

    private var line: Int { Int(xmlSAX2GetLineNumber(context)) }

    private mutating func fail(_ problem: OutlineProblem) {
        // What comes behind the first fault follows from it.
        self.problem = self.problem ?? problem
        xmlStopParser(context)
    }
}

// MARK: - Events

extension OutlineReader {
    private mutating func started(_ name: UnsafePointer<xmlChar>, _ attributes: XMLAttributes) {
        guard problem == nil else { return }
        depth += 1
        guard depth <= depthLimit else { return fail(.tooDeep(line: line, limit: depthLimit)) }
        guard depth > 1 || Self.isName(name, "opml") else {
            let root = CleanText.clean(String(cString: name), limit: 64) ?? "?"
            return fail(.notOPML(line: line, root: root))
        }
        if xmlDictSize(context?.pointee.dict) > Self.nameLimit {
            return fail(.notWellFormed(line: line, reason: "more than \(Self.nameLimit) names"))
        }
        guard Self.isName(name, "outline"), let address = attributes["xmlurl"] else { return }
        let limit = Limits.standard.nameBytes
        let names = [attributes["title"], attributes["text"]].lazy
            .compactMap { $0.flatMap { CleanText.clean($0, limit: limit) } }
        let isTidy = address.utf8.allSatisfy { !ASCII.isSpace($0) }
        found.append(
            Outline(
                name: names.first,
                address: isTidy
                    ? address : address.trimmingCharacters(in: .whitespacesAndNewlines),
                line: line))
    }

    private mutating func ended() { depth -= 1 }

    private mutating func faulted(_ error: xmlError) {
        let reason = error.message.flatMap { CleanText.clean(String(cString: $0), limit: 200) }
        fail(.notWellFormed(line: Int(error.line), reason: reason ?? "fault \(error.code)"))
    }

    private static func isName(_ text: UnsafePointer<xmlChar>, _ name: StaticString) -> Bool {
        XMLAttributes.isName(text, name)
    }
}

// MARK: - libxml2

extension OutlineReader {
    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = { owner, local, _, _, _, _, count, _, attributes in
            guard let local else { return }
            OutlineReader.at(owner)?.pointee.started(
                local, XMLAttributes(start: attributes, count: Int(count)))
        }
        callbacks.endElementNs = { owner, _, _, _ in OutlineReader.at(owner)?.pointee.ended() }
        callbacks.internalSubset = { owner, _, _, _ in
            guard let reader = OutlineReader.at(owner) else { return }
            reader.pointee.fail(.documentType(line: reader.pointee.line))
        }
        callbacks.serror = { owner, error in
            // Prefixes without a declaration are common in lists, and harmless.
            guard let error, error.pointee.domain != Int32(XML_FROM_NAMESPACE.rawValue),
                error.pointee.level != XML_ERR_WARNING
            else { return }
            OutlineReader.at(owner)?.pointee.faulted(error.pointee)
        }
        return callbacks
    }

    private static func at(
        _ owner: UnsafeMutableRawPointer?
    ) -> UnsafeMutablePointer<OutlineReader>? {
        owner?.assumingMemoryBound(to: OutlineReader.self)
    }
}
