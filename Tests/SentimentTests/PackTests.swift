// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct PackTests {
    private static let shipped = LexiconFolder(
        name: "shipped",
        files: [
            "en/words.tsv": "lemma\tpos\tvalence\nthin\ta\t1.0\n",
            "en/packs/retail.tsv":
                "term\tpos\tvalence\tforms\ttags\tnote\nthin\ta\t-1.5\t-\t-\t-\n"
                + "wears out\t-\t-2.0\t-\t-\t-\n",
            "en/packs/travel.tsv": "term\tpos\tvalence\nthin\ta\t-3.0\n",
        ])

    private func evidence(
        _ text: String, packs: Set<String>, over own: String? = nil
    ) -> [(weight: Double, reason: String)] {
        let files = own.map { ["en/words.tsv": "lemma\tpos\tvalence\n\($0)\n"] } ?? [:]
        var reader = LexiconReader(
            folders: [Self.shipped, LexiconFolder(name: "own", files: files)], packs: packs)
        let analyzer = Analyzer(lexicons: reader.read())
        return analyzer.analyze(text, language: "en").score.evidence.map { ($0.weight, $0.reason) }
    }

    @Test func `a pack counts only when it is asked for`() {
        #expect(evidence("A thin one", packs: []).map(\.weight) == [1])
        #expect(evidence("A thin one", packs: ["retail"]).map(\.weight) == [-1.5])
    }

    @Test func `the evidence names the pack`() {
        #expect(evidence("A thin one", packs: ["retail"]).map(\.reason) == ["pack retail"])
        #expect(evidence("It wears out", packs: ["retail"]).map(\.reason) == ["idiom, pack retail"])
    }

    @Test func `what the user wrote wins over a pack`() {
        #expect(
            evidence("A thin one", packs: ["retail"], over: "thin\ta\t2.0").map(\.weight) == [2])
    }

    @Test func `a folder names its packs`() {
        #expect(Self.shipped.packs == ["retail", "travel"])
    }
}
