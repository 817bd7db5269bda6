// SPDX-License-Identifier: Apache-2.0

/// How a text judges, and every step that led there.
package struct Score: Sendable, Hashable, Codable {
    /// The three ways a text can judge.
    package enum Label: String, Sendable, Hashable, Codable, CaseIterable {
        case negative, neutral, positive
    }

    /// From -1 (worst) to 1 (best); made from `sum` as docs/method.md states.
    package var value: Double
    package var label: Label
    /// From 0 to 1: how often a label like this one is right (docs/method.md).
    package var confidence: Double
    /// What the evidence, replayed in order, adds up to; unbounded.
    package var sum: Double
    /// BCP 47 tag of the language it was read in; nil when none was recognised.
    package var language: String?
    /// False where nothing could be judged; the label then is `neutral` and means nothing.
    package var isScorable: Bool
    package var evidence: [Evidence]
    /// How the whole text judges, where it names others too and the rest is about one brand alone.
    package var whole: Whole?

    /// What a text as a whole comes to.
    package struct Whole: Sendable, Hashable, Codable {
        /// From -1 (worst) to 1 (best).
        package var value: Double
        package var label: Label
        package var sum: Double

        package init(value: Double, label: Label, sum: Double) {
            self.value = value
            self.label = label
            self.sum = sum
        }
    }

    package init(
        value: Double, label: Label, confidence: Double, sum: Double, language: String? = nil,
        isScorable: Bool = true, evidence: [Evidence] = []
    ) {
        self.value = value
        self.label = label
        self.confidence = confidence
        self.sum = sum
        self.language = language
        self.isScorable = isScorable
        self.evidence = evidence
    }
}

/// One step of a score: the words that made it, what they did, and why.
package struct Evidence: Sendable, Hashable, Codable {
    /// What a step does to the sum so far.
    package enum Operation: String, Sendable, Hashable, Codable {
        /// The weight is added to the sum.
        case add
        /// The sum so far is multiplied by the weight.
        case multiply
    }

    /// The words as they stand in the text, or the name of the rule.
    package var term: String
    /// First byte of the words in the UTF-8 text.
    package var start: Int
    /// One past the last byte.
    package var end: Int
    package var operation: Operation
    package var weight: Double
    /// In plain words, such as `lexicon, negated by "not"`.
    package var reason: String

    package init(
        term: String, start: Int, end: Int, operation: Operation, weight: Double, reason: String
    ) {
        self.term = term
        self.start = start
        self.end = end
        self.operation = operation
        self.weight = weight
        self.reason = reason
    }
}
