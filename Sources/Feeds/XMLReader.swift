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

/// Drives libxml2's parser over a document and hands out its events.
///
/// Most feeds are well-formed and go to libxml2 as they are; at the first fault the reading begins
/// anew behind `XMLRepair`, so that nothing of a damaged document is lost to libxml2's own way of
/// recovering. Three walls keep hostile documents out. A document type, with all its entities, is
/// never seen by libxml2: only `XMLRepair` reads documents that have one, and takes it out. The
/// options forbid the network and never ask for entity replacement (`NOENT` reads local files in
/// spite of `NONET`) or lifted limits (`HUGE`). And no callback for entities, DTDs or files exists.
struct XMLReader: ~Copyable {
    /// Different names and namespaces of one document.
    ///
    /// Feeds have 100; libxml2 looks them up in lists that grow without end.
    private static let nameLimit = 10_000

    private let events: XMLEvents
    private let depthLimit: Int
    private var input: XMLInput
    private var context: xmlParserCtxtPtr?
    private var depth = 0
    private var isStopped = false
    /// Whether the document is not well-formed, or nested too deep to be read as it is.
    private var hasFault = false
    /// Whether the document is read as it is, so that there is something better to try.
    private let isDirect: Bool
    private var names = XMLNameTable()

    private init(_ input: XMLInput, depthLimit: Int, events: XMLEvents) {
        self.input = input
        if case .direct = input { isDirect = true } else { isDirect = false }
        self.depthLimit = depthLimit
        self.events = events
    }

    /// Reads `text`, valid UTF-8, to its end, its break, or until the receiver stops.
    ///
    /// `soundRoot`: where the root of a document begins that may be read as it is.
    /// `receiver` makes a receiver that has seen nothing yet; it is asked a second time when the
    /// document turns out to be damaged.
    /// - Returns: the reader that was used last, for asking how far it came.
    static func read(
        _ text: [UInt8], as dialect: XMLRepair.Dialect = .xml, soundFrom soundRoot: Int?,
        depthLimit: Int, receiver: () -> XMLEvents
    ) -> XMLReader {
        if let soundRoot {
            var reader = XMLReader(
                .direct(text, position: soundRoot), depthLimit: depthLimit, events: receiver())
            reader.run()
            if !reader.hasFault { return reader }
        }
        let repair = XMLRepair(text, as: dialect, depthLimit: depthLimit)
        var reader = XMLReader(.repaired(repair, []), depthLimit: .max, events: receiver())
        reader.run()
        return reader
    }

    /// The line that has been reached, from 1; costs a walk over the text before it.
    var line: Int { input.line }

    /// Whether reading ended because elements were nested too deep.
    var isTooDeep: Bool { input.isTooDeep }

    private mutating func run() {
        xmlInitParser()
        // A pointer instead of an object: the callbacks come by the million, and each would count
        // references and check for exclusive access.
        withUnsafeMutablePointer(to: &self) { reader in
            var callbacks = Self.callbacks()
            guard let context = xmlCreatePushParserCtxt(&callbacks, reader, nil, 0, nil) else {
                return
            }
            reader.pointee.context = context
            let options = XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue
            xmlCtxtUseOptions(context, Int32(options))
            reader.pointee.feed(context)
            reader.pointee.context = nil
            xmlFreeParserCtxt(context)
        }
    }

    private mutating func feed(_ context: xmlParserCtxtPtr) {
        // The statuses are not looked at: faults come as events.
        let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"#
        xmlParseChunk(context, declaration, Int32(declaration.utf8.count), 0)
        var isFirst = true
        // The events change what the input is kept in, so it is taken out for the while.
        var input = self.input
        self.input = .direct([], position: 0)
        while !isStopped, input.nextPiece(isFirst: isFirst, { Self.parse($0, context) }) {
            isFirst = false
        }
        self.input = input
        if !isStopped { xmlParseChunk(context, nil, 0, 1) }
    }

    private static func parse(_ piece: UnsafeRawBufferPointer, _ context: xmlParserCtxtPtr) {
        let bytes = piece.bindMemory(to: CChar.self)
        _ = xmlParseChunk(context, bytes.baseAddress, Int32(bytes.count), 0)
    }
}

// MARK: - Events

extension XMLReader {
    private mutating func started(_ element: XMLElement) {
        guard !isStopped else { return }
        depth += 1
        if depth > depthLimit { return faulted() }
        // A flood of names ends the reading like a break: each further one costs more.
        if xmlDictSize(context?.pointee.dict) > Self.nameLimit { return stop() }
        if case .stop = events.start(element) { stop() }
    }

    private mutating func ended() {
        guard !isStopped else { return }
        depth -= 1
        events.end()
    }

    private mutating func characters(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
        guard !isStopped else { return }
        events.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }

    /// A repaired document is read on after a fault.
    private mutating func faulted() {
        guard isDirect else { return }
        hasFault = hasFault || !isStopped
        stop()
    }

    private mutating func stop() {
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
            guard let reader = XMLReader.at(owner), let local else { return }
            reader.pointee.started(
                XMLElement(
                    name: reader.pointee.names.name(local, prefix, uri),
                    attributes: XMLAttributes(start: attributes, count: Int(count)),
                    declarations: UnsafeBufferPointer(
                        start: namespaces, count: Int(namespaceCount) * 2)))
        }
        callbacks.endElementNs = { owner, _, _, _ in XMLReader.at(owner)?.pointee.ended() }
        let text: charactersSAXFunc = { XMLReader.at($0)?.pointee.characters($1, $2) }
        callbacks.characters = text
        callbacks.ignorableWhitespace = text
        callbacks.cdataBlock = text
        // Without a handler of its own libxml2 prints faults to standard error.
        callbacks.serror = { owner, error in
            // Prefixes without a declaration are common, and read well: `Namespace` knows them.
            guard let error, error.pointee.domain != Int32(XML_FROM_NAMESPACE.rawValue),
                error.pointee.level != XML_ERR_WARNING
            else { return }
            XMLReader.at(owner)?.pointee.faulted()
        }
        return callbacks
    }

    private static func at(_ owner: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<XMLReader>? {
        owner?.assumingMemoryBound(to: XMLReader.self)
    }
}
