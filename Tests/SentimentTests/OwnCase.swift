// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

@testable import Sentiment

/// A line of a file in `Cases`, whose README says how they were written.
struct OwnCase: Decodable {
    let id: String
    let text: String
    let label: Score.Label
    /// Every label that is right, where it is not only one.
    let accept: [Score.Label]?
    let stars: Double?

    /// The cases of a file, by its name without ending.
    static func read(_ file: String) throws -> [OwnCase] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let text = try String(
            contentsOf: tests.appending(path: "Cases/\(file).jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").map {
            try JSONDecoder().decode(OwnCase.self, from: Data($0.utf8))
        }
    }

    /// What is wrong about a judgement of it; nil when nothing is.
    func miss(by analyzer: Analyzer) -> String? {
        let rating = stars.map { Rating(value: $0, best: 5, worst: 1) }
        let found = analyzer.analyze(text, rating: rating).score.label
        guard !(accept ?? [label]).contains(found) else { return nil }
        return "\(id): \(found), not \(label): \(isHeldOut ? "(held out)" : text)"
    }

    /// Even numbers are held out: nobody is to read where they fail.
    private var isHeldOut: Bool {
        id.split(separator: "-").last.flatMap { Int($0) }.map { $0.isMultiple(of: 2) } ?? false
    }
}
