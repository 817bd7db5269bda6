// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sentiment

/// The word lists of a folder, or none; read as `Monitoring/DataFolders.swift` reads them.
enum ShippedLexicons {
    static func read(_ path: String?, allPacks: Bool) -> Lexicons {
        let folder = LexiconFolder(name: "lexicons", files: path.map(files) ?? [:])
        var reader = LexiconReader(folders: [folder], packs: allPacks ? Set(folder.packs) : [])
        return reader.read()
    }

    private static func files(below folder: String) -> [String: String] {
        guard let paths = FileManager.default.enumerator(atPath: folder) else { return [:] }
        var texts: [String: String] = [:]
        for case let path as String in paths
        where path.hasSuffix(".tsv") || path.hasSuffix(".txt") {
            texts[path] = try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        return texts
    }
}
