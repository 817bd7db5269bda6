// SPDX-License-Identifier: Apache-2.0

internal import CXML2

/// The peer: libxml2's SAX2 interface with handlers that only count, as fast as it can be driven.
final class SAXCounter {
    /// How the bytes are handed over.
    enum Mode: CaseIterable {
        case memory, push
    }

    /// Counted so that the handlers do something and nothing can be left out.
    private(set) var elements = 0
    private(set) var characters = 0

    private static let chunkBytes = 64 << 10

    init() {
        // Faults of encodings have no context yet, and would be printed.
        xmlSetStructuredErrorFunc(nil) { _, _ in }
    }

    /// Reads one document to its end.
    func read(_ bytes: [UInt8], _ mode: Mode) {
        bytes.withUnsafeBytes { bytes in
            let text = bytes.bindMemory(to: CChar.self)
            switch mode {
            case .memory: memory(text)
            case .push: push(text)
            }
        }
    }

    private func memory(_ text: UnsafeBufferPointer<CChar>) {
        guard let context = xmlNewParserCtxt(), let place = context.pointee.sax else { return }
        defer { xmlFreeParserCtxt(context) }
        place.pointee = Self.callbacks()
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        let tree = xmlCtxtReadMemory(
            context, text.baseAddress, Int32(text.count), nil, nil, Self.options)
        xmlFreeDoc(tree)
    }

    private func push(_ text: UnsafeBufferPointer<CChar>) {
        var handler = Self.callbacks()
        let owner = Unmanaged.passUnretained(self).toOpaque()
        guard let context = xmlCreatePushParserCtxt(&handler, owner, nil, 0, nil) else { return }
        defer { xmlFreeParserCtxt(context) }
        xmlCtxtUseOptions(context, Self.options)
        for start in stride(from: 0, to: text.count, by: Self.chunkBytes) {
            let count = min(Self.chunkBytes, text.count - start)
            xmlParseChunk(context, text.baseAddress.map { $0 + start }, Int32(count), 0)
        }
        xmlParseChunk(context, nil, 0, 1)
    }

    /// The same options as the product, so that both forgive the same damage.
    private static let options = Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue)

    private static func callbacks() -> xmlSAXHandler {
        var callbacks = xmlSAXHandler()
        callbacks.initialized = UInt32(XML_SAX2_MAGIC)
        callbacks.startElementNs = { owner, _, _, _, _, _, _, _, _ in
            SAXCounter.of(owner)?.elements += 1
        }
        callbacks.endElementNs = { _, _, _, _ in }
        callbacks.characters = { SAXCounter.of($0)?.characters += Int($2) }
        callbacks.ignorableWhitespace = { SAXCounter.of($0)?.characters += Int($2) }
        callbacks.cdataBlock = { SAXCounter.of($0)?.characters += Int($2) }
        callbacks.serror = { _, _ in }
        return callbacks
    }

    private static func of(_ owner: UnsafeMutableRawPointer?) -> SAXCounter? {
        guard let owner else { return nil }
        return Unmanaged<SAXCounter>.fromOpaque(owner).takeUnretainedValue()
    }
}
