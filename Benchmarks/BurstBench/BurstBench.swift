// SPDX-License-Identifier: Apache-2.0

import Bursts
import Foundation

/// Measures the detector in process: statements that are made up on the way, no files.
///
///     BurstBench SERIES RATE DAYS    so many series with so many statements an hour, as JSON
@main
struct BurstBench {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Double($0) }
        guard numbers.count == 3, numbers.allSatisfy({ $0 > 0 }) else {
            print("usage: BurstBench SERIES RATE DAYS")
            exit(64)
        }
        var report = Report()
        for number in 0..<Int(numbers[0]) {
            var life = SeriesLife(seed: UInt64(number), perHour: numbers[1])
            let statements = life.statements(days: numbers[2])
            let start = Stopwatch.now
            let state = life.run(statements)
            report.seconds += Stopwatch.now - start
            report.statements += statements.count
            report.bursts += life.bursts
            report.ticks += life.ticks
            let bytes = try JSONEncoder().encode(state).count
            report.largestStateBytes = max(report.largestStateBytes, bytes)
        }
        report.statementsPerSecond = Double(report.statements) / report.seconds
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}

struct Report: Encodable {
    var statements = 0
    var ticks = 0
    var bursts = 0
    /// Processor time of the detector alone.
    var seconds = 0.0
    var statementsPerSecond = 0.0
    var largestStateBytes = 0
}

/// Processor seconds of this thread: what others do on the machine does not count.
enum Stopwatch {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
