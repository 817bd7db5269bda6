// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// Lists of the AFINN family: term and a whole number from -5 to 5.
    static let afinn = lines(
        "afinn", columns: "term and whole number from -5 to 5, with a tab between",
        entry: { line, _ in
            let cells = line.parts(between: UInt8(ascii: "\t"), omittingEmpty: false)
            guard cells.count == 2, let value = Int(cells[1]), -5...5 ~= value else { return nil }
            return ForeignEntry(term: cells[0], valence: Double(value) * scale)
        })

    /// Five of theirs are four of ours: both are the end of the scale.
    private static let scale = 0.8
}
