// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// The list of VADER, `vader_lexicon.txt`: term, mean, deviation and the single ratings.
    ///
    /// Its scale of -4 to 4 is ours.
    static let vader = lines(
        "vader", columns: "term, mean from -4 to 4, deviation, [ratings], with tabs between",
        entry: { line, _ in
            let cells = line.parts(between: UInt8(ascii: "\t"), omittingEmpty: false)
            guard cells.count == 4, cells[3].hasPrefix("["), Double(cells[2]) != nil,
                let mean = ForeignEntry.number(cells[1], in: -4...4)
            else { return nil }
            return ForeignEntry(term: cells[0], valence: mean)
        })
}
