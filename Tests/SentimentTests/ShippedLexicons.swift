// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import Sentiment

/// The word lists of the repository, as the program reads them without any pack.
enum ShippedLexicons {
    static let analyzer: Analyzer = {
        var reader = LexiconReader(folders: [LexiconFolder(name: "lexicons", files: files)])
        return Analyzer(lexicons: reader.read())
    }()

    /// By relative path; without files nothing is judged right, which fails a test.
    private static var files: [String: String] {
        let tests = URL(filePath: #filePath).deletingLastPathComponent()
        let folder = tests.appending(path: "../../lexicons").standardizedFileURL.path
        let paths = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String }
        return (paths ?? []).reduce(into: [:]) { files, path in
            guard path.hasSuffix(".tsv") || path.hasSuffix(".txt") else { return }
            files[path] = try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
    }
}
