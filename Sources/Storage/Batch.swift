// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// What documents, a tick or a command change; committed in one transaction.
package struct Batch: Sendable {
    package var mentions: [Mention]
    /// Encoded state by id of brand.
    package var states: [String: Data]
    package var sources: [SourceRecord]
    package var files: [AlertFile]
    /// What items are known by next time.
    package var marks: Marks?
    /// Other things to remember, by name; see ``Store/memo(_:)``.
    package var memos: [String: Data]

    package init(
        mentions: [Mention] = [], states: [String: Data] = [:], sources: [SourceRecord] = [],
        files: [AlertFile] = [], memos: [String: Data] = [:]
    ) {
        self.mentions = mentions
        self.states = states
        self.sources = sources
        self.files = files
        self.memos = memos
    }
}

/// Hashes of what makes items themselves, and when a document last held them.
package struct Marks: Sendable {
    /// 32 hexadecimal digits each.
    package var hashes: [String]
    package var seen: Date

    package init(_ hashes: [String], seen: Date) {
        self.hashes = hashes
        self.seen = seen
    }
}

/// What is remembered of a source between polls.
package struct SourceRecord: Sendable, Hashable, Codable {
    package var name: String
    /// The address it was read from; another address is another source.
    package var address: String
    package var etag: String?
    package var lastModified: String?
    /// SHA-256 of the document that was read last, and of what was looked for in it.
    package var digest: String?
    /// The first time it was read; nil until then.
    package var firstRead: Date?
    package var lastRead: Date?
    package var nextPoll: Date?
    /// Failures in a row.
    package var failures: Int
    /// When it was last read before it could not be read any more; nil while it can.
    package var blindSince: Date?
    package var problem: String?
    /// Where the publisher says it has moved for good, and how often in a row.
    package var movedTo: String?
    package var moves: Int?
    /// The server said that it is gone for good; it is not asked any more.
    package var isGone: Bool?
    /// Usual seconds between two of its items.
    package var gap: Double?
    /// The longest of these that was seen, in seconds.
    package var longestGap: Double?
    /// When its newest item was published.
    package var newestItem: Date?
    /// What its documents were like last time.
    package var format: String?
    package var formatChanged: Date?
    /// What all its items usually have, and what none has had any more since a time.
    package var traits: Set<ItemTrait>?
    package var lostTraits: Set<ItemTrait>?
    package var lostSince: Date?
    /// Spans in which it could not be read and which are over, oldest first.
    package var blindSpans: [Situation.BlindSpan]?
    /// What the document that was read last asks of its readers, as in ``Feed``.
    package var ttlSeconds: Int?
    package var quietHours: Set<Int>?
    package var quietDays: Set<Int>?
    /// Hashes of the first items of its last document, by which the next one is joined to it.
    package var firstItems: [UInt64]?
    /// The last time that none of its items was known, so that some may have been missed.
    package var mayHaveMissed: Date?
    /// Deaths of the program in a row while a document of it was worked on.
    package var deaths: Int?

    /// A source that has not been polled yet.
    package init(name: String, address: String) {
        self.name = name
        self.address = address
        self.failures = 0
    }
}

/// A file of the alert directory that is to be written.
package struct AlertFile: Sendable, Hashable {
    /// How a file is written.
    package enum Mode: String, Sendable, Hashable {
        /// The file is written whole, in place of one of the same name.
        case replace
        /// The line is added to the end, unless it stands there already.
        case append
        /// The file is taken away; its body means nothing.
        case remove
    }

    /// Relative to the alert directory; made from id and revision alone.
    package var path: String
    package var mode: Mode
    package var body: Data

    package init(path: String, mode: Mode = .replace, body: Data = Data()) {
        self.path = path
        self.mode = mode
        self.body = body
    }
}

/// An alert file in the outbox.
package struct PendingFile: Sendable, Hashable {
    package var id: Int64
    package var file: AlertFile
}
