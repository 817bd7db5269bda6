// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// What to do about an incident, in order; made by rules, carried out by people.
package struct Plan: Sendable, Hashable, Codable {
    /// How to speak, from what people have found out.
    ///
    /// Source: rule base, section 3.
    package enum Stance: String, Sendable, Hashable, Codable, CaseIterable {
        case hold, refute, clarify, inform, explain, rebuild, disclose, answer
    }

    /// One thing to do, with who, by when and why.
    package struct Action: Sendable, Hashable, Codable {
        /// Place in the order, from 1.
        package var number: Int
        package var task: String
        /// The role, or the person the configuration names for it.
        package var owner: String
        package var due: Date
        /// Rules it follows from, such as `R03`.
        package var rules: [String]
        package var because: String
        package var strength: Rule.Strength
        package var cancelIf: String?

        package init(
            number: Int, task: String, owner: String, due: Date, rules: [String],
            because: String, strength: Rule.Strength, cancelIf: String?
        ) {
            self.number = number
            self.task = task
            self.owner = owner
            self.due = due
            self.rules = rules
            self.because = because
            self.strength = strength
            self.cancelIf = cancelIf
        }
    }

    /// A measure that tells whether the plan worked, and what it should show.
    package struct Goal: Sendable, Hashable, Codable {
        package var measure: String
        package var target: String

        package init(measure: String, target: String) {
            self.measure = measure
            self.target = target
        }
    }

    /// Id and version of the playbook, such as `harm/1`.
    package var playbook: String
    /// Why this playbook.
    package var title: String
    package var stance: Stance
    package var actions: [Action]
    /// Actions that applied but were cut, by rule.
    package var cut: [String]
    package var doNot: [String]
    package var truthQuestion: String?
    /// Drafts by language: the team's own languages, blanks still in square brackets.
    package var drafts: [String: String]
    package var success: [Goal]
    package var notKnown: [String]
    package var acknowledgeBy: Date?
    package var firstWordBy: Date?
    package var updateBy: Date

    package init(
        playbook: String, title: String, stance: Stance, actions: [Action], cut: [String],
        doNot: [String], truthQuestion: String?, drafts: [String: String], success: [Goal],
        notKnown: [String], acknowledgeBy: Date?, firstWordBy: Date?, updateBy: Date
    ) {
        self.playbook = playbook
        self.title = title
        self.stance = stance
        self.actions = actions
        self.cut = cut
        self.doNot = doNot
        self.truthQuestion = truthQuestion
        self.drafts = drafts
        self.success = success
        self.notKnown = notKnown
        self.acknowledgeBy = acknowledgeBy
        self.firstWordBy = firstWordBy
        self.updateBy = updateBy
    }
}
