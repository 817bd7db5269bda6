// SPDX-License-Identifier: Apache-2.0

/// The files of a lexicon as they were read: relative path, such as `en/words.tsv`, and text.
///
/// Several folders are laid over each other; the later one wins term by term.
package struct LexiconFolder: Sendable, Hashable {
    /// What messages call the folder.
    package var name: String
    package var files: [String: String]
    /// Whether a user wrote it, rather than that the program brings it along.
    package var isOfUser: Bool

    package init(name: String, files: [String: String], isOfUser: Bool = false) {
        self.name = name
        self.files = files
        self.isOfUser = isOfUser
    }

    /// Where the words outside packs come from.
    var origin: Origin { isOfUser ? .user : .general }

    /// The languages it has a folder for, sorted; `shared` is none.
    package var languages: [String] {
        let folders = files.keys.compactMap { path -> String? in
            let parts = path.split(separator: "/")
            return parts.count > 1 && parts[0] != "shared" ? String(parts[0]) : nil
        }
        return Set(folders).sorted()
    }

    /// The packs that it has for any language, sorted by name.
    package var packs: [String] { Set(languages.flatMap(packs(of:))).sorted() }

    /// The packs that it has for a language, sorted by name.
    func packs(of language: String) -> [String] {
        let start = "\(language)/packs/"
        return files.keys.filter { $0.hasPrefix(start) && $0.hasSuffix(".tsv") }
            .map { String($0.dropFirst(start.count).dropLast(4)) }.sorted()
    }

    /// The folded words of a file with a word a line; none when the folder does not have it.
    func words(_ path: String) -> [WordKey] {
        var words: [WordKey] = []
        table(path)?.forEachLine { _, line in words.append(WordKey(folding: line)) }
        return words
    }

    /// A file as a table; nil when the folder does not have it.
    package func table(_ path: String) -> LexiconTable? {
        files[path].map { LexiconTable(path: "\(name)/\(path)", text: $0) }
    }
}

/// Something in a lexicon file that is not what it should be.
package struct LexiconProblem: Sendable, Hashable, CustomStringConvertible {
    package var path: String
    package var line: Int
    package var what: String
    package var hint: String

    package var description: String { "\(path):\(line): \(what) (\(hint))" }
}
