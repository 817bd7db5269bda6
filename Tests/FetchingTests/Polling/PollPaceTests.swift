// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
import Testing

@Suite struct PollPaceTests {
    private let now = Date(timeIntervalSince1970: 1_795_132_800)
    private let pace = PollPace(interval: 900, longestInterval: 3600)

    /// Seconds to the next poll of a source whose spread is taken out.
    private func pause(
        _ pace: PollPace? = nil, gap: TimeInterval? = nil,
        _ change: (inout PublisherWishes) -> Void = { _ in }
    ) -> TimeInterval {
        var wishes = PublisherWishes()
        change(&wishes)
        let next = (pace ?? self.pace).afterAnswer(of: "a", wishes: wishes, gap: gap, at: now)
        return next.timeIntervalSince(now)
    }

    private func isAbout(_ seconds: TimeInterval, _ pause: TimeInterval) -> Bool {
        (seconds...(seconds * 1.1)).contains(pause)
    }

    @Test func `without wishes the interval holds, spread by at most a tenth`() {
        let pauses = (0..<200).map { number in
            pace.afterAnswer(of: "feed \(number)", wishes: PublisherWishes(), gap: nil, at: now)
                .timeIntervalSince(now)
        }
        #expect(pauses.allSatisfy { (900...990).contains($0) })
        #expect(Set(pauses).count > 100)
    }

    @Test func `the longest wish wins`() {
        #expect(
            isAbout(
                7200,
                pause {
                    $0.freshSeconds = 7200; $0.ttlSeconds = 3600
                }))
        #expect(
            isAbout(
                7200,
                pause {
                    $0.freshSeconds = 60; $0.ttlSeconds = 7200
                }))
        #expect(
            isAbout(
                900,
                pause {
                    $0.freshSeconds = 60; $0.ttlSeconds = 60
                }))
    }

    @Test func `no wish lasts longer than a day`() {
        #expect(isAbout(86_400, pause { $0.freshSeconds = .max }))
        #expect(isAbout(86_400, pause { $0.ttlSeconds = 365 * 86_400 }))
    }

    @Test func `a quiet feed is asked twice in its usual gap, within the bounds`() {
        #expect(isAbout(900, pause(gap: 60)))
        #expect(isAbout(1500, pause(gap: 3000)))
        #expect(isAbout(3600, pause(gap: 864_000)))
        #expect(isAbout(900, pause(PollPace(interval: 900, longestInterval: 0), gap: 864_000)))
    }

    @Test func `in quiet hours nobody asks`() {
        // It is midnight in UTC, and a Friday.
        #expect(pause { $0.quietHours = [0, 1, 2] } == 3 * 3600)
        #expect(pause { $0.quietDays = [6] } == 86_400)
        #expect(
            isAbout(
                900,
                pause {
                    $0.quietHours = [5]; $0.quietDays = [7]
                }))
    }

    @Test func `one who never wakes is asked all the same`() {
        #expect(isAbout(900, pause { $0.quietHours = Set(0..<24) }))
        #expect(pause { $0.quietDays = [6, 7, 1, 2] } < 1.1 * 86_400)
    }

    @Test func `failures are asked ever more rarely, at most a day`() {
        func pause(_ failures: Int, _ retryAfter: Int? = nil) -> TimeInterval {
            pace.afterFailure(of: "a", failures: failures, retryAfter: retryAfter, at: now)
                .timeIntervalSince(now)
        }
        #expect(isAbout(900, pause(1)))
        #expect(isAbout(1800, pause(2)))
        #expect(isAbout(86_400, pause(50)))
        #expect(isAbout(900, pause(1, 20)))
        #expect(isAbout(172_800, pause(1, 172_800)))
        #expect(isAbout(7 * 86_400, pause(1, .max)))
    }
}
