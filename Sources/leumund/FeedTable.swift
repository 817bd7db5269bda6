// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Monitoring
import Publishing

/// The health of feeds as a table for a terminal: what fails first.
struct FeedTable {
    let time: LocalTime
    let style: TextStyle

    /// A line a feed, with a line that sums up at the end.
    func text(of feeds: [FeedStatus], at now: Date) -> String {
        let sorted = feeds.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }.map(\.element)
        let rows = sorted.map { cells(of: $0, at: now) }
        let header = [
            "feed", "state", "last read", "newest item", "blind h (30 d)", "what is wrong",
        ]
        let widths = header.indices.map { column in
            ([header] + rows).map { $0[column].count }.max() ?? 0
        }
        var lines = [line(header, widths)]
        for (feed, row) in zip(sorted, rows) {
            let text = line(row, widths)
            lines.append(feed.state == .read || feed.state == .new ? text : style.red(text))
        }
        let blind = feeds.count { $0.state != .read && $0.state != .new }
        lines.append("\(feeds.count) feeds, \(blind) of them not read")
        return lines.map { $0 + "\n" }.joined()
    }

    private func rank(_ feed: FeedStatus) -> Int {
        switch feed.state {
        case .blind, .gone, .quarantined: 0
        case .new: 1
        case .read: feed.troubles.isEmpty ? 3 : 2
        }
    }

    private func cells(of feed: FeedStatus, at now: Date) -> [String] {
        let wrong =
            feed.problem ?? feed.troubles.map(\.rawValue).joined(separator: ", ")
        return [
            Terminal.printable(feed.name), feed.state.rawValue,
            feed.lastRead.map { time.text($0, from: now) } ?? "never",
            feed.newestItem.map { time.text($0, from: now) } ?? "-",
            String(feed.blindHours), Terminal.printable(wrong),
        ]
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        zip(cells, widths).map { cell, width in
            cell + String(repeating: " ", count: max(0, width - cell.count))
        }.joined(separator: "  ").trimmingCharacters(in: .whitespaces)
    }
}
