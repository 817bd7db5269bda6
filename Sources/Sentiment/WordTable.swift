// SPDX-License-Identifier: Apache-2.0

/// The forms of a language's words, each with the entry that speaks for it.
package struct WordTable: Sendable {
    /// Which entry a form has, and by what right.
    private struct Place: Sendable {
        var entry: Int
        var layer: Int
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
                    entries[new.entry].outranks(entries[entry])
                }
            if isBetter { self = new }
        }
    }

    private var entries: [Lexicon.Entry] = []
    private var places: [String: Place] = [:]

    package init() {}

    /// The entry of a folded form.
    package subscript(form: String) -> Lexicon.Entry? { places[form].map { entries[$0.entry] } }

    /// Whether the word is in the table.
    package func contains(_ form: String) -> Bool { places[form] != nil }

    /// Adds an entry with its folded forms, where no entry with a better right has them.
    ///
    /// `listed`: forms that a person wrote; they win over what a rule made of another word.
    /// `derived`: forms that a rule made.
    /// `layer`: forms of a higher layer win over all of a lower one.
    package mutating func add(
        _ entry: Lexicon.Entry, listed: [String], derived: [String], layer: Int
    ) {
        let index = entries.count
        entries.append(entry)
        for form in listed { keep(Place(entry: index, layer: layer, isListed: true), form) }
        for form in derived { keep(Place(entry: index, layer: layer, isListed: false), form) }
    }

    private mutating func keep(_ place: Place, _ form: String) {
        // One look-up each: a lexicon has tens of thousands of forms.
        places[form, default: place].yield(to: place, among: entries)
    }
}
