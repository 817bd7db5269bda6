// SPDX-License-Identifier: Apache-2.0

/// When a rule or a playbook applies.
///
/// Every condition that is set must hold; what is unknown never counts as harmless.
package struct Conditions: Sendable, Hashable {
    package var severityAtLeast: Severity?
    package var harm: Set<Claim.Harm>?
    package var kind: Set<Claim.Kind>?
    package var truth: Set<Claim.Truth>?
    package var responsibility: Set<Claim.Responsibility>?
    package var violation: Set<Claim.Violation>?
    package var state: Set<Incident.State>?
    package var media: Bool?
    package var reviews: Bool?
    package var failure: Bool?
    package var angerShareAtLeast: Double?
    package var employees: Bool?
    package var copiesOnly: Bool?
    package var singleAuthor: Bool?
    package var blind: Bool?
    package var similarBefore: Bool?
    package var refutedBefore: Bool?
    package var evidence: Bool?

    package init() {}

    /// How many conditions are set: the more, the more specific.
    package var count: Int {
        let set: [Any?] = [
            severityAtLeast, harm, kind, truth, responsibility, violation, state, media, reviews,
            failure, angerShareAtLeast, employees, copiesOnly, singleAuthor, blind, similarBefore,
            refutedBefore, evidence,
        ]
        return set.count { $0 != nil }
    }
}

/// One thing that may have to be done, and when it has to be.
package struct Rule: Sendable, Hashable {
    /// How well research backs it.
    package enum Strength: String, Sendable, Hashable, Codable, CaseIterable {
        /// Several studies agree.
        case strong
        /// Some evidence.
        case some
        /// Our own default, without a study behind it.
        case `default`

        /// What a reader is told about it.
        package var label: Wording {
            switch self {
            case .strong: Wording(en: "strong evidence", de: "gut belegt")
            case .some: Wording(en: "some evidence", de: "teils belegt")
            case .default: Wording(en: "our default", de: "unsere Vorgabe")
            }
        }
    }

    /// By when: a point of the severity table, or a span from the alert.
    package enum Due: Sendable, Hashable {
        case acknowledge
        case beforeFirstWord
        case firstWord
        case after(Duration)
    }

    /// `R01` ...
    ///
    /// `R28` of the rule base.
    package var id: String
    package var when: Conditions
    package var owner: Role
    package var due: Due
    package var strength: Strength
    package var task: Wording
    package var because: Wording
    package var cancelIf: Wording?
    package var doNot: Wording?
    package var measure: Wording?
    /// Findings it leans on, such as `F17`; empty for our own defaults.
    package var sources: [String]

    package init(
        id: String, when: Conditions, owner: Role, due: Due, strength: Strength, task: Wording,
        because: Wording, cancelIf: Wording? = nil, doNot: Wording? = nil,
        measure: Wording? = nil, sources: [String] = []
    ) {
        self.id = id
        self.when = when
        self.owner = owner
        self.due = due
        self.strength = strength
        self.task = task
        self.because = because
        self.cancelIf = cancelIf
        self.doNot = doNot
        self.measure = measure
        self.sources = sources
    }
}

/// The words for one kind of crisis: it says the rules more concretely, and adds the drafts.
package struct Playbook: Sendable, Hashable {
    /// What a playbook says instead of the catalogue.
    package struct Replacement: Sendable, Hashable {
        package var task: Wording?
        package var because: Wording?

        package init(task: Wording?, because: Wording?) {
            self.task = task
            self.because = because
        }
    }

    /// A measure that tells whether the plan worked, and what it should show.
    package struct Goal: Sendable, Hashable {
        package var measure: Wording
        package var target: Wording

        package init(measure: Wording, target: Wording) {
            self.measure = measure
            self.target = target
        }
    }

    package var id: String
    package var version: Int
    package var title: Wording
    package var applies: Conditions
    /// Other words for a rule, by its id.
    package var instead: [String: Replacement]
    package var truthQuestion: Wording?
    package var doNot: [Wording]
    /// Drafts by name, such as `hold`.
    package var drafts: [String: Wording]
    package var success: [Goal]
    package var notKnown: [Wording]

    package init(
        id: String, version: Int, title: Wording, applies: Conditions,
        instead: [String: Replacement] = [:], truthQuestion: Wording? = nil,
        doNot: [Wording] = [], drafts: [String: Wording] = [:], success: [Goal] = [],
        notKnown: [Wording] = []
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.applies = applies
        self.instead = instead
        self.truthQuestion = truthQuestion
        self.doNot = doNot
        self.drafts = drafts
        self.success = success
        self.notKnown = notKnown
    }
}
