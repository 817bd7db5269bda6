// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// An alert as machines read it; keys become snake_case.
///
/// Keys are only ever added.
package struct AlertRecord: Encodable, Sendable {
    /// What is claimed, and what people have found out about it.
    package struct ClaimPart: Encodable, Sendable {
        let fingerprint: String
        let text: String
        let kind: Claim.Kind
        let violation: Claim.Violation
        let truth: Claim.Truth
        let responsibility: Claim.Responsibility
        let harm: String
        let sharedClasses: [String]
        let truthQuestion: String?
        let firstSource: String
        let firstSeen: Date
    }

    /// The figures that raised the alert, and what speaks for and against it.
    package struct Why: Encodable, Sendable {
        let detector = "count-share/1"
        let spanHours: Int
        let negatives: Int
        let mentions: Int
        let expected: Double
        let usualShare: Double
        let pCount: Double
        let pShare: Double
        let counted = "published time; near copies once; one negative per author and day"
        let items: Int
        let texts: Int
        let authors: Int
        let sources: Int
        let baselineDays: Int
        let learning: Bool
        let textsPerHour: [Int]
        let forIt: [String]
        let againstIt: [String]
    }

    /// How the claim spreads.
    package struct Spread: Encodable, Sendable {
        let copyShare: Double
        let doublingHours: Double?
        let media: Bool
        let vividMedia: Bool
    }

    /// One thing to do.
    package struct ActionPart: Encodable, Sendable {
        let n: Int
        let `do`: String
        let owner: String
        let due: Date
        let rule: String
        let because: String
        let strength: String
        let cancelIf: String?
    }

    /// A mention as evidence.
    package struct MentionPart: Encodable, Sendable {
        let id: String
        let at: Date
        let arrived: Date
        let source: String
        let url: String?
        let segment: String?
        let language: String?
        let rating: Rating?
        let fingerprint: String
        let quote: String
        let score: Double
        let evidence: [Model.Evidence]
    }

    /// What made the alert: enough to make it again.
    package struct ProvenancePart: Encodable, Sendable {
        let program: String
        let config: String
        let lexicon: String
        let playbook: String
        let replay: String
    }

    /// A span of time.
    package struct Span: Encodable, Sendable {
        let from: Date
        let to: Date
    }

    /// One reason for the severity.
    package struct PointPart: Encodable, Sendable {
        let points: Int
        let because: String
    }

    let schema = "leumund.alert/1"
    let id: String
    let incident: String
    let revision: Int
    let kind: Alert.Kind
    let signal: Alert.Signal
    let drill: Bool
    let state: Incident.State
    let severity: Severity
    let severityTotal: Int
    let severityRule = "critical from 7, serious from 4, warning from 2"
    let severityPoints: [PointPart]
    let brand: String
    let brandId: String
    let headline: String
    let timeZone: String
    let created: Date
    let opened: Date
    let window: Span
    let ended: Date?
    let dedupKey: String
    let claim: ClaimPart
    let why: Why
    let spread: Spread
    let audiences: [String: Int]
    let languages: [String: Int]
    let coverage: Coverage
    let mentions: [MentionPart]
    let mentionsTotal: Int
    let mentionsFile: String
    let historyFile: String
    let similar: [String]
    let notKnown: [String]
    let stance: Plan.Stance
    let actions: [ActionPart]
    let rulesCut: [String]
    let doNot: [String]
    let drafts: [String: String]
    let success: [Plan.Goal]
    let acknowledgeBy: Date?
    let firstWordBy: Date?
    let updateAtLatest: Date
    let transitions: [Incident.Transition]
    let provenance: ProvenancePart
}

/// What made an alert: enough to make it again.
package struct Provenance: Sendable, Hashable {
    /// Name and version of the program.
    package var program: String
    /// SHA-256 of the configuration file.
    package var configuration: String
    /// SHA-256 over all lexicon files.
    package var lexicon: String

    package init(program: String, configuration: String, lexicon: String) {
        self.program = program
        self.configuration = configuration
        self.lexicon = lexicon
    }
}
