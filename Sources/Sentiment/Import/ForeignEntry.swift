// SPDX-License-Identifier: Apache-2.0

/// What one line of somebody else's lexicon says of a term.
struct ForeignEntry: Sendable, Hashable {
    var term: String
    var partOfSpeech = PartOfSpeech.uninflected
    /// On our scale; nil where the line says nothing about it.
    var valence: Double?
    var emotions: Set<Lexicon.Emotion> = []
    var forms: [String] = []
    /// Whether its list names every form, so that no rule may make others.
    var isExact = true
}

extension ForeignEntry {
    /// A number within the range of its format; nil for anything else.
    static func number(_ cell: String, in range: ClosedRange<Double>) -> Double? {
        Double(cell).flatMap { range.contains($0) ? $0 : nil }
    }
}
