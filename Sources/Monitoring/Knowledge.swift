// SPDX-License-Identifier: Apache-2.0

import Foundation
import Hashing
package import Model
import Recovery
package import Sentiment

/// What the program knows before it sees the first feed: lexicons, rules, playbooks, templates.
package struct Knowledge: Sendable {
    package let lexicons: Lexicons
    package let rules: [Rule]
    package let playbooks: [Playbook]
    package let templates: Templates
    /// SHA-256 over all lexicon files but the sentences, by which nothing is judged.
    package let lexiconDigest: String

    /// Reads the data folders.
    ///
    /// `packs`: names of the domain packs in force.
    ///
    /// `before`: what was read last; lexicons whose files are the same are taken from there, since
    /// two of them at once would be most of the memory of a reload.
    /// - Throws: every problem when something without which no alert can be made is missing;
    ///   a single bad line is a warning, and the rest is used.
    package static func read(
        from folders: DataFolders, packs: Set<String> = [], after before: Knowledge? = nil
    ) throws(ConfigurationFailure) -> (knowledge: Knowledge, problems: [Problem]) {
        let files = folders.lexicons()
        guard !files.isEmpty else {
            throw ConfigurationFailure([
                Problem(
                    file: "lexicons", what: "not found",
                    hint: "name the folder that holds it with --data or LEUMUND_DATA")
            ])
        }
        try check(packs, in: files)
        let digest = digest(of: files, packs: packs)
        var problems: [Problem] = []
        let lexicons: Lexicons
        if let before, before.lexiconDigest == digest {
            lexicons = before.lexicons
        } else {
            var reader = LexiconReader(folders: files, packs: packs)
            lexicons = reader.read()
            problems = reader.problems.map { Problem(.warning, $0) }
        }
        let (rules, playbooks) = try readPlaybooks(folders, &problems)
        let templates = try Templates(folders)
        let knowledge = Knowledge(
            lexicons: lexicons, rules: rules, playbooks: playbooks, templates: templates,
            lexiconDigest: digest)
        return (knowledge, problems)
    }

    /// How many test sentences the folders hold, an error for each that is judged otherwise than it
    /// should be, and a warning for each line that is none.
    ///
    /// They are read here alone: nothing else is judged by them.
    package func checkSentences(
        of folders: DataFolders
    ) -> (count: Int, missed: [Problem], unread: [Problem]) {
        var reader = LexiconReader(folders: folders.lexicons())
        let sentences = reader.readSentences()
        let analyzer = Analyzer(lexicons: lexicons)
        return (
            sentences.count,
            sentences.compactMap { $0.miss(by: analyzer) }.map { Problem(.error, $0) },
            reader.problems.map { Problem(.warning, $0) }
        )
    }

    private static func readPlaybooks(
        _ folders: DataFolders, _ problems: inout [Problem]
    ) throws(ConfigurationFailure) -> ([Rule], [Playbook]) {
        var rules: [Rule] = []
        var playbooks: [Playbook] = []
        for (name, text) in folders.playbooks().sorted(by: { $0.key < $1.key }) {
            if name == "rules.yaml" {
                let read = PlaybookReader.rules(text, file: "playbooks/\(name)")
                rules = read.rules
                problems += read.problems
            } else {
                let read = PlaybookReader.playbook(text, file: "playbooks/\(name)")
                playbooks += [read.playbook].compactMap { $0 }
                problems += read.problems
            }
        }
        if !playbooks.contains(where: { $0.applies.count == 0 }) || rules.isEmpty {
            throw ConfigurationFailure(
                problems + [
                    Problem(
                        file: "playbooks", what: "no rules, or no playbook that applies always",
                        hint: "rules.yaml and general.yaml must be there")
                ])
        }
        return (rules, playbooks)
    }

    private static func check(
        _ packs: Set<String>, in folders: [LexiconFolder]
    ) throws(ConfigurationFailure) {
        let known = Set(folders.flatMap(\.packs)).sorted()
        let unknown = packs.subtracting(known).sorted()
        guard unknown.isEmpty else {
            throw ConfigurationFailure(
                unknown.map {
                    Problem(
                        file: "lexicons", what: "no pack \"\($0)\"",
                        hint: "there is \(known.joined(separator: ", "))")
                })
        }
    }

    private static func digest(of folders: [LexiconFolder], packs: Set<String>) -> String {
        var bytes = Array(packs.sorted().joined(separator: ",").utf8)
        for folder in folders {
            let judging = folder.files.filter { !$0.key.hasSuffix("/sentences.tsv") }
            for (path, text) in judging.sorted(by: { $0.key < $1.key }) {
                bytes += Array("\(path):\(text.utf8.count):".utf8) + Array(text.utf8)
            }
        }
        return Digest.sha256(bytes)
    }
}

extension Problem {
    fileprivate init(_ weight: Weight, _ problem: LexiconProblem) {
        self.init(
            weight, file: problem.path, line: problem.line, what: problem.what, hint: problem.hint)
    }
}
