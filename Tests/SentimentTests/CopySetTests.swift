// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sentiment
import Testing

/// How many of the edited copies are found among everything else, and how much is found wrongly.
///
/// Texts of even number served for tuning; those of odd number were held out.
@Suite struct CopySetTests {
    private static let start = Date(timeIntervalSince1970: 1_700_000_000)

    /// The set in some order, with the fingerprint each text gets when it comes by.
    private struct Stream {
        private let members: [CopySet.Member]
        private let fingerprints: [String]

        init(_ members: [CopySet.Member]) {
            var index = CopyIndex()
            self.members = members
            fingerprints = members.enumerated().map { number, member in
                index.fingerprint(
                    of: member.text, id: "\(number)", scope: "one",
                    at: CopySetTests.start + Double(number))
            }
        }

        /// Share of the copies that have the fingerprint of their original, by edit.
        func recall(of part: (Int) -> Bool) -> [String: (found: Int, all: Int)] {
            var originals: [Int: String] = [:]
            for (member, print) in zip(members, fingerprints) where member.edit == "original" {
                originals[member.base] = print
            }
            return zip(members, fingerprints).reduce(into: [:]) { figures, next in
                let (member, print) = next
                guard member.edit != "original", part(member.base) else { return }
                let isFound = originals[member.base] == print
                figures[member.edit, default: (0, 0)].all += 1
                figures[member.edit, default: (0, 0)].found += isFound ? 1 : 0
            }
        }

        /// Share of the pairs with one fingerprint that are of one text.
        func precision(of part: (Int) -> Bool) -> (right: Int, all: Int) {
            let groups = Dictionary(grouping: zip(members, fingerprints), by: \.1)
            return groups.values.reduce(into: (0, 0)) { figures, group in
                let bases = group.map(\.0.base)
                let sizes = Dictionary(grouping: bases) { $0 }.mapValues(\.count)
                for (base, size) in sizes where part(base) {
                    figures.0 += size * (size - 1) / 2
                    figures.1 += size * (size - 1) / 2 + size * (bases.count - size)
                }
            }
        }
    }

    /// Originals first, as news comes before its copies, or everything in any order.
    enum Order: CaseIterable {
        case originalsFirst
        case mixed

        var members: [CopySet.Member] {
            var chance = Chance(seed: 7)
            let mixed = CopySet.members.shuffled(using: &chance)
            guard self == .originalsFirst else { return mixed }
            return mixed.filter { $0.edit == "original" } + mixed.filter { $0.edit != "original" }
        }
    }

    @Test(arguments: Order.allCases)
    func `at least 95 of 100 copies are found, and 99 of 100 finds are copies`(order: Order) {
        let stream = Stream(order.members)
        for (name, part) in [("tuning", { $0 % 2 == 0 }), ("held out", { $0 % 2 == 1 })]
            as [(String, (Int) -> Bool)]
        {
            let edits = stream.recall(of: part)
            let found = edits.values.reduce(0) { $0 + $1.found }
            let all = edits.values.reduce(0) { $0 + $1.all }
            let precision = stream.precision(of: part)
            let figures = edits.sorted { $0.key < $1.key }
                .map { "\($0.key) \($0.value.found)/\($0.value.all)" }.joined(separator: ", ")
            #expect(
                Double(found) >= 0.95 * Double(all), "\(name): \(found) of \(all): \(figures)")
            #expect(
                Double(precision.right) >= 0.99 * Double(precision.all),
                "\(name): \(precision.right) of \(precision.all) pairs")
        }
    }

    @Test func `the set holds what it says`() {
        #expect(CopySet.bases.count == 60)
        let lengths = CopySet.bases.map { $0.body.split(separator: " ").count }
        #expect((lengths.min() ?? 0) >= 25)
        #expect((lengths.max() ?? 0) >= 380)
    }
}
