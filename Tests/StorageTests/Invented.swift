// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// Small invented things, and a folder of its own for each test.
enum Invented {
    static let begin = Date(timeIntervalSince1970: 1_795_132_800)

    static func mention(
        _ id: String, brand: String = "halmbach", arrived hours: Double = 0,
        label: Score.Label = .negative, value: Double = -0.5
    ) -> Mention {
        let arrived = begin + hours * 3600
        return Mention(
            id: id, brandID: brand, source: "forum", sourceKind: .forum, audience: .customer,
            link: "https://forum.example/\(id)", author: "a1", text: "Text \(id) ü 👎",
            published: arrived - 60, arrived: arrived, isDated: true,
            rating: Rating(value: 1),
            score: Score(
                value: value, label: label, confidence: 0.5, sum: -2, language: "de",
                evidence: [
                    Evidence(
                        term: "Text", start: 0, end: 4, operation: .add, weight: -2,
                        reason: "lexicon")
                ]),
            fingerprint: id, classes: ["late-delivery"], keywords: ["text"], arousal: 0.25)
    }
}

final class ScratchFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "leumund-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var store: String { "\(path)/leumund.sqlite" }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: store))) }

    func write(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: store)) }
}
