// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Measures the schedule of polls in process, with a clock moved by hand and no network.
///
///     PollBench day FEEDS HOSTS WIDTH HOURS    so many hours of so many feeds, as one JSON object
@main
struct PollBench {
    static func main() throws {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let numbers = arguments.dropFirst().compactMap { Int($0) }
        guard arguments.first == "day", arguments.count == 5, numbers.count == 4 else {
            print("usage: PollBench day FEEDS HOSTS WIDTH HOURS")
            exit(64)
        }
        let world = World(feeds: numbers[0], hosts: numbers[1])
        var day = SimulatedDay(world, width: numbers[2])
        let start = ContinuousClock.now
        day.run(hours: numbers[3])
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let report = day.report(wall: (ContinuousClock.now - start) / .seconds(1))
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}

/// Processor seconds of this thread: what others do on the machine does not count.
enum Stopwatch {
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// What asking twice takes by itself.
    static let cost: Double = {
        let start = now
        for _ in 0..<100_000 { _ = now }
        return (now - start) / 100_000
    }()
}
