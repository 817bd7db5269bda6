// SPDX-License-Identifier: Apache-2.0

import Model

/// A sentence of which a person says how it is to be judged.
package struct TestSentence: Sendable, Hashable {
    /// The file and the line it stands in.
    var path: String
    var line: Int
    var language: String
    var label: Score.Label
    var text: String
    /// The brand that it is about.
    var brand: String?

    /// How it is judged instead, and by which words; nil when it holds.
    package func miss(by analyzer: Analyzer) -> LexiconProblem? {
        let brands = [brand].compactMap { $0 }.map { name in
            BrandMatcher(
                brand: Brand(id: name, name: name, code: name, match: [name]),
                tokenizer: analyzer.lexicons.tokenizer)
        }
        let score = analyzer.analyze(
            text, language: language, brands: brands, toward: brand
        ).score
        guard score.label != label else { return nil }
        // Adding nothing makes a negative zero a plain one.
        let value = (score.value * 100).rounded() / 100 + 0
        return LexiconProblem(
            path: path, line: line,
            what: "is judged \(score.label) (\(value)), expected \(label)",
            hint: reasons(score.evidence))
    }

    private func reasons(_ evidence: [Evidence]) -> String {
        guard !evidence.isEmpty else { return "no word of it is in a lexicon in force" }
        return evidence.map { step in
            let sign = step.operation == .multiply ? "x " : ""
            return "\(step.term) \(sign)\(step.weight) \(step.reason)"
        }.joined(separator: "; ")
    }
}
