// SPDX-License-Identifier: Apache-2.0

/// A file of somebody else's lexicon, as it came from disk.
package struct ForeignFile: Sendable {
    package let name: String
    /// Without a byte order mark.
    let text: String

    /// The bytes as UTF-8, or as Latin-1 where they are none: older lists are written so.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        let hasMark = bytes.starts(with: "\u{FEFF}".utf8)
        let bytes = bytes.dropFirst(hasMark ? 3 : 0)
        self.text =
            String(validating: bytes, as: UTF8.self)
            ?? String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    }

    /// The lines that hold something, with their numbers; with Windows line ends or without.
    ///
    /// `comment`: how lines begin that are left out.
    func lines(besides comment: String?) -> [(number: Int, text: String)] {
        text.parts(between: UInt8(ascii: "\n"), omittingEmpty: false).enumerated()
            .compactMap { offset, line in
                let isWindows = line.utf8.last == UInt8(ascii: "\r")
                let text = isWindows ? String(line.unicodeScalars.dropLast()) : line
                if text.isEmpty || comment.map(text.hasPrefix) == true { return nil }
                return (offset + 1, text)
            }
    }
}
