// SPDX-License-Identifier: Apache-2.0

/// The one pass over JSON that finds its values, with a stack of its own.
struct JSONIndexer {
    /// What comes next in the innermost container.
    private enum Slot {
        /// An element of an array, or the root.
        case element
        /// A key, or the end of the object.
        case key
        /// The colon behind a key.
        case colon
        /// The value of a key.
        case value
    }

    private(set) var entries: [JSONDocument.Entry] = []
    /// The containers that are open, outermost first.
    private(set) var open: [Int] = []
    private let text: [UInt8]
    private let depthLimit: Int
    private let entryLimit: Int
    private var position = 0
    private var slot = Slot.element
    private var isDone = false

    init(_ text: [UInt8], depthLimit: Int, entryLimit: Int) {
        self.text = text
        self.depthLimit = depthLimit
        self.entryLimit = entryLimit
    }

    mutating func run() throws(FeedProblem) {
        // Places are kept in 32 bits.
        let end = min(text.count, Int(UInt32.max))
        while position < end, !isDone {
            switch text[position] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): try openContainer()
            case UInt8(ascii: "}"), UInt8(ascii: "]"): closeContainer()
            case UInt8(ascii: "\""): scalar(upTo: JSONString.end(text, from: position))
            case UInt8(ascii: ","): separator(next: .key)
            case UInt8(ascii: ":"): separator(next: .value)
            // NUL and other control characters between values are noise.
            case ...UInt8(ascii: " "): position += 1
            default: scalar(upTo: endOfWord())
            }
        }
        finish()
    }

    private mutating func separator(next: Slot) {
        position += 1
        switch (slot, next) {
        case (.colon, .value): slot = .value
        case (.colon, .key), (.value, .key): dropKey()
        default: break
        }
    }

    private mutating func openContainer() throws(FeedProblem) {
        guard open.count < depthLimit else { throw .tooDeep(limit: depthLimit, line: line) }
        // Without a key, a container stands for its own: no key is equal to that.
        if slot == .key {
            guard append(at: position) else { return }
            slot = .value
        }
        guard append(at: position) else { return }
        open.append(entries.count - 1)
        slot = text[position] == UInt8(ascii: "{") ? .key : .element
        position += 1
    }

    private mutating func closeContainer() {
        guard let container = open.last else { return position += 1 }
        let isObject = text[Int(entries[container].start)] == UInt8(ascii: "{")
        guard isObject == (text[position] == UInt8(ascii: "}")) else { return isDone = true }
        dropKey()
        entries[container].next = UInt32(entries.count)
        open.removeLast()
        position += 1
        slot = afterValue
        isDone = open.isEmpty
    }

    /// Takes a string or a word that ends before `end`; without an end it is cut.
    private mutating func scalar(upTo end: Int?) {
        let start = position
        position = end ?? text.count
        guard end != nil || (open.isEmpty && text[start] != UInt8(ascii: "\"")) else { return }
        // A key behind a key: the first was none, but stood in a text with quotes of its own.
        if slot == .colon { dropKey() }
        guard append(at: start) else { return }
        slot = slot == .key ? .colon : afterValue
        if open.isEmpty { isDone = true }
    }

    /// The end of a number, a literal or another bare word; nil at the end of the text.
    private func endOfWord() -> Int? {
        var index = position
        while index < text.count {
            if Self.endsWord(text[index]) { return index }
            index += 1
        }
        return nil
    }

    static func endsWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
            UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "\""), ...UInt8(ascii: " "):
            true
        default: false
        }
    }

    /// Returns whether there was room.
    private mutating func append(at start: Int) -> Bool {
        guard entries.count < entryLimit else {
            isDone = true
            return false
        }
        entries.append(.init(start: UInt32(start), next: UInt32(entries.count + 1)))
        return true
    }

    /// Takes back a key that has no value: it is the last entry.
    private mutating func dropKey() {
        guard slot == .colon || slot == .value else { return }
        entries.removeLast()
        slot = .key
    }

    /// What comes next behind a value of the innermost container.
    private var afterValue: Slot {
        guard let container = open.last else { return .element }
        return text[Int(entries[container].start)] == UInt8(ascii: "{") ? .key : .element
    }

    private mutating func finish() {
        dropKey()
        for container in open { entries[container].next = UInt32(entries.count) }
        if entries.isEmpty { entries.append(.init(start: UInt32(clamping: text.count), next: 1)) }
    }

    private var line: Int { 1 + text[..<position].count { $0 == UInt8(ascii: "\n") } }
}
