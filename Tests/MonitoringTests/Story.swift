// SPDX-License-Identifier: Apache-2.0

import Feeds
import Fetching
import Foundation
import Model
import Monitoring
import Storage

/// The story of Examples/halmbach: its feeds, its configuration, and what they looked like at
/// any moment of it.
struct Story {
    let root: URL
    let setup: Setup
    private let feeds: [String: Feed]

    init(repository: URL = Story.repository) throws {
        root = repository
        let file = repository.appending(path: "Examples/halmbach/halmbach.yaml").path
        let text = try String(contentsOfFile: file, encoding: .utf8)
        var configuration = try ConfigurationReader.read(text, file: file).configuration
        // So that each turn of a quarter of an hour polls every feed.
        configuration.pace.interval = .seconds(600)
        configuration.pace.hostSpacing = .zero
        feeds = try Self.feeds(of: configuration)
        configuration.sources = configuration.sources.map { source in
            var source = source
            source.location = .url("http://story.example/\(source.name)")
            return source
        }
        let knowledge = try Knowledge.read(from: DataFolders(shipped: repository.path)).knowledge
        setup = Setup(
            configuration: configuration, digest: "story", knowledge: knowledge, key: [1, 2, 3])
    }

    /// The folder that holds Package.swift.
    static var repository: URL {
        var folder = URL(filePath: #filePath)
        while !FileManager.default.fileExists(
            atPath: folder.appending(path: "Package.swift").path), folder.path.count > 1
        {
            folder.deleteLastPathComponent()
        }
        return folder
    }

    private static func feeds(of configuration: Configuration) throws -> [String: Feed] {
        var feeds: [String: Feed] = [:]
        for source in configuration.sources {
            let document = try LocalDocument().read(source.address, arrived: .distantPast)
            feeds[source.name] = try FeedParser().parse(document)
        }
        return feeds
    }

    /// The time of the last item.
    var end: Date {
        feeds.values.flatMap(\.items).compactMap { $0.published ?? $0.updated }.max()
            ?? .distantPast
    }

    /// The time of the first item.
    var beginning: Date {
        feeds.values.flatMap(\.items).compactMap { $0.published ?? $0.updated }.min()
            ?? .distantPast
    }

    /// What a server would answer at a moment: the items published by then, or "not modified".
    func answer(
        _ request: FetchRequest, at now: Date
    ) throws(FetchFailure) -> FetchOutcome {
        let name = request.url.split(separator: "/").last.map(String.init) ?? ""
        guard let feed = feeds[name] else { throw .status(404, retryAfterSeconds: nil) }
        let items = feed.items.filter { ($0.published ?? $0.updated ?? now) <= now }
        let validators = Validators(etag: "\"\(items.count)\"")
        if request.validators == validators { return .notModified(validators, FetchFacts()) }
        let document = Document(
            bytes: Array(StoryFeed(items: items).xml.utf8), contentType: "application/atom+xml",
            arrived: now)
        return .document(document, validators, FetchFacts())
    }
}

/// Items written as Atom, so that they are read again as any feed is.
private struct StoryFeed {
    let items: [Item]

    var xml: String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom" xmlns:im="http://itunes.apple.com/rss">\
        <title>Story</title>\(items.map(entry).joined())</feed>
        """
    }

    private func entry(_ item: Item) -> String {
        [
            "<entry>", element("id", item.id), element("title", item.title),
            item.link.map { "<link href=\"\(escaped($0))\"/>" } ?? "",
            item.author.map { "<author>\(element("name", $0))</author>" } ?? "",
            element("published", (item.published ?? item.updated)?.formatted(.iso8601)),
            element("content", item.body),
            item.rating.map { element("im:rating", String(Int($0.value))) } ?? "", "</entry>",
        ].joined()
    }

    private func element(_ name: String, _ text: String?) -> String {
        text.map { "<\(name)>\(escaped($0))</\(name)>" } ?? ""
    }

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing("\"", with: "&quot;")
    }
}
