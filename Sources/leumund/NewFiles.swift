// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Files that a command makes for the user; what is there already is never touched.
struct NewFiles {
    let folder: String

    /// Writes all of these texts by their paths in the folder, or none.
    ///
    /// - Throws: status 73 when one is there or cannot be made, 74 when it cannot be written.
    func write(_ texts: [String: String]) throws(CommandFailure) {
        let files = texts.map { (path: "\(folder)/\($0.key)", text: $0.value) }
            .sorted { $0.path < $1.path }
        for file in files where FileManager.default.fileExists(atPath: file.path) {
            throw exists(file.path)
        }
        var written: [String] = []
        do throws(CommandFailure) {
            for file in files {
                try makeFolder(of: file.path)
                try write(file.text, to: file.path)
                written.append(file.path)
            }
        } catch {
            // Half a lexicon would stand in the way of the next try.
            for path in written { try? FileManager.default.removeItem(atPath: path) }
            throw error
        }
    }

    private func makeFolder(of path: String) throws(CommandFailure) {
        let parent = URL(filePath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                .cannotCreate, "\(parent.path): cannot be made (look at its permissions)")
        }
    }

    private func write(_ text: String, to path: String) throws(CommandFailure) {
        do {
            try Data(text.utf8).write(to: URL(filePath: path), options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            throw exists(path)
        } catch CocoaError.fileWriteNoPermission {
            throw CommandFailure(
                .cannotCreate, "\(path): cannot be made (look at the permissions of its folder)")
        } catch {
            try? FileManager.default.removeItem(atPath: path)
            throw CommandFailure(.cannotWrite, "\(path): cannot be written (make room)")
        }
    }

    private func exists(_ path: String) -> CommandFailure {
        CommandFailure(.cannotCreate, "\(path): is there already (name another folder)")
    }
}
