// SPDX-License-Identifier: Apache-2.0

import Foundation
internal import Yams

/// Reads values out of a YAML file, and notes what does not fit with its line and a hint.
struct YAMLReader {
    let file: String
    /// The line of nodes that know none.
    var line: Int?
    private(set) var problems: [Problem] = []

    init(file: String) { self.file = file }

    /// The root of the file; nil with a problem noted when it is no YAML.
    mutating func root(of text: String) -> Node? {
        do {
            if let node = try Yams.compose(yaml: text) { return node }
            problems.append(Problem(file: file, what: "the file is empty"))
        } catch let error as YamlError {
            note(error)
        } catch {
            problems.append(Problem(file: file, what: String(describing: error)))
        }
        return nil
    }

    private mutating func note(_ error: YamlError) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            problems.append(
                Problem(
                    file: file, line: mark.line, what: "not YAML: \(problem)",
                    hint: "column \(mark.column)"))
        case .duplicatedKeysInMapping(let duplicates, let context):
            problems.append(
                Problem(
                    file: file, line: context.mark.line,
                    what:
                        "the key \(duplicates.map(\.description).joined(separator: ", ")) stands twice"
                ))
        default:
            problems.append(Problem(file: file, what: "not YAML: \(error)"))
        }
    }

    /// Notes a problem at a node.
    mutating func note(
        _ what: String, at node: Node?, hint: String? = nil, weight: Problem.Weight = .error
    ) {
        problems.append(
            Problem(weight, file: file, line: node?.mark?.line ?? line, what: what, hint: hint))
    }

    /// Adds problems of another file.
    mutating func add(_ problems: [Problem]) { self.problems += problems }

    /// The problems so far, which are forgotten here.
    mutating func takeProblems() -> [Problem] {
        defer { problems = [] }
        return problems
    }

    /// The entries of a mapping whose keys are all known; an unknown one is an error.
    mutating func mapping(_ node: Node?, keys: [String], of what: String) -> [String: Node] {
        guard let node else { return [:] }
        guard case .mapping(let mapping) = node else {
            note(
                "\(what) is no mapping", at: node,
                hint: "write keys: \(keys.joined(separator: ", "))")
            return [:]
        }
        var entries: [String: Node] = [:]
        for (key, value) in mapping {
            let name = key.string ?? ""
            if keys.contains(name) {
                entries[name] = value
            } else {
                note("unknown key \"\(name)\" in \(what)", at: key, hint: suggestion(name, keys))
            }
        }
        return entries
    }

    /// "did you mean", by the fewest changed letters; else all keys.
    private func suggestion(_ name: String, _ keys: [String]) -> String {
        let near = keys.map { ($0, name.editDistance(to: $0)) }.min { $0.1 < $1.1 }
        if let near, near.1 <= max(2, name.count / 3) { return "did you mean \"\(near.0)\"?" }
        return "known keys: \(keys.sorted().joined(separator: ", "))"
    }

    mutating func list(_ node: Node?, of what: String) -> [Node] {
        guard let node else { return [] }
        if let sequence = node.sequence { return Array(sequence) }
        note("\(what) is no list", at: node, hint: "write [a, b] or a line \"- a\" for each")
        return []
    }

    mutating func text(_ node: Node?, of what: String) -> String? {
        guard let node else { return nil }
        if let text = node.scalar?.string, !text.isEmpty { return text }
        note("\(what) is no text", at: node)
        return nil
    }

    mutating func texts(_ node: Node?, of what: String) -> [String] {
        list(node, of: what).compactMap { text($0, of: what) }
    }

    mutating func number(_ node: Node?, of what: String, in range: ClosedRange<Double>) -> Double? {
        guard let node else { return nil }
        if let value = node.scalar.flatMap({ Double($0.string) }), range.contains(value) {
            return value
        }
        note(
            "\(what) is no number that fits", at: node,
            hint: "\(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    mutating func truth(_ node: Node?, of what: String) -> Bool? {
        guard let node else { return nil }
        if let value = node.bool { return value }
        note("\(what) is neither true nor false", at: node)
        return nil
    }

    /// `90s`, `15m`, `6h`, `30d`.
    mutating func duration(_ node: Node?, of what: String) -> Duration? {
        guard let node else { return nil }
        if let text = node.scalar?.string, let value = Duration(written: text) { return value }
        note("\(what) is no duration", at: node, hint: "write 90s, 15m, 6h or 30d")
        return nil
    }

    /// What is needed to see a burst is kept for a day at least.
    private static let shortestRetention: Duration = .seconds(86_400)

    /// How long something is kept.
    mutating func retention(_ node: Node?) -> Duration? {
        guard let time = duration(node, of: "retention") else { return nil }
        if time >= Self.shortestRetention { return time }
        note("retention is too short", at: node, hint: "1d at least")
        return nil
    }

    /// `16MiB`, `512KiB`, `1000`.
    mutating func size(_ node: Node?, of what: String) -> Int? {
        guard let node else { return nil }
        let units = ["KiB": 10, "MiB": 20, "GiB": 30]
        let text = node.scalar?.string ?? ""
        let digits = text.prefix(while: \.isNumber)
        let unit = String(text.dropFirst(digits.count))
        if let count = Int(digits), count > 0, unit.isEmpty || units[unit] != nil,
            count < 1 << 20
        {
            return count << (units[unit] ?? 0)
        }
        note("\(what) is no size", at: node, hint: "write 512KiB or 16MiB")
        return nil
    }

    /// One of the values of an enumeration.
    mutating func choice<Value: RawRepresentable & CaseIterable>(
        _ node: Node?, of what: String, as type: Value.Type
    ) -> Value? where Value.RawValue == String {
        guard let node else { return nil }
        if let value = node.scalar.flatMap({ Value(rawValue: $0.string) }) { return value }
        let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
        note("\(what) \"\(node.scalar?.string ?? "")\" is not known", at: node, hint: known)
        return nil
    }
}

extension Duration {
    /// Reads `90s`, `15m`, `6h`, `30d`; nil for anything else.
    init?(written text: String) {
        let seconds: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = text.last.flatMap({ seconds[$0] }), let count = Int(text.dropLast()),
            (0...100_000).contains(count)
        else { return nil }
        self = .seconds(count * unit)
    }
}

extension String {
    /// Letters to insert, delete or replace (Levenshtein 1966).
    ///
    /// Product of both lengths.
    fileprivate func editDistance(to other: String) -> Int {
        let other = Array(other)
        var row = Array(0...other.count)
        for (index, letter) in self.enumerated() {
            var before = row[0]
            row[0] = index + 1
            for (place, candidate) in other.enumerated() {
                let above = row[place + 1]
                row[place + 1] =
                    letter == candidate ? before : 1 + Swift.min(before, above, row[place])
                before = above
            }
        }
        return row[other.count]
    }
}
