// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Model
import Monitoring
import Publishing
import Storage

/// Everything stored, one mention once.
struct MentionsCommand: ParsableCommand {
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "mentions", abstract: "Prints the stored mentions in order of arrival.")

    @Option(help: "The configuration file.")
    var config = "/etc/leumund/leumund.yaml"
    @Option(help: "Only what arrived at or after this time, such as 2026-11-22T01:45:00Z.")
    var since: String?
    @Option(help: "Only this brand.")
    var brand: String?
    @Option(help: "Only negative, neutral or positive.")
    var label: String?
    @Option(help: "text, jsonl or csv.")
    var output = Output.text
    @OptionGroup var data: DataOptions

    func run() throws {
        let loader = Loader(folders: data.folders)
        let (configuration, _) = try loader.configuration(config)
        let brandID = try brand.map { try id(of: $0, in: configuration) }
        let wanted = try label.map(score)
        let store = try loader.existingStore(configuration)
        let from = try since.map { try SystemClock.time($0) }
        do throws(StoreFailure) {
            show(
                try store.mentions(arrivedSince: from, brandID: brandID, label: wanted),
                team: configuration.team)
        } catch {
            throw CommandFailure(error)
        }
    }

    private func id(of name: String, in configuration: Configuration) throws -> String {
        guard let brand = configuration.brands.first(where: { $0.name == name || $0.id == name })
        else {
            let known = configuration.brands.map(\.name).joined(separator: ", ")
            throw CommandFailure(.usage, "mentions: no brand \"\(name)\" (there is \(known))")
        }
        return brand.id
    }

    private func score(_ name: String) throws -> Score.Label {
        guard let label = Score.Label(rawValue: name) else {
            throw CommandFailure(
                .usage, "mentions: no label \"\(name)\" (negative, neutral, positive)")
        }
        return label
    }

    private func show(_ mentions: [Mention], team: Team) {
        let time = LocalTime(timeZone: team.timeZone, language: .en)
        if output == .csv { Terminal.print(MentionTable.header) }
        for mention in mentions {
            switch output {
            case .jsonl:
                // A mention that was stored as JSON can be written as JSON.
                let line = try? JSONText.line(MentionRecord(mention, withEvidence: true))
                Terminal.print((line ?? "{}") + "\n")
            case .csv: Terminal.print(MentionTable.row(mention))
            case .text:
                Terminal.print(
                    "\(time.long(mention.published))  \(mention.score.label.rawValue)  "
                        + "\(mention.source)  \(mention.text.prefix(100).replacing("\n", with: " "))\n"
                )
            }
        }
    }
}
