// SPDX-License-Identifier: Apache-2.0

/// A term with what all lines about it say: the mean of their values, every tag and every form.
struct ImportedTerm {
    let table: ImportTable
    /// As it was first written.
    let spelling: String
    private var partOfSpeech = PartOfSpeech.uninflected
    private var sum = 0.0
    private var count = 0
    private var emotions: Set<Lexicon.Emotion> = []
    private var forms: Set<String> = []
    private var isExact = true

    init(table: ImportTable, spelling: String) {
        self.table = table
        self.spelling = spelling
    }

    /// Adds what a line says.
    mutating func add(_ entry: ForeignEntry) {
        partOfSpeech = entry.partOfSpeech
        if let valence = entry.valence {
            sum += valence
            count += 1
        }
        emotions.formUnion(entry.emotions)
        isExact = entry.isExact
        forms.formUnion(
            entry.forms.filter { form in
                form != spelling && ImportTable.place(of: form)?.table == .words
            })
    }

    /// Its line in the table, with one decimal; nil where its value is zero.
    ///
    /// `list`: what an emoji is called, since these lists have no names for them.
    func line(of list: String) -> String? {
        let tenths = (10 * sum / Double(max(1, count))).rounded()
        guard tenths != 0 else { return nil }
        let valence = String(tenths / 10)
        let tags = Self.cell(emotions.map(\.rawValue))
        let cells =
            switch table {
            case .words: [spelling, partOfSpeech.rawValue, valence, formCell, tags]
            case .idioms: [spelling, valence, tags]
            case .emoji: [spelling, valence, tags, list]
            }
        return cells.joined(separator: "\t")
    }

    private var formCell: String {
        isExact ? "!" + forms.sorted().joined(separator: ",") : Self.cell(Array(forms))
    }

    private static func cell(_ parts: [String]) -> String {
        parts.isEmpty ? "-" : parts.sorted().joined(separator: ",")
    }
}
