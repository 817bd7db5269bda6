// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Sentiment

/// Writes a lexicon that the user brings as a folder of ours.
struct ImportLexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Turns a word list of others into a lexicon folder.")

    private static let formats = LexiconFormat.all.map(\.name).joined(separator: ", ")

    @Option(help: "One of \(Self.formats); told by what the files hold if it is missing.")
    var format: String?
    @Option(help: "Language of the words, such as en; that of the format if it is missing.")
    var language: String?
    @Option(help: "The folder, for --data; what is there is never overwritten.")
    var output: String
    @Argument(help: "The files of one lexicon.")
    var files: [String]

    func run() throws {
        let files = try files.map { path throws(CommandFailure) in
            ForeignFile(name: path, bytes: try InputFile(path: path).bytes())
        }
        let format = try knownFormat(of: files)
        let lexicon = ImportedLexicon(
            files, format: format, language: try tag(for: format))
        warn(of: lexicon)
        guard !lexicon.files.isEmpty else {
            throw CommandFailure(
                .badInput,
                "import lexicon: nothing that can be used (is its format \(format.name)?)"
            )
        }
        let folder = NewFiles(folder: "\(output)/lexicons")
        try folder.write(lexicon.files)
        Terminal.print("\(folder.folder), from \(format.name): \(summary(of: lexicon)).\n")
    }
}

extension ImportLexiconCommand {
    private func knownFormat(of files: [ForeignFile]) throws(CommandFailure) -> LexiconFormat {
        if let name = format {
            if let known = LexiconFormat.all.first(where: { $0.name == name }) { return known }
            throw CommandFailure(
                .usage, "import lexicon: no format \"\(name)\" (there is \(Self.formats))")
        }
        do throws(ImportFailure) {
            return try LexiconFormat.recognise(files)
        } catch {
            throw CommandFailure(.badInput, error.description)
        }
    }

    /// The first part of a BCP 47 tag: it becomes the name of a folder.
    private func tag(for format: LexiconFormat) throws(CommandFailure) -> String {
        let tag = language ?? format.language
        guard tag.wholeMatch(of: /[a-z]{2,3}/) != nil else {
            throw CommandFailure(
                .usage, "import lexicon: \"\(tag)\" is no language (two or three letters, as en)")
        }
        return tag
    }

    private func warn(of lexicon: ImportedLexicon) {
        for problem in lexicon.problems { Terminal.report("warning: \(problem)") }
        let further = lexicon.badLines - lexicon.problems.count
        if further > 0 { Terminal.report("warning: \(further) further lines are no entries") }
    }

    private func summary(of lexicon: ImportedLexicon) -> String {
        let entries = lexicon.entries.map { "\($0.table) \($0.count)" }
        let leftOut = [
            ("without a value", lexicon.weightless), ("neither words nor emoji", lexicon.unfit),
            ("bad lines", lexicon.badLines),
        ].filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
        return entries.joined(separator: ", ")
            + (leftOut.isEmpty ? "" : "; left out: \(leftOut.joined(separator: ", "))")
    }
}
