// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Model

/// Finds near copies: one text that was carried on, cut, retitled or lightly edited.
///
/// Two texts are copies when at least seven tenths of the three-word sequences of the shorter one
/// occur in the longer one, and its numbers do too (else two reports filled into one form would
/// be "copies"). Source: containment of shingles, Broder 1997, doi:10.1109/SEQUEN.1997.666900;
/// threshold and number rule measured in our own set of edited copies.
///
/// Adding a text costs its length and the texts that share a sequence with it.
package struct CopyIndex: Sendable {
    /// Shorter texts say the same by chance: "Nie wieder Halmbach" is no copy.
    private static let fewestShingles = 6
    private static let containment = 0.7
    /// Seven tenths of the fewest sequences, rounded up.
    private static let fewestShared = 5
    /// A text keeps this many of its sequences, the smallest hashes: the same ones in each copy.
    private static let keptShingles = 256
    /// A text copied later than this counts as said anew.
    private static let memory: TimeInterval = 7 * 86_400

    private struct Entry: Sendable {
        var id: String
        var time: Date
        var shingles: Set<UInt64>
        /// Up to this hash all its sequences are kept.
        var limit: UInt64
        /// How many sequences it has, those that were not kept among them.
        var size: Int
        var numbers: Set<String>

        func shingles(upTo limit: UInt64) -> Int { shingles.count { $0 <= limit } }
    }

    private let tokenizer = Tokenizer()
    private var entries: [Int: Entry] = [:]
    private var oldest = 0
    private var next = 0
    private var places: [UInt64: [Int]] = [:]

    package init() {}

    /// The id of the text this one is a near copy of; its own when it is none.
    ///
    /// `scope`: texts of different scopes (brands) are never copies of each other.
    /// `time`: when it arrived; earlier texts than a week before are forgotten.
    /// - Returns: the id of the earliest text it is a copy of, else `id`.
    package mutating func fingerprint(
        of text: String, id: String, scope: String, at time: Date
    ) -> String {
        forget(before: time.addingTimeInterval(-Self.memory))
        let entry = entry(of: text, id: id, scope: scope, at: time)
        guard entry.shingles.count >= Self.fewestShingles else { return id }
        if let original = original(of: entry) { return original }
        for shingle in entry.shingles { places[shingle, default: []].append(next) }
        entries[next] = entry
        next += 1
        return id
    }

    private func entry(of text: String, id: String, scope: String, at time: Date) -> Entry {
        let words = tokenizer.tokens(of: text).filter { $0.isWordLike || $0.kind == .number }
        var hashes: [UInt64] = []
        for start in words.indices.dropLast(2) {
            var hash = StableHash()
            hash.combine(scope)
            for word in words[start..<(start + 3)] {
                hash.combine(word.bareText)
                hash.combine(0)
            }
            hashes.append(hash.value)
        }
        let all = Set(hashes).sorted()
        let kept = all.prefix(Self.keptShingles)
        let limit = kept.count < all.count ? kept.last ?? .max : .max
        let numbers = words.filter { $0.bareText.contains(where: \.isNumber) }.map(\.bareText)
        return Entry(
            id: id, time: time, shingles: Set(kept), limit: limit, size: all.count,
            numbers: Set(numbers))
    }

    /// The earliest text that shares enough with this one.
    private func original(of entry: Entry) -> String? {
        var shared: [Int: Int] = [:]
        for shingle in entry.shingles {
            for place in places[shingle] ?? [] { shared[place, default: 0] += 1 }
        }
        for (place, count) in shared.sorted(by: { $0.key < $1.key }) {
            guard let other = entries[place], isContained(count, entry, other) else { continue }
            let (few, many) =
                entry.size <= other.size
                ? (entry.numbers, other.numbers) : (other.numbers, entry.numbers)
            if few.isSubset(of: many) { return other.id }
        }
        return nil
    }

    /// Whether the shared sequences are enough of the shorter text, among the hashes that both
    /// texts keep: of a long one only the smallest are known.
    private func isContained(_ shared: Int, _ one: Entry, _ other: Entry) -> Bool {
        let limit = min(one.limit, other.limit)
        let comparable = min(one.shingles(upTo: limit), other.shingles(upTo: limit))
        return shared >= Self.fewestShared
            && Double(shared) >= Self.containment * Double(comparable)
    }

    private mutating func forget(before time: Date) {
        while oldest < next, let entry = entries[oldest], entry.time < time {
            for shingle in entry.shingles {
                places[shingle]?.removeAll { $0 == oldest }
                if places[shingle]?.isEmpty == true { places[shingle] = nil }
            }
            entries[oldest] = nil
            oldest += 1
        }
    }
}
