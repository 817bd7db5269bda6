// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Model
import Monitoring
import Publishing

/// History once more: what would have been alerted.
struct ReplayCommand: ParsableCommand {
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }
    enum Show: String, ExpressibleByArgument, CaseIterable {
        case alerts, mentions
    }

    static let configuration = CommandConfiguration(
        commandName: "replay", abstract: "Tells what would have been alerted in a history.")

    @Option(help: "The configuration file: brands and how rarely an alert may be false.")
    var config: String?
    @Option(help: "text or jsonl.")
    var output = Output.text
    @Option(help: "alerts, or mentions: each line as it was judged and counted.")
    var show = Show.alerts
    @OptionGroup var data: DataOptions
    @Argument(help: "JSONL, a mention a line in order of arrival; - for standard input.")
    var file: String

    func run() throws {
        let loader = Loader(folders: data.folders)
        let chosen = try config.map { try loader.configuration($0) }
        let store = try loader.store(nil)
        let setup = try loader.setup(
            chosen?.configuration ?? Configuration(brands: [], feeds: []),
            digest: chosen?.digest ?? "", store: store)
        var replay = Replay(setup: setup)
        try read(into: &replay)
        let findings = replay.finish()
        if show == .alerts { try print(findings, team: setup.configuration.team) }
    }

    private func read(into replay: inout Replay) throws {
        let start = ContinuousClock.now
        defer { Terminal.endProgress() }
        let decoder = JSONDecoder()
        var reader = try LineReader(path: file)
        while let line = reader.next() {
            if line.isEmpty { continue }
            let record: ReplayRecord
            do {
                record = try decoder.decode(ReplayRecord.self, from: Data(line.utf8))
            } catch {
                throw CommandFailure(.badInput, "\(file):\(reader.number): \(reason(error))")
            }
            let mention = replay.take(record)
            if show == .mentions { try print(mention) }
            if reader.number.isMultiple(of: 10_000) {
                Terminal.progress("\(reader.number) mentions", since: start)
            }
        }
    }

    private func reason(_ error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, _):
            "the key \"\(key.stringValue)\" is missing (see docs/replay.md)"
        case DecodingError.dataCorrupted(let context): context.debugDescription
        case DecodingError.typeMismatch(_, let context):
            "\(context.codingPath.map(\.stringValue).joined(separator: ".")) has the wrong type"
        default: "is no JSON object"
        }
    }

    private func print(_ mention: Mention) throws {
        switch output {
        case .jsonl: Terminal.print(try JSONText.line(MentionRecord(mention)) + "\n")
        case .text:
            let counting = mention.counting?.rawValue ?? "-"
            Terminal.print(
                "\(UTCTime.text(mention.published))  \(mention.score.label.rawValue)  \(counting)  "
                    + "\(mention.source)  \(Terminal.printable(mention.text.prefix(60).description))\n"
            )
        }
    }

    private func print(_ findings: [Replay.Finding], team: Team) throws {
        let time = LocalTime(timeZone: team.timeZone, language: .en)
        for finding in findings {
            switch output {
            case .jsonl:
                let record = BurstRecord(finding.burst, severity: finding.severity)
                Terminal.print(try JSONText.line(record) + "\n")
            case .text:
                Terminal.print(BurstLine(finding.burst, finding.severity, time: time).text + "\n")
            }
        }
        if output == .text, findings.isEmpty {
            Terminal.print("Nothing would have been alerted.\n")
        }
    }
}
