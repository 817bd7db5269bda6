// SPDX-License-Identifier: Apache-2.0

/// JSON as feeds send it: an index over the bytes, whose values are decoded when asked for.
///
/// Foundation's reader refuses a whole document for one bad byte and builds all of it in memory.
/// This one takes 8 bytes a value, never recurses, and reads on wherever it can:
///
/// - A document that breaks off, or has a wrong closing bracket, is kept up to there. Containers
///   that are open end there and are no longer whole; a string or word that touches the end may
///   be cut and is dropped, with its key.
/// - Commas that are missing, doubled or trailing do no harm; a key without a value is dropped; a
///   container without a key stays, where no key finds it. Bare words are keys and values too.
/// - What follows the root value is not read.
struct JSONDocument: Sendable {
    /// Where a value begins in the text, and the index of the entry behind it and all within it.
    ///
    /// In an object, keys are entries too: key and value take turns.
    struct Entry: Sendable {
        let start: UInt32
        var next: UInt32
    }

    /// Values and keys that are indexed; 32 MiB of index.
    ///
    /// Ours: one for every 4 bytes of the largest document, several times more than text needs.
    static let entryLimit = 4 << 20

    let text: [UInt8]
    /// Never empty: without any value, the root is an entry behind the end.
    let entries: [Entry]
    /// The containers that were open where the reading ended, outermost first.
    let brokenOff: [Int]

    /// Reads `text`, which has to be valid UTF-8; linear in its length.
    ///
    /// - Throws: `FeedProblem.tooDeep` when more than `depthLimit` containers are nested.
    init(
        _ text: [UInt8], depthLimit: Int, entryLimit: Int = Self.entryLimit
    ) throws(FeedProblem) {
        var indexer = JSONIndexer(text, depthLimit: depthLimit, entryLimit: entryLimit)
        try indexer.run()
        self.text = text
        entries = indexer.entries
        brokenOff = indexer.open
    }

    var root: JSONValue { JSONValue(self, at: 0) }
}
