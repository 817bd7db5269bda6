// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Sentiment

/// The texts in `Cases` with the shipped word lists; `make accuracy` shows the figures in full.
struct OwnCasesTests {
    /// A floor is the share right when it was last measured, less two points.
    ///
    /// So a change may trade a few texts for others. What raises a share raises its floor.
    @Test(arguments: [
        ("phenomena-en", 0.815), ("phenomena-de", 0.77), ("stars", 0.745),
        ("calibration-en", 0.665), ("calibration-de", 0.61), ("brands-en", 0.845),
        ("brands-de", 0.79),
    ])
    func `our own texts are judged right as often as before`(file: String, floor: Double) throws {
        let cases = try OwnCase.read(file)
        try #require(!cases.isEmpty)
        let misses = cases.compactMap { $0.miss(by: ShippedLexicons.analyzer) }
        let share = 1 - Double(misses.count) / Double(cases.count)
        #expect(share >= floor, "\(file) misses:\n\(misses.joined(separator: "\n"))")
    }
}
