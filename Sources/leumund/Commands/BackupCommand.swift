// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Storage

/// A copy of everything that is stored, made while the daemon works.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the state into one file, also while the daemon works.")

    @Option(help: "The configuration file.")
    var config = "/etc/leumund/leumund.yaml"
    @OptionGroup var data: DataOptions
    @Argument(help: "The file to write; one that is there is replaced when the copy is whole.")
    var file: String

    func run() throws {
        let loader = Loader(folders: data.folders)
        let (configuration, _) = try loader.configuration(config)
        let store = try loader.existingStore(configuration)
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder.boolValue
        {
            throw CommandFailure(.cannotCreate, "\(file): is a directory (name a file in it)")
        }
        do throws(StoreFailure) {
            try store.backUp(to: file)
        } catch .cannotOpen(let path, let cause) {
            throw CommandFailure(.cannotCreate, "\(path): \(cause) (look at its folder)")
        } catch {
            throw CommandFailure(error)
        }
    }
}
