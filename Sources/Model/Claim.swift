// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What is claimed about a brand by negative statements that say the same thing.
package struct Claim: Sendable, Hashable, Codable {
    /// What sort of thing is claimed.
    package enum Kind: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
        case harm, product, service, price, data, conduct, statement, employer, other
    }

    /// Who or what is hurt if the claim is true.
    ///
    /// Ordered: the worse one wins.
    package enum Harm: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable,
        Comparable
    {
        case none, money, health, life

        package static func < (left: Harm, right: Harm) -> Bool { left.rank < right.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Whether the brand could not (competence) or would not (integrity).
    package enum Violation: String, Sendable, Hashable, Codable, CaseIterable {
        case competence, integrity, unclear
    }

    /// Set by people only, with evidence and a name.
    package enum Truth: String, Sendable, Hashable, Codable, CaseIterable {
        case unknown, `true`, partly, `false`
    }

    /// Set by people only.
    package enum Responsibility: String, Sendable, Hashable, Codable, CaseIterable {
        case unknown, none, accidental, preventable
    }

    /// Version of the method and hash of the first wording, such as `v1:7f3a91c2`.
    package var fingerprint: String
    package var brandID: String
    /// The statement that stands for all: the one most like the others.
    package var text: String
    package var kind: Kind
    package var violation: Violation
    package var truth: Truth
    package var responsibility: Responsibility
    package var harm: Harm?
    /// Statement classes that most of its texts share: why they were grouped.
    package var sharedClasses: [String]
    package var firstSource: String
    package var firstSeen: Date
    package var lastSeen: Date

    package init(
        fingerprint: String, brandID: String, text: String, kind: Kind,
        violation: Violation = .unclear, truth: Truth = .unknown,
        responsibility: Responsibility = .unknown, harm: Harm? = nil,
        sharedClasses: [String] = [], firstSource: String, firstSeen: Date, lastSeen: Date
    ) {
        self.fingerprint = fingerprint
        self.brandID = brandID
        self.text = text
        self.kind = kind
        self.violation = violation
        self.truth = truth
        self.responsibility = responsibility
        self.harm = harm
        self.sharedClasses = sharedClasses
        self.firstSource = firstSource
        self.firstSeen = firstSeen
        self.lastSeen = lastSeen
    }
}
