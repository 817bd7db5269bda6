// SPDX-License-Identifier: Apache-2.0

/// Something in a file of the user that is not what it should be.
package struct Problem: Sendable, Hashable, CustomStringConvertible {
    /// Whether the program can go on with it.
    package enum Weight: Sendable, Hashable {
        case error, warning
    }

    package var weight: Weight
    package var file: String
    /// From 1; nil where the whole file is meant.
    package var line: Int?
    package var what: String
    package var hint: String?

    package init(
        _ weight: Weight = .error, file: String, line: Int? = nil, what: String, hint: String? = nil
    ) {
        self.weight = weight
        self.file = file
        self.line = line
        self.what = what
        self.hint = hint
    }

    /// `file:line: what (hint)`, one line.
    package var description: String {
        let place = line.map { "\(file):\($0)" } ?? file
        return "\(place): \(what)" + (hint.map { " (\($0))" } ?? "")
    }
}

/// A user's files that cannot be used; holds every problem found, not only the first.
package struct ConfigurationFailure: Error, Sendable, Hashable {
    package var problems: [Problem]

    package init(_ problems: [Problem]) { self.problems = problems }
}
