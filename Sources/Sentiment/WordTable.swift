// SPDX-License-Identifier: Apache-2.0

/// The forms of a language's words, each with the entry that speaks for it.
package struct WordTable: Sendable {
    /// Which entry a form has, and by what right.
    private struct Place: Sendable {
        var entry: Int32
        var layer: Int16
        var isListed: Bool

        /// Lets another entry have the form if it has the better right, whichever came first.
        mutating func yield(to new: Place, among entries: [Lexicon.Entry]) {
            guard new.entry != entry else { return }
            let isBetter =
                if new.layer != layer {
                    new.layer > layer
                } else if new.isListed != isListed {
                    new.isListed
                } else {
                    entries[Int(new.entry)].outranks(entries[Int(entry)])
                }
            if isBetter { self = new }
        }
    }

    private var entries: [Lexicon.Entry] = []
    private var places: [Place] = []
    private var placeOfForm = KeyTable()

    package init() {}

    /// The entry of a folded form.
    package subscript(form: WordKey) -> Lexicon.Entry? {
        placeOfForm[form].map { entries[Int(places[$0].entry)] }
    }

    /// Whether the word is in the table.
    package func contains(_ form: WordKey) -> Bool { placeOfForm[form] != nil }

    /// Adds an entry with its folded forms, where no entry with a better right has them.
    ///
    /// `listed`: forms that a person wrote; they win over what a rule made of another word.
    /// `derived`: forms that a rule made.
    /// `layer`: forms of a higher layer win over all of a lower one.
    mutating func add(
        _ entry: Lexicon.Entry, listed: [WordKey], derived: [WordForms], layer: Int
    ) {
        let index = Int32(entries.count)
        entries.append(entry)
        for form in listed {
            keep(Place(entry: index, layer: Int16(layer), isListed: true), form)
        }
        for forms in derived {
            forms.forEachKey {
                keep(Place(entry: index, layer: Int16(layer), isListed: false), $0)
            }
        }
    }

    private mutating func keep(_ place: Place, _ form: WordKey) {
        let known = placeOfForm.index(of: form.bits, orPut: places.count)
        if known == places.count {
            places.append(place)
        } else {
            places[known].yield(to: place, among: entries)
        }
    }
}
