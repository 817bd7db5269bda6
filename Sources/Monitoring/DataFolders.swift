// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sentiment

/// The folders with lexicons, playbooks and templates, the plainest first; a later one wins.
///
/// What the program brings along lies beside the checkout or under `/usr/share/leumund`; what an
/// operator adds lies in `/etc/leumund`, in `$LEUMUND_DATA`, or where `--data` says.
package struct DataFolders: Sendable, Hashable {
    package let folders: [String]
    /// What the program brings along; the others are the user's.
    private let shipped: String

    /// The shipped folder, and those of the user that are laid over it.
    package init(shipped: String, own: [String] = []) {
        self.shipped = shipped
        folders = [shipped] + own
    }

    /// The folders that exist on this machine.
    ///
    /// - Parameters:
    ///   - executable: path of the program; a checkout is looked for above it.
    ///   - override: `--data`, else `$LEUMUND_DATA`.
    package init(executable: String, override: String?) {
        let shipped = Self.checkout(above: executable) ?? "/usr/share/leumund"
        let own = ["/etc/leumund"] + [override?.trimmedSlash].compactMap { $0 }
        self.shipped = shipped
        folders = ([shipped] + own).filter { folder in
            ["lexicons", "playbooks", "templates"].contains {
                FileManager.default.fileExists(atPath: "\(folder)/\($0)")
            }
        }
    }

    private static func checkout(above executable: String) -> String? {
        var folder = URL(filePath: executable).resolvingSymlinksInPath()
        while folder.path.count > 1 {
            folder.deleteLastPathComponent()
            let isCheckout = ["Package.swift", "lexicons"].allSatisfy {
                FileManager.default.fileExists(atPath: folder.appending(path: $0).path)
            }
            if isCheckout { return folder.path(percentEncoded: false).trimmedSlash }
        }
        return nil
    }

    /// The lexicon files of every folder.
    func lexicons() -> [LexiconFolder] {
        folders.compactMap { folder in
            let files = Self.texts(below: "\(folder)/lexicons", endings: [".tsv", ".txt"])
            guard !files.isEmpty else { return nil }
            // A user has several folders; messages say which of them is meant.
            return folder == shipped
                ? LexiconFolder(name: "lexicons", files: files)
                : LexiconFolder(name: "\(folder)/lexicons", files: files, isOfUser: true)
        }
    }

    /// The playbook files by name; a later folder's file takes the place of an earlier one's.
    func playbooks() -> [String: String] {
        folders.reduce(into: [:]) { files, folder in
            let found = Self.texts(below: "\(folder)/playbooks", endings: [".yaml"])
            files.merge(found) { _, new in new }
        }
    }

    /// A template by name; nil when no folder has it.
    func template(_ name: String) -> String? {
        folders.reversed().lazy.compactMap {
            try? String(contentsOfFile: "\($0)/templates/\(name)", encoding: .utf8)
        }.first
    }

    private static func texts(below folder: String, endings: [String]) -> [String: String] {
        let manager = FileManager.default
        guard let paths = manager.enumerator(atPath: folder) else { return [:] }
        var texts: [String: String] = [:]
        for case let path as String in paths where endings.contains(where: path.hasSuffix) {
            texts[path] = try? String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
        }
        return texts
    }
}

extension String {
    fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
