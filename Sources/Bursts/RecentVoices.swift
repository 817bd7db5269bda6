// SPDX-License-Identifier: Apache-2.0

internal import Model

/// Who and what was heard lately, so that copies and repetitions count once.
struct RecentVoices: Codable, Sendable, Hashable {
    private var clusters = VoiceTable()
    /// Authors by the time of publication of their last negative that was counted.
    private var authors = VoiceTable()
    private var lastPruned = 0

    private static let day = 86400
    /// A text that comes up again after a week is news again.
    ///
    /// Ours; the streams it was tuned on
    /// have copies within hours, reprints in the wild come within days.
    private static let clusterSeconds = 7 * day
    /// One negative statement an author and day: one angry person is not a crowd.
    private static let authorSeconds = day
    /// Late items are looked up too, so authors stay for the longest window and a day.
    private static let authorMemorySeconds = 4 * day

    private enum CodingKeys: String, CodingKey {
        case clusters = "c", authors = "a", lastPruned = "p"
    }

    init() {}

    /// Whether a near copy was heard within seven days; remembers this one.
    mutating func isCopy(cluster: String, at second: Int) -> Bool {
        let name = StableHash.of(cluster)
        let last = clusters.lastHeard(name)
        clusters.hear(name, at: second)
        return last.map { abs(second - $0) < Self.clusterSeconds } ?? false
    }

    /// Whether the author had a negative counted within a day; remembers this one if not.
    mutating func isRepetition(author: UInt64, at second: Int) -> Bool {
        if let last = authors.lastHeard(author), abs(second - last) < Self.authorSeconds {
            return true
        }
        authors.hear(author, at: second)
        return false
    }

    /// Forgets what is too old.
    ///
    /// Complexity: O(voices) once a day, else O(1).
    mutating func prune(at second: Int) {
        guard second - lastPruned >= Self.day else { return }
        lastPruned = second
        clusters.forget(before: second - Self.clusterSeconds)
        authors.forget(before: second - Self.authorMemorySeconds)
    }
}
