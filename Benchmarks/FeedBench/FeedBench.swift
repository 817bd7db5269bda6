// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Measures the feed reader in process.
///
///     FeedBench speed [--rounds N] NAME=LIST ...    against libxml2 alone, on the files of a list
///     FeedBench peak [FILE]                         highest memory of reading FILE
@main
struct FeedBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "speed": try speed(Array(arguments.dropFirst()))
        case "peak": try PeakMemory.show(file: arguments.dropFirst().first)
        default:
            print("usage: FeedBench speed [--rounds N] NAME=LIST ... | peak [FILE]")
            exit(64)
        }
    }

    private static func speed(_ arguments: [String]) throws {
        var arguments = arguments
        var rounds = 9
        if arguments.count > 1, arguments[0] == "--rounds", let count = Int(arguments[1]) {
            rounds = max(1, count)
            arguments.removeFirst(2)
        }
        let corpora = try arguments.map { argument in
            let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
            return try Corpus(name: parts[0], list: parts[parts.count - 1])
        }
        SpeedReport(corpora.map { SpeedRun($0, rounds: rounds) }).show()
    }
}
