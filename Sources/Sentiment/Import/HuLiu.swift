// SPDX-License-Identifier: Apache-2.0

extension LexiconFormat {
    /// The two lists of Hu and Liu, a word a line; the name of a file says which it is.
    static let huLiu = lines(
        "hu-liu",
        columns: "one word, and either positive or negative in the name of the file", comment: ";",
        entry: { line, file in
            guard let side = side(of: file), !line.contains(where: \.isWhitespace),
                !line.contains("<")
            else { return nil }
            return ForeignEntry(term: line, valence: side)
        })

    /// Clear praise or a clear complaint; nil for a name that does not tell.
    ///
    /// Ours: the lists have no values, and two is what our scale calls clear.
    private static func side(of file: String) -> Double? {
        let name = file.parts(between: UInt8(ascii: "/")).last?.lowercased() ?? ""
        let isPositive = name.contains("positive")
        guard isPositive != name.contains("negative") else { return nil }
        return isPositive ? 2 : -2
    }
}
