// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Feeds
import Foundation
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
            bytes: try bytes(), contentType: contentType, contentLanguage: contentLanguage,
            url: url, arrived: SystemClock.now())
        let feed: Feed
        do throws(FeedProblem) {
            feed = try FeedParser().parse(document)
        } catch {
            throw CommandFailure(.badInput, "\(file): \(error)")
        }
        Terminal.print(try JSONText.line(FeedRecord(feed)) + "\n")
    }

    private func bytes() throws(CommandFailure) -> [UInt8] {
        let limit = Limits.standard.documentBytes
        guard let handle = file == "-" ? .standardInput : FileHandle(forReadingAtPath: file) else {
            throw CommandFailure(.noInput, "\(file): no such file, or it cannot be read")
        }
        let data: Data
        do {
            // Nil is the end of the input: nothing at all is read, and found to be no feed.
            data = try handle.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw CommandFailure(.noInput, "\(file): cannot be read (is it a directory?)")
        }
        guard data.count <= limit else {
            throw CommandFailure(.badInput, "\(file): is larger than \(limit >> 20) MiB")
        }
        return Array(data)
    }
}
