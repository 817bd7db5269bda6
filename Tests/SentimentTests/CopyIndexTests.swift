// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sentiment
import Testing

@Suite struct CopyIndexTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)
    private static let report = """
        The bakery took 3 days to answer and then sent the same stale cake again, which nobody \
        at our table wanted to eat.
        """

    private func original(
        _ later: String, of earlier: String = report, scope: String = "hb", after days: Double = 1
    ) -> String {
        var index = CopyIndex()
        _ = index.fingerprint(of: earlier, id: "first", scope: "hb", at: Self.start)
        return index.fingerprint(
            of: later, id: "second", scope: scope, at: Self.start + days * 86_400)
    }

    /// A text of invented words, each of which stands once.
    private func words(_ range: Range<Int>) -> String {
        let letters = Array("abcdefghij")
        return range.map { "w" + String(String($0).map { letters[$0.wholeNumberValue ?? 0] }) }
            .joined(separator: " ")
    }

    @Test func `the first of a text is its own original`() {
        var index = CopyIndex()
        #expect(index.fingerprint(of: Self.report, id: "a", scope: "hb", at: Self.start) == "a")
    }

    @Test func `only the latest texts are remembered`() {
        var index = CopyIndex(mostTexts: 2)
        let texts = [words(0..<30), words(30..<60), words(60..<90)]
        for (place, text) in texts.enumerated() {
            _ = index.fingerprint(of: text, id: "\(place)", scope: "hb", at: Self.start)
        }
        #expect(index.fingerprint(of: texts[2], id: "x", scope: "hb", at: Self.start) == "2")
        #expect(index.fingerprint(of: texts[0], id: "y", scope: "hb", at: Self.start) == "y")
    }

    @Test func `what is taken back is known as if it had been found`() {
        let long = Self.report + " " + words(0..<14)
        let texts = [
            Self.report, words(100..<130), Self.report.uppercased(), long, "Too short",
            words(90..<125),
        ]
        var live = CopyIndex()
        var back = CopyIndex()
        for (place, text) in texts.enumerated() {
            let time = Self.start + Double(place)
            let found = live.fingerprint(of: text, id: "\(place)", scope: "hb", at: time)
            back.remember(text, fingerprint: found, scope: "hb", at: time)
        }
        for text in texts + [long.uppercased(), words(95..<128)] {
            let time = Self.start + 86_400
            #expect(
                back.fingerprint(of: text, id: "new", scope: "hb", at: time)
                    == live.fingerprint(of: text, id: "new", scope: "hb", at: time))
        }
    }

    @Test func `the same text is a copy`() { #expect(original(Self.report) == "first") }

    @Test func `a cut copy is one`() {
        #expect(original(String(Self.report.prefix(70))) == "first")
    }

    @Test func `a longer copy of a cut text is one`() {
        #expect(original(Self.report, of: String(Self.report.prefix(70))) == "first")
    }

    @Test func `a retitled copy is one`() {
        #expect(original("Stale cake, no answer\n" + Self.report) == "first")
    }

    @Test func `case and punctuation make no difference`() {
        let plain = Self.report.uppercased().replacing(",", with: " -")
        #expect(original(plain) == "first")
    }

    @Test func `other numbers make another report`() {
        #expect(original(Self.report.replacing("3", with: "12")) == "second")
    }

    @Test func `another text is none`() {
        #expect(original("The train left an hour late and the heating was broken too") == "second")
    }

    @Test func `a short text is never a copy`() {
        #expect(
            original("never again at this bakery", of: "never again at this bakery") == "second")
    }

    @Test func `another scope is another text`() {
        #expect(original(Self.report, scope: "other") == "second")
    }

    @Test func `a text is forgotten after a week`() {
        #expect(original(Self.report, after: 6.9) == "first")
        #expect(original(Self.report, after: 7.1) == "second")
    }

    @Test func `copies of copies lead to the first text`() {
        var index = CopyIndex()
        let ids = ["a", "b", "c"].map {
            index.fingerprint(of: Self.report, id: $0, scope: "hb", at: Self.start)
        }
        #expect(ids == ["a", "a", "a"])
    }

    @Test func `a part of a very long text is a copy of it`() {
        #expect(original(words(1000..<1400), of: words(0..<4000)) == "first")
    }

    @Test func `a very long text with a small common part is no copy`() {
        #expect(original(words(3900..<7900), of: words(0..<4000)) == "second")
    }

    @Test func `the longer text may hold further numbers`() {
        let long = words(0..<2000) + " in 1999 " + words(2000..<3000)
        #expect(original(long, of: words(0..<2000)) == "first")
    }

    @Test func `soft hyphens part no words`() {
        let hyphenated = Self.report.replacing("answer", with: "ans\u{AD}wer")
            .replacing("bakery", with: "bak\u{AD}ery").replacing("nobody", with: "no\u{AD}body")
        #expect(original(hyphenated.replacing("table", with: "ta\u{AD}ble")) == "first")
    }

    @Test func `every seventh word may be another one`() {
        let replaced = words(0..<70).split(separator: " ").enumerated()
            .map { $0 % 7 == 3 ? "other" : String($1) }.joined(separator: " ")
        #expect(original(replaced, of: words(0..<70)) == "first")
    }

    @Test func `every third word may not`() {
        let replaced = words(0..<70).split(separator: " ").enumerated()
            .map { $0 % 3 == 1 ? "other" : String($1) }.joined(separator: " ")
        #expect(original(replaced, of: words(0..<70)) == "second")
    }

    @Test func `the same words in another order are another text`() {
        let turned = (0..<10).reversed().map { words(($0 * 4)..<($0 * 4 + 4)) }
        #expect(original(turned.joined(separator: " "), of: words(0..<40)) == "second")
    }

    @Test func `a headline with another number makes no other report`() {
        let long = "\(Self.report) \(words(0..<20))"
        #expect(original("9 facts on cake\n\(long)", of: "Cake in 2 sentences\n\(long)") == "first")
    }

    @Test func `another day of the week makes another report`() {
        let form = "On Monday \(words(0..<30)) until Friday \(words(30..<40))"
        #expect(original(form.replacing("Friday", with: "Sunday"), of: form) == "second")
    }

    @Test func `half of a form in common is no copy`() {
        #expect(
            original(
                "\(words(0..<30)) \(words(30..<50))", of: "\(words(0..<30)) \(words(60..<80))")
                == "second")
    }

    @Test func `a longer copy stands for the first text as well`() {
        var index = CopyIndex()
        let texts = [words(0..<30), words(0..<90), words(50..<85)]
        let ids = zip(["cut", "whole", "end"], texts).map {
            index.fingerprint(of: $1, id: $0, scope: "hb", at: Self.start)
        }
        #expect(ids == ["cut", "cut", "cut"])
    }

    @Test func `among many reports in one form each still finds its own copy`() {
        var index = CopyIndex()
        let texts = (0..<300).map { number in
            let facts = words((number * 12)..<(number * 12 + 12))
            return "\(words(90_000..<90_040)) \(facts) \(words(90_040..<90_060))"
        }
        let ids = (texts + texts).enumerated().map {
            index.fingerprint(of: $1, id: "\($0)", scope: "hb", at: Self.start)
        }
        #expect(ids == (0..<600).map { "\($0 % 300)" })
    }

    @Test func `an empty text is its own`() { #expect(original("", of: "") == "second") }
}
