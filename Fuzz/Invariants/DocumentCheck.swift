// SPDX-License-Identifier: Apache-2.0

import Feeds
import Foundation
import Model

/// Reads one invented document as the product would, twice, and checks what comes out.
package enum DocumentCheck {
    /// Small, so that short inputs reach each limit.
    private static let limits = Limits(items: 50, depth: 32, textBytes: 400, nameBytes: 100)

    private static let kinds: [String?] = [
        nil, "application/rss+xml; charset=utf-8", "text/xml; charset=iso-8859-1",
        "text/html; charset=shift_jis", "application/json", "text/plain; charset=utf-7",
    ]

    /// Checks the document of these bytes.
    ///
    /// The last byte picks the header, so that feeds as they are can serve as seeds. What does not
    /// begin like `openings` gets the first of them.
    package static func run(_ input: UnsafeBufferPointer<UInt8>, openings: [String] = []) {
        let choice = Int(input.last ?? 0)
        let head = String(decoding: input.prefix(16), as: UTF8.self).lowercased()
        let isRight = openings.contains { head.hasPrefix($0) }
        let opening = isRight ? "" : openings.first ?? ""
        let document = Document(
            bytes: Array(opening.utf8) + input, contentType: kinds[choice % kinds.count],
            url: choice & 0x40 == 0 ? "https://a.example/feeds/all.xml?x=1" : nil,
            arrived: .distantPast)
        let first = read(document)
        // Chance shows sooner or later; reading each input twice would halve what is tried.
        if choice % 8 == 0, read(document) != first { fatalError("two readings differ") }
        guard case .success(let feed) = first else { return }
        FeedRules(limits: limits).check(feed)
        if choice % 4 == 0 { checkRepair(of: document, gives: feed) }
    }

    /// A document type sends sound XML through the repair, which must not change what it says.
    private static func checkRepair(of document: Document, gives feed: Feed) {
        let start = document.bytes.prefix(2)
        guard start.first == UInt8(ascii: "<"), let second = start.last,
            second == UInt8(ascii: "?") || UnicodeScalar(second).properties.isAlphabetic
        else { return }
        var repaired = document
        repaired.bytes.insert(contentsOf: "<!DOCTYPE x>".utf8, at: 0)
        guard read(repaired) == .success(feed) else { fatalError("the repair changes the feed") }
    }

    private static func read(_ document: Document) -> Result<Feed, FeedProblem> {
        Result { () throws(FeedProblem) in try FeedParser(limits: limits).parse(document) }
    }
}
