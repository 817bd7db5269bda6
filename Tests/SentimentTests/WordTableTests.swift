// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct WordTableTests {
    private func entry(_ lemma: String, _ valence: Double) -> Lexicon.Entry {
        Lexicon.Entry(lemma: lemma, partOfSpeech: .noun, valence: valence, emotions: [])
    }

    @Test func `a form that nobody added has no entry`() {
        var table = WordTable()
        table.add(
            entry("fault", -1), listed: [WordKey("fault")], derived: [WordForms("faults")], layer: 0
        )
        #expect(table["faults"]?.lemma == "fault")
        #expect(table["faulty"] == nil)
        #expect(table.contains("fault") && !table.contains("faulty"))
    }

    @Test func `a higher layer wins, a lower one that comes later does not`() {
        var table = WordTable()
        table.add(entry("new", 1), listed: [WordKey("form")], derived: [], layer: 1)
        table.add(entry("old", -4), listed: [WordKey("form")], derived: [], layer: 0)
        #expect(table["form"]?.lemma == "new")
    }

    @Test func `what is listed wins over what is derived, whichever comes first`() {
        var table = WordTable()
        table.add(
            entry("derived", -4), listed: [], derived: [WordForms("one"), WordForms("two")],
            layer: 0)
        table.add(
            entry("listed", 1), listed: [WordKey("one"), WordKey("two")], derived: [], layer: 0)
        table.add(entry("late", -4), listed: [], derived: [WordForms("two")], layer: 0)
        #expect(table["one"]?.lemma == "listed")
        #expect(table["two"]?.lemma == "listed")
    }

    @Test func `of two as strong the negative one holds`() {
        var table = WordTable()
        table.add(entry("same", -2), listed: [WordKey("form")], derived: [], layer: 0)
        table.add(entry("same", 2), listed: [WordKey("form")], derived: [], layer: 0)
        #expect(table["form"]?.valence == -2)
    }
}

extension WordForms {
    fileprivate init(_ word: String) { self = word.withBytes { WordForms($0) } }
}
