// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Model
import Monitoring
import Publishing
import Storage

/// The health of every feed, or one look at an address.
struct FeedsCommand: AsyncParsableCommand {
    enum Output: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "feeds", abstract: "Shows how every feed fares, or tries an address.")

    @Option(help: "The configuration file.")
    var config = "/etc/leumund/leumund.yaml"
    @Option(name: .customLong("try"), help: "Asks this address, or the feed of this name, once.")
    var trial: String?
    @Option(help: "text or jsonl.")
    var output = Output.text
    @OptionGroup var data: DataOptions

    func run() async throws {
        let loader = Loader(folders: data.folders)
        let (configuration, digest) = try loader.configuration(config)
        let now = SystemClock.now()
        if let trial {
            let store = try loader.store(nil)
            let setup = try loader.setup(configuration, digest: digest, store: store)
            return try await run(trial, setup, at: now)
        }
        let store = try loader.existingStore(configuration)
        do throws(StoreFailure) {
            try show(
                FeedStatus.all(configuration, store: store, at: now), configuration.team, at: now)
        } catch {
            throw CommandFailure(error)
        }
    }
}

extension FeedsCommand {
    private func show(_ feeds: [FeedStatus], _ team: Team, at now: Date) {
        switch output {
        case .jsonl:
            // What was stored as JSON can be written as JSON.
            for feed in feeds { Terminal.print(((try? JSONText.line(feed)) ?? "{}") + "\n") }
        case .text:
            let table = FeedTable(
                time: LocalTime(timeZone: team.timeZone, language: .en), style: Terminal.style)
            Terminal.print(table.text(of: feeds, at: now))
        }
    }

    private func run(_ name: String, _ setup: Setup, at now: Date) async throws {
        let isWeb = name.hasPrefix("http://") || name.hasPrefix("https://")
        let known = setup.configuration.sources.first { $0.name == name || $0.address == name }
        guard let source = known ?? (isWeb ? Source(name: name, location: .url(name)) : nil) else {
            throw CommandFailure(
                .usage, "feeds: no feed \"\(name)\" (give a configured name, or an address)")
        }
        let fetcher = try FetcherOwner(setup.configuration.fetch)
        let result = await FeedTrial(setup: setup, fetch: fetcher.fetch).run(source, at: now)
        await fetcher.shutdown()
        switch result {
        case .failure(let reason):
            throw CommandFailure(
                .unavailable, "\(source.address.withoutCredentials): \(reason)")
        case .feed(let feed, let mentions, let movedTo):
            let time = LocalTime(timeZone: setup.configuration.team.timeZone, language: .en)
            Terminal.print(TrialReport(feed: feed, mentions: mentions, movedTo: movedTo).text(time))
        }
    }
}

/// What one look at an address found, for people.
private struct TrialReport {
    let feed: Feed
    let mentions: Int
    let movedTo: String?

    func text(_ time: LocalTime) -> String {
        let newest = feed.items.compactMap(\.published).max().map { ", newest \(time.long($0))" }
        var lines = [
            "\(feed.format.rawValue)  \(feed.title ?? "without a title")",
            "\(feed.items.count) items\(newest ?? ""), \(mentions) mentions of your brands",
        ]
        if let movedTo { lines.append("has moved for good to \(movedTo.withoutCredentials)") }
        if let ttl = feed.ttlSeconds { lines.append("asks to be read every \(ttl / 60) minutes") }
        lines += feed.items.prefix(3).map { "- \($0.title ?? $0.text.prefix(80).description)" }
        return lines.map { Terminal.printable($0) + "\n" }.joined()
    }
}
