// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// More negative statements than chance explains, with the figures that say so.
package struct Burst: Sendable, Hashable, Codable {
    /// The series it was seen in: the id of a brand.
    package var series: String
    /// Time of the first negative statement of the window that stands out most.
    package var start: Date
    /// The tick at which it was raised; never before its mentions had arrived.
    package var raised: Date
    /// The tick at which it was over; nil while it lasts.
    package var end: Date?
    package var reading: BurstReading
    /// The window in which it stood out most, in hours.
    package var windowHours: Int
    /// Raised while the series was still being learnt.
    package var isLearning: Bool

    package init(
        series: String, start: Date, raised: Date, end: Date? = nil, reading: BurstReading,
        windowHours: Int, isLearning: Bool
    ) {
        self.series = series
        self.start = start
        self.raised = raised
        self.end = end
        self.reading = reading
        self.windowHours = windowHours
        self.isLearning = isLearning
    }
}

/// What one window of a series showed at one tick, against what was expected.
package struct BurstReading: Sendable, Hashable, Codable {
    /// Negative statements counted: after near copies were merged and authors counted once a day.
    package var negatives: Int
    /// All mentions counted in the same way.
    package var mentions: Int
    /// Distinct authors among the negatives; texts without an author count one each.
    package var authors: Int
    /// Negative statements expected in a window of this length at this time.
    package var expected: Double
    /// Share of negatives that is usual, 0 to 1.
    package var usualShare: Double
    /// Chance of this many negatives or more if nothing were going on, 0 to 1.
    package var countChance: Double
    /// Chance of this share of negatives or more if nothing were going on, 0 to 1.
    package var shareChance: Double
    /// Days of history behind `expected`.
    package var baselineDays: Int

    package init(
        negatives: Int, mentions: Int, authors: Int, expected: Double, usualShare: Double,
        countChance: Double, shareChance: Double, baselineDays: Int
    ) {
        self.negatives = negatives
        self.mentions = mentions
        self.authors = authors
        self.expected = expected
        self.usualShare = usualShare
        self.countChance = countChance
        self.shareChance = shareChance
        self.baselineDays = baselineDays
    }
}

/// What the burst detector needs to know of a mention, and nothing else.
package struct Observation: Sendable, Hashable {
    package var mentionID: String
    /// When it was published; equals `arrived` for undated items.
    package var published: Date
    package var arrived: Date
    package var isNegative: Bool
    /// Near copies of one text share it.
    package var cluster: String
    /// Nil for nobody in particular.
    package var author: String?
    package var isDated: Bool
    /// It stood in the feed before we began to watch.
    package var isBackfill: Bool

    package init(
        mentionID: String, published: Date, arrived: Date, isNegative: Bool, cluster: String,
        author: String?, isDated: Bool, isBackfill: Bool
    ) {
        self.mentionID = mentionID
        self.published = published
        self.arrived = arrived
        self.isNegative = isNegative
        self.cluster = cluster
        self.author = author
        self.isDated = isDated
        self.isBackfill = isBackfill
    }
}

/// Whether a mention was counted, and if not, why.
package enum Counting: String, Sendable, Hashable, Codable {
    case counted
    /// A near copy of a text that was counted before.
    case copy
    /// A further negative of one author within a day.
    case sameAuthor = "same-author"
    /// An undated item of a first poll: nobody knows when it was written.
    case undatedBackfill = "undated-backfill"
    /// It stood in the feed before we watched: it teaches the baseline only.
    case backfill
    /// Older than the baseline reaches back.
    case tooOld = "too-old"
    /// Dated in the future.
    case future
}
