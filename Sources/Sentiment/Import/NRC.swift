// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// The NRC lists: EmoLex by words, and those of emotion intensity.
    ///
    /// Each line holds a word, an emotion or polarity, and how far it goes: 0 or 1, or a fraction.
    /// The latter two stand in either order.
    static let nrc = lines(
        "nrc", columns: "word, emotion, 0 or 1 or a fraction, with tabs between", hasHeading: true,
        entry: { line, _ in
            let cells = line.parts(between: UInt8(ascii: "\t"), omittingEmpty: false)
            guard cells.count == 3 else { return nil }
            for (name, value) in [(cells[1], cells[2]), (cells[2], cells[1])] {
                guard let share = ForeignEntry.number(value, in: 0...1) else { continue }
                let isFraction = value.utf8.contains(UInt8(ascii: "."))
                return entry(of: cells[0], name, share, isFraction: isFraction)
            }
            return nil
        })

    /// What the list calls positive or negative is a clear word of ours; it says no more.
    ///
    /// Ours: the table of values in lexicons/README.md.
    private static let clear = 2.0

    /// From so much intensity on, a word has the tag of an emotion.
    ///
    /// Ours: the middle of the scale.
    private static let tagged = 0.5

    /// Emotions without a side: they say nothing of praise or complaint.
    private static let neutralEmotions: Set<String> = ["anticipation", "surprise", "trust"]

    private static func entry(
        of word: String, _ name: String, _ share: Double, isFraction: Bool
    ) -> ForeignEntry? {
        if name == "positive" || name == "negative" {
            let side = name == "positive" ? clear : -clear
            return ForeignEntry(term: word, valence: share > 0 ? side * share : nil)
        }
        let emotion = Lexicon.Emotion(rawValue: name)
        guard emotion != nil || name == "disgust" || neutralEmotions.contains(name) else {
            return nil
        }
        let tags = share >= tagged ? [emotion].compactMap { $0 } : []
        // EmoLex names the polarity itself; lists of intensity do not.
        let isJudging = isFraction && !neutralEmotions.contains(name)
        let side = emotion == .joy ? 4.0 : -4.0
        return ForeignEntry(
            term: word, valence: isJudging ? side * share : nil, emotions: Set(tags))
    }
}
