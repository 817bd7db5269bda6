// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

@testable import Sentiment

/// A line of a file in `Cases`, whose README says how they were written.
struct OwnCase: Decodable {
    let id: String
    let text: String
    private(set) var label: Score.Label
    /// The brand that the label is about, and another with a label of its own.
    private(set) var brand: String?
    private var other: String?
    private let other_label: Score.Label?
    /// Every label that is right, where it is not only one.
    let accept: [Score.Label]?
    let stars: Double?

    /// The cases of a file, by its name without ending.
    static func read(_ file: String) throws -> [OwnCase] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let text = try String(
            contentsOf: tests.appending(path: "Cases/\(file).jsonl"), encoding: .utf8)
        return try text.split(separator: "\n").flatMap {
            let one = try JSONDecoder().decode(OwnCase.self, from: Data($0.utf8))
            return [one] + [one.turned].compactMap { $0 }
        }
    }

    /// The same text about its other brand.
    private var turned: OwnCase? {
        guard let other, let other_label else { return nil }
        var turned = self
        turned.brand = other
        turned.other = brand
        turned.label = other_label
        return turned
    }

    /// What is wrong about a judgement of it; nil when nothing is.
    func miss(by analyzer: Analyzer) -> String? {
        let rating = stars.map { Rating(value: $0, best: 5, worst: 1) }
        let brands = [("brand", brand), ("other", other)].compactMap { id, name in
            name.map {
                BrandMatcher(
                    brand: Brand(id: id, name: $0, code: "BR", match: [$0]),
                    tokenizer: analyzer.lexicons.tokenizer)
            }
        }
        let found = analyzer.analyze(text, rating: rating, brands: brands, toward: "brand")
            .score.label
        guard !(accept ?? [label]).contains(found) else { return nil }
        return
            "\(id)\(brand.map { " \($0)" } ?? ""): \(found), not \(label): \(isHeldOut ? "(held out)" : text)"
    }

    /// Even numbers are held out, but for the first sixty about two brands: nobody is to read where
    /// they fail.
    private var isHeldOut: Bool {
        guard let number = id.split(separator: "-").last.flatMap({ Int($0) }) else { return false }
        return number.isMultiple(of: 2) && (brand == nil || number > 60)
    }
}
