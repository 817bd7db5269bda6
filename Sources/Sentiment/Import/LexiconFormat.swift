// SPDX-License-Identifier: Apache-2.0

/// A format of somebody else's lexicons: how to tell it, and how to read it.
///
/// To add one, write a file beside this with such a value and name it in `all`.
package struct LexiconFormat: Sendable {
    package let name: String
    /// The language of its words, unless the user says otherwise.
    package let language: String
    /// Whether a file is of this format, by what it holds.
    let recognises: @Sendable (ForeignFile) -> Bool
    /// Puts the entries of a file into the draft.
    let read: @Sendable (ForeignFile, inout ImportDraft) -> Void

    /// Every format.
    package static let all: [LexiconFormat] = [.vader, .afinn, .sentiWS, .nrc, .huLiu, .pattern]

    /// The format that all these files have, by what they hold.
    package static func recognise(
        _ files: [ForeignFile]
    ) throws(ImportFailure) -> LexiconFormat {
        var found: [LexiconFormat] = []
        for file in files {
            let fitting = all.filter { $0.recognises(file) }
            guard let format = fitting.first else { throw .unknown(file: file.name) }
            guard fitting.count == 1 else {
                throw .ambiguous(file: file.name, formats: fitting.map(\.name))
            }
            found.append(format)
        }
        guard let format = found.first, found.allSatisfy({ $0.name == format.name }) else {
            throw .different(formats: Set(found.map(\.name)).sorted())
        }
        return format
    }
}

extension LexiconFormat {
    /// From so many lines a format is recognised.
    ///
    /// Ours: terms of use at the top of a file must stay the smaller part.
    private static let looked = 500

    /// A format with an entry a line.
    ///
    /// A file is of it when more than half of its first lines are entries.
    ///
    /// `columns`: what a line should be, for messages.
    /// `comment`: how a comment line begins.
    /// `hasHeading`: whether something else may stand before the first entry.
    /// `entry`: reads a line of a file of this name.
    static func lines(
        _ name: String, language: String = "en", columns: String, comment: String? = nil,
        hasHeading: Bool = false,
        entry: @escaping @Sendable (_ line: String, _ file: String) -> ForeignEntry?
    ) -> LexiconFormat {
        LexiconFormat(
            name: name, language: language,
            recognises: { file in
                let lines = file.lines(besides: comment).prefix(looked)
                let entries = lines.count { entry($0.text, file.name) != nil }
                return entries * 2 > lines.count
            },
            read: { file, draft in
                var isHeading = hasHeading
                for (number, line) in file.lines(besides: comment) {
                    if let entry = entry(line, file.name) {
                        draft.add(entry)
                        isHeading = false
                    } else if !isHeading {
                        draft.addProblem(file, number, "expected \(columns)")
                    }
                }
            })
    }
}
