// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

/// Groups negative statements about one brand by what they claim.
///
/// Each statement is compared with every group by the statement classes and the words they have
/// in common, rare ones counting more, and joins the most similar one. One pass in order of
/// arrival; a statement costs its own size times the number of groups alive.
package struct ClaimBook: Sendable, Hashable, Codable {
    /// A claim with the sums from which similarity to all its members is computed at once.
    fileprivate struct Group: Sendable, Hashable, Codable {
        var claim: Claim
        var members: Int
        /// Sums of unit vectors: the product with a unit vector is the sum of all cosines.
        var classes: [String: Double]
        var words: [String: Double]
        var harmTexts: [Claim.Harm: Int]
        var kindWeights: [Claim.Kind: Double]
        /// Similarity of the member that gives the claim its text.
        var typical: Double
    }

    /// How much classes and words count.
    ///
    /// Source: research on claim grouping, where classes with weight .7 and wordings with .3
    /// (cosine taken threefold) did best.
    private static let classWeight = 0.7
    private static let wordWeight = 0.9
    /// From this mean similarity on a statement joins a group; same source.
    private static let joins = 0.07
    /// A claim nobody has repeated for this long starts anew.
    private static let memory: TimeInterval = 30 * 86_400
    /// Words kept per group, the heaviest.
    private static let keptWords = 48

    private var groups: [Group] = []
    private var classCounts: [String: Int] = [:]
    private var statements = 0

    package init() {}

    /// The claims alive, in order of first appearance.
    package var claims: [Claim] { groups.map(\.claim) }

    /// The claim of a fingerprint; nil when it is no longer alive.
    package func claim(_ fingerprint: String) -> Claim? {
        groups.first { $0.claim.fingerprint == fingerprint }?.claim
    }

    /// Puts a negative statement to its claim, or starts a new one, and returns its fingerprint.
    package mutating func assign(
        _ mention: Mention, catalog: [String: StatementClass]
    ) -> String {
        groups.removeAll { mention.arrived.timeIntervalSince($0.claim.lastSeen) > Self.memory }
        statements += 1
        for name in mention.classes { classCounts[name, default: 0] += 1 }
        let classes = unit(mention.classes.map { ($0, rarity(of: $0) * emphasis(of: catalog[$0])) })
        let words = unit(mention.keywords.map { (String($0.prefix(Self.stemLength)), 1) })
        let failures = classes.keys.filter { isFailure(catalog[$0]) }
        let scored = groups.map { group in
            group.claimsOther(than: failures) { isFailure(catalog[$0]) }
                ? 0 : similarity(classes, words, to: group)
        }
        if let best = scored.indices.max(by: { scored[$0] < scored[$1] }),
            scored[best] >= Self.joins
        {
            groups[best].add(mention, classes, words, catalog, typical: scored[best])
            groups[best].trimWords(to: Self.keptWords)
            return groups[best].claim.fingerprint
        }
        groups.append(Group(mention, classes, words, catalog))
        return groups[groups.count - 1].claim.fingerprint
    }
}

extension ClaimBook {
    /// From this valence on a class names a failure, else an aspect.
    private static let failure = -0.9
    private static let aspectEmphasis = 0.7

    /// Words are compared by their first letters, which most endings leave alone.
    private static let stemLength = 7

    /// Information of a class within the brand: minus the logarithm of its smoothed share.
    private func rarity(of name: String) -> Double {
        -log((Double(classCounts[name] ?? 0) + 0.5) / (Double(statements) + 1.5))
    }

    /// What failed says more about a claim than what it failed on: a torn bag and a splinter in a
    /// bag are two claims.
    ///
    /// Ours, chosen on the development set of claims.
    private func emphasis(of statement: StatementClass?) -> Double {
        isFailure(statement) ? 1 : Self.aspectEmphasis
    }

    private func isFailure(_ statement: StatementClass?) -> Bool {
        (statement?.valence ?? 0) <= Self.failure
    }

    private func unit(_ weights: [(String, Double)]) -> [String: Double] {
        let vector = Dictionary(weights, uniquingKeysWith: max)
        let length = vector.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length == 0 ? [:] : vector.mapValues { $0 / length }
    }

    private func similarity(
        _ classes: [String: Double], _ words: [String: Double], to group: Group
    ) -> Double {
        let members = Double(group.members)
        return Self.classWeight * product(classes, group.classes) / members
            + Self.wordWeight * product(words, group.words) / members
    }

    /// Sorted, so that rounding is the same in every run.
    private func product(_ left: [String: Double], _ right: [String: Double]) -> Double {
        left.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * (right[$1.key] ?? 0) }
    }
}

extension ClaimBook.Group {
    fileprivate init(
        _ mention: Mention, _ classes: [String: Double], _ words: [String: Double],
        _ catalog: [String: StatementClass]
    ) {
        claim = Claim(
            fingerprint: "v1:" + mention.id.prefix(8), brandID: mention.brandID,
            text: mention.text.firstLine, kind: .other, firstSource: mention.source,
            firstSeen: mention.published, lastSeen: mention.published)
        members = 0
        self.classes = [:]
        self.words = [:]
        harmTexts = [:]
        kindWeights = [:]
        typical = 0
        add(mention, classes, words, catalog, typical: 0)
    }

    fileprivate mutating func add(
        _ mention: Mention, _ classes: [String: Double], _ words: [String: Double],
        _ catalog: [String: StatementClass], typical similarity: Double
    ) {
        members += 1
        self.classes.merge(classes, uniquingKeysWith: +)
        self.words.merge(words, uniquingKeysWith: +)
        claim.lastSeen = max(claim.lastSeen, mention.published)
        let known = mention.classes.compactMap { catalog[$0] }
        if let harm = known.compactMap(\.harm).max() { harmTexts[harm, default: 0] += 1 }
        for statement in known {
            // An aspect says less about the kind of claim than a failure does.
            kindWeights[statement.kind, default: 0] += max(0.25, -statement.valence)
        }
        if similarity > typical {
            typical = similarity
            claim.text = mention.text.firstLine
        }
        describe(catalog)
    }

    /// What the members have in common: kind, harm, and the classes that most of them share.
    private mutating func describe(_ catalog: [String: StatementClass]) {
        let kinds = kindWeights.sorted { ($0.value, $1.key.rawValue) > ($1.value, $0.key.rawValue) }
        claim.kind = kinds.first?.key ?? .other
        claim.harm = hintedHarm
        claim.violation = claim.kind.usualViolation
        claim.sharedClasses = classes.filter { $0.value >= 0.3 * Double(members) }
            .sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(3).map(\.key)
    }

    /// The worst harm that two texts hint at, or the only one: a single word among many may be
    /// chance.
    ///
    /// Who hints at a danger to life hints at one to health as well, but "none" is believed only of
    /// texts that say it.
    private var hintedHarm: Claim.Harm? {
        Claim.Harm.allCases.last { harm in
            let texts = harmTexts.filter { harm == .none ? $0.key == harm : $0.key >= harm }
            return texts.values.reduce(0, +) >= min(2, members)
        }
    }

    /// Whether both name failures and none is the same: a torn bag is no splinter in a bag,
    /// however many words the two share.
    fileprivate func claimsOther(
        than failures: [String], isFailure: (_ name: String) -> Bool
    ) -> Bool {
        guard !failures.isEmpty, failures.allSatisfy({ classes[$0] == nil }) else { return false }
        return classes.keys.contains(where: isFailure)
    }

    fileprivate mutating func trimWords(to count: Int) {
        guard words.count > 2 * count else { return }
        let kept = words.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(count)
        words = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}

extension Claim.Kind {
    /// What such claims usually accuse of; a proposal that people confirm or change.
    var usualViolation: Claim.Violation {
        switch self {
        case .harm, .product, .service: .competence
        case .conduct, .statement: .integrity
        case .price, .data, .employer, .other: .unclear
        }
    }
}

extension String {
    /// The first line, which holds the title where there is one, at most 160 characters: what
    /// fits into a line of an alert.
    fileprivate var firstLine: String {
        let line = split(whereSeparator: \.isNewline).first.map(String.init) ?? self
        guard line.count > 160 else { return line }
        return line.prefix(159).trimmingCharacters(in: .whitespaces) + "…"
    }
}
