// SPDX-License-Identifier: Apache-2.0

import Model

/// How often a label like this one is right.
///
/// Lines through what was right on the sets that may be used for it, every set counting the same
/// (docs/method.md has the table); how often is right depends on who writes, and on how many of
/// the texts are neutral.
enum Confidence {
    /// Share of texts with this label, score and evidence that are labelled so by people, 0 to 1.
    ///
    /// Linear in the steps.
    static func share(_ label: Score.Label, _ value: Double, _ evidence: [Evidence]) -> Double {
        switch label {
        case .negative: 0.15 + 0.5 * abs(value) + 0.3 * oneSidedness(evidence)
        case .positive: min(0.6 + 0.45 * abs(value), largest)
        // Words that cancel each other, or are just too weak, seldom make a neutral text.
        case .neutral: evidence.isEmpty ? 0.55 : 0.2
        }
    }

    /// Nothing that a person wrote is sure.
    private static let largest = 0.98

    /// 1 where all words point the same way, 0 where they cancel each other.
    private static func oneSidedness(_ evidence: [Evidence]) -> Double {
        let weights = evidence.lazy.filter { $0.operation == .add }.map(\.weight)
        let total = weights.reduce(0) { $0 + abs($1) }
        return total == 0 ? 0 : abs(weights.reduce(0, +)) / total
    }
}
