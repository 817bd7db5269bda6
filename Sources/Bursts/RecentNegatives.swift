// SPDX-License-Identifier: Apache-2.0

/// The negatives counted lately, by name, so that an incident can quote them.
struct RecentNegatives: Codable, Sendable, Hashable {
    /// In order of publication, and of arrival where that is the same.
    private var entries: [Entry] = []

    /// More than a window of the busiest brand of our streams holds (about 650 in 72 hours).
    static let capacity = 1000

    init() {}

    /// Remembers one, and forgets those published before `oldest` and beyond the capacity.
    ///
    /// Complexity: O(1) for items in order of publication, O(capacity) for late ones.
    mutating func add(_ mentionID: String, author: UInt64?, at second: Int, oldest: Int) {
        var place = entries.count
        while place > 0, entries[place - 1].second > second { place -= 1 }
        entries.insert(Entry(second: second, mentionID: mentionID, author: author), at: place)
        let old = entries.prefix { $0.second < oldest }.count
        entries.removeFirst(max(old, entries.count - Self.capacity))
    }

    /// Ids of those published from `first` to before `end`, oldest first.
    ///
    /// Complexity: O(capacity).
    func mentionIDs(from first: Int, before end: Int) -> [String] {
        entries(from: first, before: end).map(\.mentionID)
    }

    /// Distinct authors of a time; whoever is nobody in particular counts as one each.
    ///
    /// Complexity: O(capacity).
    func authors(from first: Int, before end: Int) -> Int {
        let found = entries(from: first, before: end)
        let named = found.compactMap(\.author)
        return Set(named).count + found.count - named.count
    }

    /// When the earliest of a time was published; nil if there is none.
    ///
    /// Complexity: O(capacity).
    func earliest(from first: Int, before end: Int) -> Int? {
        entries(from: first, before: end).first?.second
    }

    private func entries(from first: Int, before end: Int) -> [Entry] {
        entries.filter { $0.second >= first && $0.second < end }
    }
}

extension RecentNegatives {
    private struct Entry: Codable, Sendable, Hashable {
        var second: Int
        var mentionID: String
        /// Hash of the author; nil for nobody in particular.
        var author: UInt64?

        enum CodingKeys: String, CodingKey {
            case second = "s", mentionID = "m", author = "a"
        }
    }

    init(from decoder: any Decoder) throws {
        entries = try decoder.singleValueContainer().decode([Entry].self)
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encode(entries)
    }
}
