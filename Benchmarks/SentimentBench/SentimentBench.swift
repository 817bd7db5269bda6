// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Sentiment

/// Measures the analyzer in process.
///
///     SentimentBench speed LEXICONS TEXTS    processor seconds to judge a JSON array of texts
///     SentimentBench load [LEXICONS [all]]   kilobytes in memory once the lists are loaded, and
///                                            the most until then; with all packs or without any
@main
struct SentimentBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch (arguments.first, arguments.count) {
        case ("speed", 3): try speed(lexicons: arguments[1], texts: arguments[2])
        case ("load", 1...3): load(arguments.dropFirst().first, allPacks: arguments.count == 3)
        default:
            print("usage: SentimentBench speed LEXICONS TEXTS | load [LEXICONS [all]]")
            exit(64)
        }
    }

    private static func speed(lexicons: String, texts: String) throws {
        let texts = try JSONDecoder().decode(
            [String].self, from: Data(contentsOf: URL(filePath: texts)))
        let analyzer = Analyzer(lexicons: ShippedLexicons.read(lexicons, allPacks: false))
        // The first pass meets cold caches and pages, as the program does only once.
        _ = pass(analyzer, texts)
        let start = processorTime()
        let steps = pass(analyzer, texts)
        print(processorTime() - start, steps)
    }

    /// Counts the steps of all scores, so that nothing can be left out.
    private static func pass(_ analyzer: Analyzer, _ texts: [String]) -> Int {
        texts.reduce(0) { $0 + analyzer.analyze($1).score.evidence.count }
    }

    private static func load(_ folder: String?, allPacks: Bool) {
        let analyzer = Analyzer(lexicons: ShippedLexicons.read(folder, allPacks: allPacks))
        let resident = memory("VmRSS")
        print(resident, memory("VmHWM"), analyzer.lexicons.languages.count)
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// Kilobytes; `VmHWM` and not `ru_maxrss`, which a process inherits from its parent.
    private static func memory(_ key: String) -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
