// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Fetching
import Foundation
import Model
import Monitoring
import Publishing
import Storage

/// One look by hand over feeds, with a report.
struct ScanCommand: AsyncParsableCommand {
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case text, json, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Reads feeds once and reports what they say.")

    @Option(help: "The configuration file.")
    var config: String?
    @Option(parsing: .singleValue, help: "A brand to look for; may be given several times.")
    var brand: [String] = []
    @Option(help: "text, json, or jsonl: a mention a line.")
    var output = Output.text
    @Option(help: "Folder in which alert files are written.")
    var alerts: String?
    @Option(help: "File that remembers what was seen, for the next scan.")
    var state: String?
    @Option(help: "Ends the time that is looked at, such as 2026-11-22T01:45:00Z; now without it.")
    var asOf: String?
    @Flag(help: "Ends with status 3 when an alert was raised.")
    var failOnAlert = false
    @OptionGroup var data: DataOptions
    @Argument(help: "Addresses, files, or folders of files, in place of the configuration's feeds.")
    var feeds: [String] = []

    func run() async throws {
        let now = try SystemClock.time(asOf)
        let loader = Loader(folders: data.folders)
        let (configuration, digest) = try chosen(loader)
        let store = try loader.store(state)
        let setup = try loader.setup(configuration, digest: digest, store: store)
        let result = try await scan(setup, store: store, now: now)
        let written = try writeAlerts(store)
        try show(result, setup)
        for path in Set(written).sorted() where path.hasSuffix(".md") {
            Terminal.report("alert: \(path)")
        }
        try conclude(result)
    }
}

extension ScanCommand {
    private func chosen(_ loader: Loader) throws -> (Configuration, String) {
        guard let config else {
            guard !brand.isEmpty, !feeds.isEmpty else {
                throw CommandFailure(
                    .usage, "scan: nothing to look for (give --config, or --brand and feeds)")
            }
            return (Configuration(brands: brand, feeds: try files()), Setup.digest(of: ""))
        }
        var (configuration, digest) = try loader.configuration(config)
        if !brand.isEmpty {
            configuration.brands.removeAll { !brand.contains($0.name) }
            guard !configuration.brands.isEmpty else {
                throw CommandFailure(
                    .usage, "scan: \(config) has no brand \(brand.joined(separator: ", "))")
            }
        }
        if !feeds.isEmpty {
            configuration.sources = Configuration(brands: [], feeds: try files()).sources
        }
        return (configuration, digest)
    }

    /// The feeds named, a folder as the files below it.
    private func files() throws(CommandFailure) -> [String] {
        var files: [String] = []
        for path in feeds {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                isFolder.boolValue
            else {
                files.append(path)
                continue
            }
            let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String }
            files += (found ?? []).map { "\(path)/\($0)" }.filter { isFile($0) }.sorted()
        }
        guard !files.isEmpty else { throw CommandFailure(.noInput, "scan: no file in the folder") }
        var seen: Set<String> = []
        return files.filter { seen.insert($0).inserted }
    }

    private func isFile(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            && !isFolder.boolValue
    }

    private func scan(_ setup: Setup, store: Store, now: Date) async throws -> Scan.Result {
        let start = ContinuousClock.now
        let fetcher = try FetcherOwner(setup.configuration.fetch)
        defer { Terminal.endProgress() }
        let scan = Scan(setup: setup, now: now, fetch: fetcher.fetch)
        do {
            return try await scan.run(store: store) { number, count, name in
                Terminal.progress("reading \(number) of \(count): \(name)", since: start)
            }
        } catch let failure as StoreFailure {
            throw CommandFailure(failure)
        }
    }

    private func writeAlerts(_ store: Store) throws -> [String] {
        guard let alerts else { return [] }
        do {
            return try Outbox(directory: alerts).flush(store)
        } catch let failure as AtomicFile.Failure {
            throw CommandFailure(.cannotCreate, "\(failure) (look at --alerts)")
        } catch let failure as StoreFailure {
            throw CommandFailure(failure)
        }
    }

    private func show(_ result: Scan.Result, _ setup: Setup) throws {
        switch output {
        case .text:
            let report = ScanReport(
                brands: setup.configuration.brands, mentions: result.mentions,
                bursts: result.bursts, incidents: result.incidents, feeds: result.feeds,
                team: setup.configuration.team, style: Terminal.style)
            Terminal.print(report.text)
        case .json:
            Terminal.print(try JSONText.line(ScanRecord(result)) + "\n")
        case .jsonl:
            for mention in result.mentions {
                Terminal.print(
                    try JSONText.line(MentionRecord(mention, withEvidence: true)) + "\n")
            }
        }
    }

    private func conclude(_ result: Scan.Result) throws {
        for feed in result.feeds {
            if let error = feed.error { Terminal.report("\(feed.name): \(error)") }
        }
        if result.unreachable + result.unreadable == result.feeds.count {
            throw ExitCode(
                (result.unreadable == 0 ? SystemExit.unavailable : .badInput).rawValue)
        }
        if failOnAlert, result.alerts > 0 { throw ExitCode(SystemExit.alertRaised.rawValue) }
    }
}

/// The whole of a scan as one JSON object.
private struct ScanRecord: Encodable {
    struct Totals: Encodable {
        let feeds: Int
        let feedsFailed: Int
        let items: Int
        let mentions: Int
        let negative: Int
        let neutral: Int
        let positive: Int
        let notScorable: Int
    }

    let mentions: [MentionRecord]
    let bursts: [BurstRecord]
    let incidents: [IncidentRecord]
    let feeds: [FeedReport]
    let totals: Totals

    init(_ result: Scan.Result) {
        mentions = result.mentions.map { MentionRecord($0, withEvidence: true) }
        bursts = result.bursts.map { burst in
            let incident = result.incidents.first { $0.burst.raised == burst.raised }
            return BurstRecord(
                incident?.burst ?? burst, severity: incident?.severity ?? .note)
        }
        incidents = result.incidents.map { IncidentRecord($0) }
        feeds = result.feeds
        let count = { (label: Score.Label) in result.mentions.count { $0.score.label == label } }
        totals = Totals(
            feeds: result.feeds.count, feedsFailed: result.feeds.count { $0.error != nil },
            items: result.feeds.reduce(0) { $0 + $1.items }, mentions: result.mentions.count,
            negative: count(.negative), neutral: count(.neutral), positive: count(.positive),
            notScorable: result.mentions.count { !$0.score.isScorable })
    }
}
