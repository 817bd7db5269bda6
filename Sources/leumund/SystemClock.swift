// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Monitoring

/// The one place where the program asks what time it is.
enum SystemClock {
    static func now() -> Date { Date() }

    /// A clock that begins at the time of day and goes on evenly, whatever happens to that.
    static func steady() -> @Sendable () -> Date {
        let (start, instant) = (now(), ContinuousClock.now)
        return { start.addingTimeInterval((ContinuousClock.now - instant) / .seconds(1)) }
    }

    /// A time given on the command line, else now.
    ///
    /// - Throws: status 64 when it cannot be read.
    static func time(_ text: String?) throws(CommandFailure) -> Date {
        guard let text else { return now() }
        guard let date = try? Date.ISO8601FormatStyle().parse(text) else {
            throw CommandFailure(.usage, "\"\(text)\" is no time (write 2026-11-22T01:45:00Z)")
        }
        return date
    }
}

/// The fetcher of the program, made when it starts.
struct FetcherOwner: Sendable {
    private let fetcher: Fetcher

    init(_ settings: FetchSettings) throws(CommandFailure) {
        do throws(FetchFailure) {
            fetcher = try Fetcher(settings)
        } catch {
            throw CommandFailure(.software, "libcurl: \(error)")
        }
    }

    /// Fetches, with the system's clock.
    var fetch: Scan.Fetch {
        { [fetcher] request async throws(FetchFailure) in
            try await fetcher.fetch(request, arrived: SystemClock.now)
        }
    }

    func shutdown() async { await fetcher.shutdown() }
}
