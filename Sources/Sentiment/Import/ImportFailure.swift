// SPDX-License-Identifier: Apache-2.0

/// Why nobody can say what format the files of a lexicon have.
package enum ImportFailure: Error, Sendable, Hashable, CustomStringConvertible {
    case unknown(file: String)
    case ambiguous(file: String, formats: [String])
    case different(formats: [String])

    package var description: String {
        switch self {
        case .unknown(let file):
            "\(file): is of no known format (name it with --format, if it is one of "
                + "\(LexiconFormat.all.map(\.name).joined(separator: ", ")))"
        case .ambiguous(let file, let formats):
            "\(file): may be \(formats.joined(separator: " or ")) (say which with --format)"
        case .different(let formats):
            "files of different formats: \(formats.joined(separator: ", ")) (import each alone)"
        }
    }
}
