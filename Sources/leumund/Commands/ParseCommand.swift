// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Feeds
import Model
import Publishing

/// One feed document as one JSON object.
struct ParseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Prints a feed document as JSON.")

    @Option(help: "Address it came from, the base of relative links.")
    var url: String?
    @Option(help: "The Content-Type header it came with.")
    var contentType: String?
    @Option(help: "The Content-Language header it came with.")
    var contentLanguage: String?
    @Argument(help: "A file, or - for standard input.")
    var file: String

    func run() throws {
        let document = Document(
            bytes: try InputFile(path: file).bytes(), contentType: contentType,
            contentLanguage: contentLanguage,
            url: url, arrived: SystemClock.now())
        let feed: Feed
        do throws(FeedProblem) {
            feed = try FeedParser().parse(document)
        } catch {
            throw CommandFailure(.badInput, "\(file): \(error)")
        }
        Terminal.print(try JSONText.line(FeedRecord(feed)) + "\n")
    }
}
