// SPDX-License-Identifier: Apache-2.0

import Model

/// What a format does with an element that starts.
enum Step<Place, Field> {
    /// Its children matter: they are met at this place.
    case enter(Place)
    /// Its text matters.
    case read(Field, as: TextKind)
    /// Neither matters.
    case skip
}

/// The base address and the language in force for an element.
///
/// An object, because nearly every element shares it with the element around it.
final class XMLScope: Sendable {
    /// `xml:base`, already absolute where that was possible.
    let base: String?
    /// `xml:lang`.
    let language: String?

    init(base: String?, language: String?) {
        self.base = base
        self.language = language
    }
}

/// A format that consists of elements: it says which of them matter and takes what they hold.
protocol FieldFormat {
    associatedtype Place
    associatedtype Field

    /// The root element starts; its children are met at the place that the walk begins at.
    mutating func begin(_ root: XMLElement, in scope: XMLScope)
    /// Decides about an element that starts at `place`; attributes are read here.
    mutating func step(_ element: XMLElement, at place: Place, in scope: XMLScope) -> Step<
        Place, Field
    >
    /// Takes the text of a field.
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope)
    /// Everything at `place` has been read.
    mutating func leave(_ place: Place, in scope: XMLScope)
    /// Whether no more items are wanted.
    var isFull: Bool { get }
}

/// Walks through a document for a format: keeps the places, scopes and the text being read.
struct FieldWalker<Format: FieldFormat> {
    private struct Frame {
        let place: Format.Place
        let scope: XMLScope
    }

    /// A field whose text is being read.
    private struct Reading {
        let field: Format.Field
        let scope: XMLScope
    }

    /// Markup counts against what is collected of a text, and outweighs the text by up to this
    /// factor in real bodies.
    private static var markupFactor: Int { 8 }

    private(set) var format: Format
    private let limits: Limits
    private let rootPlace: Format.Place
    private let documentScope: XMLScope
    private var frames: [Frame] = []
    /// The text being read, and for which field; one capture serves all, so that it allocates once.
    private var capture: TextCapture
    private var reading: Reading?
    /// Open elements within the field that is read, or within what is skipped.
    private var depthInside = 0
    private var isSkipping = false
    /// Whether the format wants no more; asked for only where a place ends, as items do.
    private var isFull = false

    private init(_ format: Format, at rootPlace: Format.Place, source: FormatSource) {
        self.format = format
        self.rootPlace = rootPlace
        limits = source.limits
        documentScope = XMLScope(base: source.url, language: nil)
        capture = TextCapture(limit: source.limits.textBytes * Self.markupFactor)
    }

    /// Reads `source` with `format`, which begins inside the root element at `place`.
    static func walk(
        _ source: FormatSource, as dialect: XMLRepair.Dialect = .xml, with format: Format,
        at place: Format.Place
    ) throws(FeedProblem) -> Format {
        // The same reason as in `XMLReader` for a pointer instead of a captured variable.
        let walker = UnsafeMutablePointer<FieldWalker>.allocate(capacity: 1)
        walker.initialize(to: FieldWalker(format, at: place, source: source))
        defer { walker.deinitialize(count: 1).deallocate() }
        let reader = XMLReader.read(
            source.text, as: dialect, soundFrom: dialect == .xml ? source.opening.soundRoot : nil,
            depthLimit: source.limits.depth
        ) {
            walker.pointee = FieldWalker(format, at: place, source: source)
            return XMLEvents(
                start: { walker.pointee.start($0) }, text: { walker.pointee.text($0) },
                end: { walker.pointee.end() })
        }
        guard !reader.isTooDeep else {
            throw .tooDeep(limit: source.limits.depth, line: reader.line)
        }
        return walker.pointee.format
    }

    private mutating func start(_ element: XMLElement) -> XMLVerdict {
        if isSkipping || reading != nil {
            depthInside += 1
            if reading != nil { capture.open(element.name) }
            return .goOn
        }
        let scope = scope(of: element)
        guard let frame = frames.last else {
            frames.append(Frame(place: rootPlace, scope: scope))
            format.begin(element, in: scope)
            return .goOn
        }
        switch format.step(element, at: frame.place, in: scope) {
        case .enter(let place):
            frames.append(Frame(place: place, scope: scope))
        case .read(let field, let kind):
            reading = Reading(field: field, scope: scope)
            capture.begin(kind)
        case .skip:
            isSkipping = true
        }
        return isFull ? .stop : .goOn
    }

    private mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if reading != nil { capture.append(bytes) }
    }

    private mutating func end() {
        if depthInside > 0 {
            depthInside -= 1
            if reading != nil { capture.close() }
        } else if isSkipping {
            isSkipping = false
        } else if let reading, let place = frames.last?.place {
            self.reading = nil
            format.take(reading.field, capture, at: place, in: reading.scope)
        } else if let frame = frames.popLast() {
            format.leave(frame.place, in: frame.scope)
            isFull = format.isFull
        }
    }

    private func scope(of element: XMLElement) -> XMLScope {
        let outer = frames.last?.scope ?? documentScope
        guard element.attributes.count > 0 else { return outer }
        let base = element.attributes[xml: "base"]
        let language = element.attributes[xml: "lang"]
        guard base != nil || language != nil else { return outer }
        return XMLScope(
            base: base.flatMap {
                WebLink.resolve($0, against: [outer.base], limit: limits.nameBytes)
            } ?? outer.base,
            language: language.map { CleanText.clean($0, limit: LanguageTag.limit) }
                ?? outer.language)
    }
}
