// SPDX-License-Identifier: Apache-2.0

/// The problems of a long file: the first ones, and how many there are more.
struct ProblemTally {
    /// Problems of a weight that are told.
    ///
    /// Ours: who has mended twenty lines knows what is wrong with the others.
    private static let most = 20

    private var told: [Problem] = []
    private var counts: [Problem.Weight: Int] = [:]

    var isEmpty: Bool { told.isEmpty }

    mutating func add(_ problems: [Problem]) {
        for problem in problems {
            counts[problem.weight, default: 0] += 1
            if counts[problem.weight, default: 0] <= Self.most { told.append(problem) }
        }
    }

    /// What is told, with a last line for each weight that has more.
    func problems(of file: String) -> [Problem] {
        let names: [(Problem.Weight, String)] = [(.error, "errors"), (.warning, "warnings")]
        return told
            + names.compactMap { weight, name in
                let more = counts[weight, default: 0] - Self.most
                guard more > 0 else { return nil }
                return Problem(weight, file: file, what: "\(more) more \(name) like these")
            }
    }
}
