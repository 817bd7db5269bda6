// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// The XML of Pattern and TextBlob: a `word` for each sense of a form.
    static let pattern = LexiconFormat(
        name: "pattern", language: "en",
        recognises: { file in
            // Looking for a tag in a large file that has none would take long.
            file.text.first { !$0.isWhitespace } == "<"
                && WordTags(file.text).prefix(10).contains { entry(of: $0) != nil }
        },
        read: { file, draft in
            for tag in WordTags(file.text) {
                if let entry = entry(of: tag) {
                    draft.add(entry)
                } else {
                    draft.addProblem(
                        file, tag.line, "expected a word with form and polarity from -1 to 1")
                }
            }
        })

    /// The ends of both scales are the same, and their words use all of it.
    private static let scale = 4.0

    private static func entry(of tag: WordTags.Tag) -> ForeignEntry? {
        guard let form = tag.attributes["form"],
            let polarity = tag.attributes["polarity"].flatMap({
                ForeignEntry.number($0, in: -1...1)
            })
        else { return nil }
        return ForeignEntry(term: form, valence: polarity * scale)
    }
}
