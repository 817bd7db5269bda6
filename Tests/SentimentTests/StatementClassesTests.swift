// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Sentiment

@Suite struct StatementClassesTests {
    private func matches(_ stems: [(String, [String])], in text: String) -> [StatementClasses.Match]
    {
        var classes = StatementClasses()
        for (name, stems) in stems {
            classes.add(
                StatementClass(name: name, kind: .product, harm: nil, valence: -1), stems: stems)
        }
        return classes.matches(in: Tokenizer().tokens(of: text))
    }

    @Test(arguments: [
        ("refus", "they refused", true), ("refus", "confused", false), ("re", "refused", true),
        ("*splitter", "Metallsplitterchen", true), ("*splitter", "Splitter", true),
        ("*splitter", "Splitt", false), ("ramp$", "the ramp", true), ("ramp$", "rampant", false),
        ("ramp$", "cramp", false), ("*ramp$", "a ramp", true), ("*ramp$", "ramps", false),
        ("*ramp$", "cramp", true),
        ("nüsse$", "Nuesse", true), ("refus", "#refused", true), ("refus", "12", false),
        ("ki$", "KI", true), ("ki$", "Kiste", false), ("x$", "x", true), ("*ä", "Fähre", true),
    ])
    func `a stem matches by its signs`(stem: String, text: String, isFound: Bool) {
        #expect(matches([("one", [stem])], in: text).isEmpty == !isFound)
    }

    @Test(arguments: [
        ("refus refund", "refused refunds", 0..<2), ("refus *fund", "they refuse a refund", nil),
        ("refus *fund", "they refuse prefunding", 1..<3), ("no refund$", "no refunds", nil),
        ("no refund$", "no refund", 0..<2), ("no refund", "no", nil),
        ("*fall *fall", "unfall beifall", 0..<2),
    ])
    func `the words of a stem follow each other`(stem: String, text: String, range: Range<Int>?) {
        #expect(matches([("one", [stem])], in: text).first?.range == range)
    }

    @Test func `a part in the middle is found after a part that leads astray`() {
        #expect(matches([("one", ["*unfall"])], in: "ununfunfall").count == 1)
    }

    @Test func `classes come in the order of the text, each once`() {
        let found = matches(
            [("first", ["alpha"]), ("second", ["beta"])], in: "beta alpha beta alpha")
        #expect(found.map(\.statement.name) == ["second", "first"])
        #expect(found.map(\.range) == [0..<1, 1..<2])
    }

    @Test func `stems of two classes may share their beginning`() {
        let found = matches(
            [("first", ["alpha", "alphabet"]), ("second", ["alp"])], in: "alphabet")
        #expect(Set(found.map(\.statement.name)) == ["first", "second"])
    }

    @Test func `a class that comes again keeps its stems and takes the new value`() {
        var classes = StatementClasses()
        for (stem, valence) in [("alpha", -1.0), ("beta", -2.0)] {
            classes.add(
                StatementClass(name: "one", kind: .harm, harm: .life, valence: valence),
                stems: [stem])
        }
        #expect(classes.catalog.keys.sorted() == ["one"])
        #expect(classes["one"]?.valence == -2)
        #expect(classes.matches(in: Tokenizer().tokens(of: "alpha")).count == 1)
    }

    @Test func `empty stems match nothing`() {
        #expect(matches([("one", ["", "*", "$", " "])], in: "any word").isEmpty)
    }

    @Test func `one endless word costs its length`() {
        // Each place begins like the stem and fails after three letters.
        let word = String(repeating: "unf", count: 30_000)
        #expect(matches([("one", ["*unfall"])], in: word).isEmpty)
    }
}

extension StatementClasses {
    fileprivate mutating func add(_ statement: StatementClass, stems: [String]) {
        stems.joined(separator: ",").withBytes {
            add(statement, stems: $0.items(between: UInt8(ascii: ",")))
        }
    }
}
