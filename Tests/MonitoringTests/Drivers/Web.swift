// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Model
import Monitoring
import Synchronization

/// Servers that answer as they are told, and note what they were asked.
final class Web: Sendable {
    typealias Answer = @Sendable (FetchRequest) async throws(FetchFailure) -> FetchOutcome

    private let answer: Answer
    private let asked: Mutex<[FetchRequest]> = Mutex([])

    init(_ answer: @escaping Answer) { self.answer = answer }

    var requests: [FetchRequest] { asked.withLock { $0 } }

    func fetch(_ request: FetchRequest) async throws(FetchFailure) -> FetchOutcome {
        asked.withLock { $0.append(request) }
        return try await answer(request)
    }

    /// A document of such items, which say what they are called.
    static func document(
        _ items: [String], etag: String? = nil, _ facts: FetchFacts = FetchFacts()
    ) -> FetchOutcome {
        let entries = items.map {
            "<item><guid>\($0)</guid><title>\($0)</title><description>We saw \($0).</description></item>"
        }
        let xml = "<rss version='2.0'><channel><title>F</title>\(entries.joined())</channel></rss>"
        return .document(
            Document(
                bytes: Array(xml.utf8), contentType: "application/rss+xml", arrived: Polls.begin),
            Validators(etag: etag), facts)
    }
}

extension Setup {
    /// One that watches these feeds, each about the brand of the story.
    static func watching(
        _ feeds: [String: String], retention: Duration? = nil, access: SourceAccess? = nil
    ) throws -> Setup {
        let story = try Story()
        var configuration = story.setup.configuration
        configuration.sources = feeds.sorted { $0.key < $1.key }.map { name, url in
            Source(
                name: name, location: .url(url), brandID: "halmbach", retention: retention)
        }
        configuration.commonAccess = access
        return Setup(
            configuration: configuration, digest: "test", knowledge: story.setup.knowledge,
            key: [1]
        ).writingAlerts(below: FileManager.default.temporaryDirectory.path + "/leumund-\(UUID())")
    }
}
