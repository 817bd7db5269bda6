// SPDX-License-Identifier: Apache-2.0

import Feeds
import Foundation
import Model

/// The highest memory of this process while it read one document.
enum PeakMemory {
    /// Prints kilobytes and items; without a file, of reading a feed of one item.
    static func show(file: String?) throws {
        let document = try file.map(Document.load) ?? smallest
        let items = (try? FeedParser().parse(document).items.count) ?? -1
        print("\(highWater()) \(items)")
    }

    private static var smallest: Document {
        let text = "<rss version=\"2.0\"><channel><item><title>a</title></item></channel></rss>"
        return Document(bytes: Array(text.utf8), arrived: .distantPast)
    }

    /// `VmHWM` and not `ru_maxrss`, which a process inherits from the one that started it.
    private static func highWater() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
