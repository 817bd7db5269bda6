// SPDX-License-Identifier: Apache-2.0

internal import CXML2
import Foundation

/// Whether to go on after an element has started.
enum XMLVerdict: Sendable {
    case goOn, stop
}

/// Receives a document as a stream of elements and text, in document order.
///
/// Every start is followed by its end, except for what was open where the document broke off.
/// Closures instead of a protocol, because a generic receiver is compiled for its type only where
/// the compiler sees who is called.
struct XMLEvents {
    /// An element starts; it is valid during the call only.
    let start: (XMLElement) -> XMLVerdict
    /// Text of the innermost open element as UTF-8, in pieces; valid during the call only.
    let text: (UnsafeBufferPointer<UInt8>) -> Void
    /// The innermost open element ends.
    let end: () -> Void
}

/// Drives libxml2's push parser over a repaired document and hands out its events.
///
/// Three walls keep hostile documents out. `XMLRepair` removes the document type and every named
/// entity before libxml2 sees a byte. The options forbid the network and never ask for entity
/// replacement (`NOENT` reads local files in spite of `NONET`) or lifted limits (`HUGE`). And no
/// callback for entities, DTDs or files exists.
final class XMLReader {
    /// Bytes handed to libxml2 at a time; large enough that calls cost nothing, small enough that
    /// memory stays flat.
    private static let chunkBytes = 64 << 10

    /// Different names and namespaces of one document.
    ///
    /// Feeds have 100; libxml2 looks them up in lists that grow without end.
    private static let nameLimit = 10_000

    private let events: XMLEvents
    private var repair: XMLRepair
    private var context: xmlParserCtxtPtr?
    private var isStopped = false
    private var names: [NameKey: XMLName] = [:]

    /// Prepares to read `text`, which has to be valid UTF-8.
    init(_ text: [UInt8], depthLimit: Int, events: XMLEvents) {
        self.events = events
        repair = XMLRepair(text, depthLimit: depthLimit)
    }

    /// The line that has been reached, from 1; costs a walk over the text before it.
    var line: Int { repair.line }

    /// Whether reading ended because elements were nested too deep.
    var isTooDeep: Bool { repair.isTooDeep }

    /// Reads the document to its end, its break, or until the receiver stops.
    func run() {
        xmlInitParser()
        var callbacks = Self.callbacks()
        let owner = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&callbacks, owner, nil, 0, nil) else { return }
        defer { xmlFreeParserCtxt(context) }
        self.context = context
        let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        feed(context)
        self.context = nil
    }

    private func feed(_ context: xmlParserCtxtPtr) {
        var chunk: [UInt8] = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
        chunk.reserveCapacity(Self.chunkBytes * 2)
        var hasMore = true
        while hasMore, !isStopped {
            hasMore = repair.fill(&chunk, upTo: Self.chunkBytes)
            // The status is not looked at: every fault was recovered from or has ended the events.
            chunk.withUnsafeBytes { bytes in
                _ = xmlParseChunk(
                    context, bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), 0)
            }
            chunk.removeAll(keepingCapacity: true)
            // A flood of names ends the reading like a break: each further one costs more.
            if xmlDictSize(context.pointee.dict) > Self.nameLimit { stop() }
        }
        if !isStopped { xmlParseChunk(context, nil, 0, 1) }
    }
}

// MARK: - Events

extension XMLReader {
    private struct NameKey: Hashable {
        // libxml2 keeps one copy of each name for a parse, so the addresses are the identity.
        let local: UnsafePointer<xmlChar>
        let uri: UnsafePointer<xmlChar>?
    }

    private func name(
        _ local: UnsafePointer<xmlChar>, _ prefix: UnsafePointer<xmlChar>?,
        _ uri: UnsafePointer<xmlChar>?
    ) -> XMLName {
        let key = NameKey(local: local, uri: uri ?? prefix)
        if let name = names[key] { return name }
        let namespace = Namespace(
            uri: uri.map { String(cString: $0) }, prefix: prefix.map { String(cString: $0) })
        let name = XMLName(namespace: namespace, local: String(cString: local).lowercased())
        names[key] = name
        return name
    }

    private func started(_ element: XMLElement) {
        guard !isStopped else { return }
        if case .stop = events.start(element) { stop() }
    }

    private func ended() {
        guard !isStopped else { return }
        events.end()
    }

    private func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard !isStopped else { return }
        events.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }

    private func stop() {
        isStopped = true
        xmlStopParser(context)
    }
}

// MARK: - libxml2

extension XMLReader {
    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = {
            owner, local, prefix, uri, namespaceCount, namespaces, count, _, attributes in
            guard let reader = XMLReader.of(owner), let local else { return }
            reader.started(
                XMLElement(
                    name: reader.name(local, prefix, uri),
                    attributes: XMLAttributes(start: attributes, count: Int(count)),
                    declarations: UnsafeBufferPointer(
                        start: namespaces, count: Int(namespaceCount) * 2)))
        }
        callbacks.endElementNs = { owner, _, _, _ in XMLReader.of(owner)?.ended() }
        callbacks.characters = { XMLReader.of($0)?.characters($1, $2) }
        callbacks.ignorableWhitespace = { XMLReader.of($0)?.characters($1, $2) }
        callbacks.cdataBlock = { XMLReader.of($0)?.characters($1, $2) }
        // Without a handler of its own libxml2 prints faults to standard error.
        callbacks.serror = { _, _ in }
        return callbacks
    }

    private static func of(_ owner: UnsafeMutableRawPointer?) -> XMLReader? {
        guard let owner else { return nil }
        return Unmanaged<XMLReader>.fromOpaque(owner).takeUnretainedValue()
    }
}
