// SPDX-License-Identifier: Apache-2.0

/// What a sentence does with its words other than to state them.
package enum Cue: String, Sendable, Hashable, CaseIterable {
    /// It says that a claim is untrue: "it is not true that", "denies".
    case refutation
    /// It says what is missing: "would be nice", "I wish".
    case wish
    /// It speaks of a case that may come: "if", "in case".
    case condition
    /// It asks to learn something: "does anyone know"; only before a question mark.
    case question
    /// It says that what was said was meant the other way round: "#irony", a slow clap.
    case irony
    /// Praise that stands alone at the start, "Great,": irony when only a complaint follows.
    case praise
}

extension Reading {
    /// What is left of a refuted complaint.
    ///
    /// A text that refutes a claim is no voice for it, but the claim is in the world. Ours.
    private static let refuted = 0.05
    /// What is missing is half a complaint.
    ///
    /// Ours, after the "irrealis" of Taboada et al. 2011,
    /// doi:10.1162/COLI_a_00049, who leave such words out.
    private static let wished = -0.5
    /// A wish without any word of mood, "they could have told us", is a slight complaint.
    ///
    /// Ours.
    private static let bareWish = -0.9
    /// What is only asked or supposed.
    ///
    /// Ours.
    private static let supposed = 0.2
    /// Praise that is meant as blame.
    ///
    /// Ours: less than the blame itself would weigh.
    private static let ironic = -0.7

    /// Weighs the words of each sentence by what the sentence does with them.
    ///
    /// Linear: the hits stand in the order of the text.
    mutating func weighStance() {
        guard !cues.all.isEmpty else { return }
        let last = hits.count
        var next = 0
        for sentence in sentences {
            let first = next
            while next < last, hits[next].range.lowerBound < sentence.upperBound { next += 1 }
            weigh(sentence, first..<next)
        }
        findIrony()
    }

    private mutating func weigh(_ sentence: Range<Int>, _ places: Range<Int>) {
        for cue in cues.beginning(in: sentence) {
            let words = text.written(cue.range)
            switch cue.value {
            case .refutation:
                change(places, by: Self.refuted, "refuted by \"\(words)\"") { $0 < 0 }
            case .wish where places.isEmpty:
                add(cue.range, weight: Self.bareWish, reason: "wish")
                return
            case .wish: change(places, by: Self.wished, "wished with \"\(words)\"") { $0 > 0 }
            case .condition where cue.range.lowerBound == sentence.lowerBound:
                change(places, by: Self.supposed, "supposed with \"\(words)\"") { _ in true }
            case .question where isQuestion(sentence):
                change(places, by: Self.supposed, "asked with \"\(words)\"") { _ in true }
            default: continue
            }
            // The first cue speaks for the sentence; a second would weigh the same words again.
            return
        }
    }

    func isQuestion(_ sentence: Range<Int>) -> Bool {
        sentence.last.map { text.tokens[$0].key == .questionMark } ?? false
    }

    /// Turns praise around where a sign says that it is meant so, or where it stands alone at the
    /// start and nothing but complaints follow.
    private mutating func findIrony() {
        let positive = hits.indices.filter { hits[$0].weight > 0 }
        guard !positive.isEmpty else { return }
        let all = cues.all
        if let sign = all.first(where: { $0.value == .irony }) {
            change(positive, by: Self.ironic, "irony, \"\(text.written(sign.range))\"") { _ in true
            }
            return
        }
        guard
            let praise = all.prefix(2).first(where: { $0.value == .praise && standsAlone($0.range) }
            ),
            hits.contains(where: { $0.weight < 0 && $0.range.lowerBound >= praise.range.upperBound }
            )
        else { return }
        let praised = Set(all.lazy.filter { $0.value == .praise }.flatMap(\.range))
        guard positive.allSatisfy({ !praised.isDisjoint(with: hits[$0].range) }) else { return }
        change(positive, by: Self.ironic, "irony after \"\(text.written(praise.range))\"") { _ in
            true
        }
    }

    /// Whether these words begin the text, but for one word ("Oh great"), and a clause ends behind
    /// them.
    private func standsAlone(_ range: Range<Int>) -> Bool {
        range.lowerBound <= 1 && range.upperBound < text.tokens.count
            && text.tokens[range.upperBound].endsClause
    }
}
