// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Finds near copies: one text that was carried on, cut, retitled or lightly edited.
///
/// Texts that share three-word sequences are candidates (Broder 1997,
/// doi:10.1109/SEQUEN.1997.666900); a candidate is a copy when one stretch of it makes up most of
/// the shorter text, most of its words are the same in the same order, and no figure has become
/// another (else two reports filled into one form would be "copies"). Thresholds: ours, tuned on
/// one half of our set of edited copies, see docs/method.md.
///
/// Adding a text costs its length, and a comparison with a few candidates.
package struct CopyIndex: Sendable {
    /// Shorter texts say the same by chance: "Nie wieder Halmbach" is no copy.
    private static let fewestSequences = 6
    /// A stretch in common is at least so many words: the same as for a whole text.
    private static let fewestWords = 8
    /// At least this share of the shorter text stands in the stretch; a headline of its own and
    /// the name of an agency may stand before it.
    private static let coverage = 0.55
    /// Both texts may have so many words of their own around it: a headline, an agency, a notice.
    private static let mostBesides = 15
    /// At least this share of the stretch is the same: one word in ten may have been replaced.
    private static let sameness = 0.82
    /// A copy this much longer than the first text it is of stands for it as well.
    private static let growth = 1.5
    /// So many candidates are compared, those with the most and the rarest sequences first.
    private static let comparisons = 8
    /// A sequence that so many different texts have is no trace of one: a form, a house style.
    private static let commonPlaces = 32
    /// A text copied later than this counts as said anew.
    private static let memory: TimeInterval = 7 * 86_400
    /// So many texts are remembered, the latest: about 30 megabytes.
    ///
    /// Ours: a brand that is spoken of 60 times an hour, for a week.
    package static let usualTexts = 10_000

    private struct Entry: Sendable {
        var id: String
        var time: Date
        var words: [CopyText.Word]
        var sequences: [UInt64]

        /// Whether a copy of it is so much longer that it is worth keeping as well.
        func isOutgrown(by copy: [CopyText.Word]) -> Bool {
            Double(copy.count) > CopyIndex.growth * Double(words.count)
        }
    }

    private let tokenizer = Tokenizer()
    private var entries: [Int: Entry] = [:]
    /// The first entry of each id.
    private var firsts: [String: Int] = [:]
    private var oldest = 0
    private var next = 0
    private var places: [UInt64: Places] = [:]

    /// The texts that have a sequence; most have one, which needs no array.
    private enum Places: Sendable {
        case one(Int)
        case several([Int])

        var all: [Int] {
            switch self {
            case .one(let place): [place]
            case .several(let places): places
            }
        }

        /// Hands over each text with how much the sequence tells of it, from 0 to 1.
        func each(_ body: (_ place: Int, _ trace: Double) -> Void) {
            switch self {
            case .one(let place): body(place, 1)
            case .several(let places):
                for place in places { body(place, 1 / Double(places.count)) }
            }
        }

        func adding(_ place: Int) -> Places { .several(all + [place]) }

        func removing(_ place: Int) -> Places? {
            let left = all.filter { $0 != place }
            guard let first = left.first else { return nil }
            return left.count == 1 ? .one(first) : .several(left)
        }
    }

    private let mostTexts: Int

    /// An index that remembers so many texts.
    package init(mostTexts: Int = usualTexts) { self.mostTexts = max(1, mostTexts) }

    /// The id of the text this one is a near copy of; its own when it is none.
    ///
    /// `scope`: texts of different scopes (brands) are never copies of each other.
    /// `time`: when it arrived; earlier texts than a week before are forgotten.
    /// - Returns: the id of the earliest text it is a copy of, else `id`.
    package mutating func fingerprint(
        of text: String, id: String, scope: String, at time: Date
    ) -> String {
        forget(before: time.addingTimeInterval(-Self.memory), keeping: mostTexts - 1)
        let text = CopyText(text, tokenizer: tokenizer)
        let sequences = text.sequences(in: scope)
        guard sequences.count >= Self.fewestSequences else { return id }
        let original = original(of: text.words, sequences)
        if let original, !original.isOutgrown(by: text.words) { return original.id }
        let entry = Entry(
            id: original?.id ?? id, time: time, words: text.words, sequences: sequences)
        keep(entry)
        return entry.id
    }

    /// Takes a text back that was told before, in order of arrival, with what came of it.
    ///
    /// Nothing is compared for it: a start after a busy week costs no more than reading it.
    package mutating func remember(
        _ text: String, fingerprint: String, scope: String, at time: Date
    ) {
        forget(before: time.addingTimeInterval(-Self.memory), keeping: mostTexts - 1)
        let text = CopyText(text, tokenizer: tokenizer)
        if let original = firsts[fingerprint].flatMap({ entries[$0] }),
            !original.isOutgrown(by: text.words)
        {
            return
        }
        let sequences = text.sequences(in: scope)
        guard sequences.count >= Self.fewestSequences else { return }
        keep(Entry(id: fingerprint, time: time, words: text.words, sequences: sequences))
    }

    private mutating func keep(_ entry: Entry) {
        if firsts[entry.id] == nil { firsts[entry.id] = next }
        for sequence in entry.sequences {
            guard let found = places[sequence] else {
                places[sequence] = .one(next)
                continue
            }
            if found.all.count < Self.commonPlaces { places[sequence] = found.adding(next) }
        }
        entries[next] = entry
        next += 1
    }

    /// The earliest of the candidates that this is a copy of.
    private func original(of words: [CopyText.Word], _ sequences: [UInt64]) -> Entry? {
        let candidates = candidates(sequences)
        guard !candidates.isEmpty else { return nil }
        let side = CopyBlocks.Side(words)
        return candidates.lazy.compactMap { entries[$0] }.first { isCopy(side, of: $0.words) }
    }

    /// The places of the texts most likely to be the original, in order of arrival.
    private func candidates(_ sequences: [UInt64]) -> [Int] {
        var traces = [Double](repeating: 0, count: next - oldest)
        var met: [Int] = []
        for sequence in sequences {
            places[sequence]?.each { place, trace in
                if traces[place - oldest] == 0 { met.append(place) }
                traces[place - oldest] += trace
            }
        }
        var best: [Int] = []
        for place in met {
            let isBehind = { (other: Int) in
                let (mine, its) = (traces[place - oldest], traces[other - oldest])
                return (mine, other) > (its, place)
            }
            let rank = best.firstIndex(where: isBehind) ?? best.count
            guard rank < Self.comparisons else { continue }
            best.insert(place, at: rank)
            if best.count > Self.comparisons { best.removeLast() }
        }
        return best.sorted()
    }

    private func isCopy(_ side: CopyBlocks.Side, of others: [CopyText.Word]) -> Bool {
        let overlap = CopyOverlap(side, others)
        let shorter = Double(min(side.words.count, others.count))
        return overlap.matched >= Self.fewestWords
            && Double(overlap.matched) >= Self.coverage * shorter
            && overlap.sameness >= Self.sameness && overlap.figuresAgree
            && overlap.besides <= Self.mostBesides
    }

    private mutating func forget(before time: Date, keeping most: Int) {
        while oldest < next, let entry = entries[oldest],
            entry.time < time || entries.count > most
        {
            for sequence in entry.sequences {
                places[sequence] = places[sequence]?.removing(oldest)
            }
            if firsts[entry.id] == oldest { firsts[entry.id] = nil }
            entries[oldest] = nil
            oldest += 1
        }
    }
}
