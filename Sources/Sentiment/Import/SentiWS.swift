// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// The two files of SentiWS: lemma with its part of speech, weight from -1 to 1, forms.
    static let sentiWS = lines(
        "sentiws", language: "de",
        columns: "Lemma|NN (or VVINF, ADJX, ADV), weight from -1 to 1, forms, with tabs between",
        entry: { line, _ in
            let cells = line.parts(between: UInt8(ascii: "\t"), omittingEmpty: false)
            let name = cells[0].parts(between: UInt8(ascii: "|"))
            guard 2...3 ~= cells.count, name.count == 2, let part = parts[name[1]],
                let weight = ForeignEntry.number(cells[1], in: -1...1)
            else { return nil }
            return ForeignEntry(
                term: name[0], partOfSpeech: part, valence: valence(of: weight),
                forms: (cells.count == 3 ? cells[2] : "").parts(between: UInt8(ascii: ",")),
                isExact: false)
        })

    private static let parts: [String: PartOfSpeech] = [
        "NN": .noun, "VVINF": .verb, "ADJX": .adjective, "ADV": .uninflected,
    ]

    /// The root spreads the weights over the scale.
    ///
    /// Ours: they come from counting which words stand together, so that most are near zero, and in
    /// proportion most words would say nothing; the order among them stays.
    private static func valence(of weight: Double) -> Double {
        4 * (weight < 0 ? -(-weight).squareRoot() : weight.squareRoot())
    }
}
