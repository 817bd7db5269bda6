// SPDX-License-Identifier: Apache-2.0

/// What a phrase says about the name behind it, when a text weighs one name against another.
package enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// The name is what another is measured by: "quicker than", "nicht so gut wie".
    case than
    /// The name loses against another: "beats".
    case beaten
    /// The writer went away from the name: "switched from", "goodbye".
    case left
    /// The writer went to the name: "switched to", "lieber".
    case chosen
    /// The name is the counter-example: "unlike", "im gegensatz zu".
    case unlike
    /// A clause begins that stands against the one before it: "whereas", "während".
    case differs
    /// The clause that it stands in is held against another: "by contrast", "dagegen".
    case adverse
    /// A clause begins about the last name, whatever place that has: "whose", "deren".
    case relates
    /// A clause begins: "and", "because", "the one from".
    case joins

    /// Whether it says something about a name, and not about a clause.
    var isAboutName: Bool { !beginsClause && self != .adverse }

    /// Whether the writer takes one and leaves another.
    var isChoice: Bool { self == .left || self == .beaten || self == .chosen }

    /// Whether it holds two companies against each other, so that an unknown word may be one:
    /// "recommend" and "but" also stand before products.
    var showsRival: Bool { pointsAway || self == .adverse }

    /// Whether a clause begins with it.
    var beginsClause: Bool { self == .differs || self == .relates || self == .joins }

    /// Whether what is said next still is about the name before: "A is quicker than B, and quieter".
    var keepsTopic: Bool { self == .than || self == .beaten }

    /// Whether what is said before the name is about another one: "glad I left A".
    var pointsAway: Bool { self == .left || self == .unlike || keepsTopic }
}
