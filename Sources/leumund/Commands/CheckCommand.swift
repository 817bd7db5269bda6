// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Monitoring

/// Every problem of the configuration and the files it rests on.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Looks for mistakes in configuration, lexicons, playbooks.")

    @Option(help: "The configuration file.")
    var config = "/etc/leumund/leumund.yaml"
    @OptionGroup var data: DataOptions

    func run() throws {
        let loader = Loader(folders: data.folders)
        var problems: [Problem] = []
        let text = try loader.text(of: config)
        var read: Configuration?
        do throws(ConfigurationFailure) {
            let (configuration, warnings) = try ConfigurationReader.read(text, file: config)
            problems += warnings
            read = configuration
        } catch {
            problems += error.problems
        }
        var sentences = ""
        do throws(ConfigurationFailure) {
            let (knowledge, found) = try Knowledge.read(
                from: data.folders, packs: read?.packs ?? [])
            let (count, missed, unread) = knowledge.checkSentences(of: data.folders)
            problems += found + unread + missed
            sentences = "\(count - missed.count) of \(count) sentences hold"
        } catch {
            problems += error.problems
        }
        for problem in problems {
            Terminal.report(
                problem.weight == .warning ? "warning: \(problem)" : problem.description)
        }
        if problems.contains(where: { $0.weight == .error }) {
            if !sentences.isEmpty { Terminal.print("\(config): \(sentences).\n") }
            throw ExitCode(SystemExit.badConfiguration.rawValue)
        }
        if let read {
            let feeds = read.feedsFile.map { " (\($0.count) of \($0.path))" } ?? ""
            Terminal.print(
                "\(config): \(read.brands.count) brands, \(read.sources.count) feeds\(feeds), "
                    + "\(sentences), fine.\n")
        }
    }
}
