// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Model
import Monitoring
import Storage

/// Options that say where the program's own files lie.
struct DataOptions: ParsableArguments {
    @Option(help: "Folder with lexicons, playbooks and templates laid over the shipped ones.")
    var data: String?

    /// The folders to read from, the plainest first.
    var folders: DataFolders {
        let environment = ProcessInfo.processInfo.environment
        let program = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        return DataFolders(
            executable: program ?? CommandLine.arguments[0],
            override: data ?? environment["LEUMUND_DATA"])
    }
}

/// Reads what a command needs, and turns every failure into one line and a status.
struct Loader {
    let folders: DataFolders

    /// Lexicons with these packs, playbooks and templates; bad lines are warned of.
    ///
    /// `before`: what was read last; what is still the same is taken from there.
    func knowledge(
        packs: Set<String> = [], after before: Knowledge? = nil
    ) throws(CommandFailure) -> Knowledge {
        do throws(ConfigurationFailure) {
            let (knowledge, problems) = try Knowledge.read(
                from: folders, packs: packs, after: before)
            for problem in problems { Terminal.report("warning: \(problem)") }
            return knowledge
        } catch {
            throw CommandFailure(.badConfiguration, error.lines)
        }
    }

    /// The configuration of a file, with the digest of it and of its feeds.
    ///
    /// `before`: the feeds in force.
    func configuration(
        _ path: String, after before: [Source] = []
    ) throws(CommandFailure) -> (configuration: Configuration, digest: String) {
        let text = try text(of: path)
        do throws(ConfigurationFailure) {
            let (configuration, warnings) = try ConfigurationReader.read(
                text, file: path, after: before)
            for problem in warnings { Terminal.report("warning: \(problem)") }
            return (
                configuration, Setup.digest(of: text, feedsFile: configuration.feedsFile)
            )
        } catch {
            throw CommandFailure(.badConfiguration, error.lines)
        }
    }

    /// No configuration is that large; a wrong file may be.
    private static let largestConfiguration = 8 << 20

    /// A text file of the user.
    func text(of path: String) throws(CommandFailure) -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw CommandFailure(.noInput, "\(path): no such file (name it with --config)")
        }
        guard !isFolder.boolValue else {
            throw CommandFailure(.noInput, "\(path): is a directory (name the file in it)")
        }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw CommandFailure(.noInput, "\(path): cannot be read (look at its permissions)")
        }
        defer { try? handle.close() }  // Closing after reading loses nothing.
        guard let data = try? handle.read(upToCount: Self.largestConfiguration + 1),
            data.count <= Self.largestConfiguration
        else {
            throw CommandFailure(
                .badConfiguration, "\(path): is larger than 8 MiB (is it the right file?)")
        }
        guard let text = String(bytes: data, encoding: .utf8) else {
            throw CommandFailure(.badConfiguration, "\(path): is not UTF-8 (save it as UTF-8)")
        }
        return text
    }

    /// Everything made from a configuration, with its store.
    func setup(
        _ configuration: Configuration, digest: String, store: Store, after before: Knowledge? = nil
    ) throws(CommandFailure) -> Setup {
        let knowledge = try knowledge(packs: configuration.packs, after: before)
        var random = SystemRandomNumberGenerator()
        let fresh = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
        let key: [UInt8]
        do throws(StoreFailure) {
            key = try store.pseudonymKey(orKeep: fresh)
        } catch {
            throw CommandFailure(error)
        }
        return Setup(
            configuration: configuration, digest: digest, knowledge: knowledge, key: key)
    }

    /// The store of a daemon, which must be there already.
    func existingStore(_ configuration: Configuration) throws(CommandFailure) -> Store {
        guard FileManager.default.fileExists(atPath: configuration.databaseFile) else {
            throw CommandFailure(
                .noInput, "\(configuration.databaseFile): nothing stored yet (start the daemon)")
        }
        return try store(configuration.databaseFile)
    }

    /// Opens the store; nil is one in memory.
    func store(_ path: String?) throws(CommandFailure) -> Store {
        do throws(StoreFailure) {
            if let path {
                let folder = (path as NSString).deletingLastPathComponent
                if !folder.isEmpty {
                    // If it cannot be made, opening the file says why.
                    try? FileManager.default.createDirectory(
                        atPath: folder, withIntermediateDirectories: true)
                }
            }
            return try Store(path: path)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension ConfigurationFailure {
    /// The problems, a line each.
    var lines: String { problems.map(\.description).joined(separator: "\n") }
}

extension CommandFailure {
    init(_ failure: StoreFailure) {
        switch failure {
        case .busy: self.init(.tryAgain, "store: \(failure) (end it, or wait)")
        case .full: self.init(.cannotWrite, "store: \(failure) (make room)")
        case .damaged: self.init(.software, "store: \(failure) (restore a backup)")
        case .newerSchema: self.init(.badConfiguration, "store: \(failure) (install that release)")
        case .cannotOpen: self.init(.cannotCreate, "store: \(failure) (look at its folder)")
        case .disk: self.init(.cannotWrite, "store: \(failure) (look at the disk)")
        case .other: self.init(.software, "store: \(failure)")
        }
    }
}
