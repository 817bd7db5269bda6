// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct FetchSettingsTests {
    @Test func `no time at all is still a limit`() {
        #expect(Duration.zero.limitMilliseconds == 1)
        #expect(Duration.seconds(-1).limitSeconds == 1)
    }

    @Test func `a limit is at most an hour`() {
        #expect(Duration.seconds(Int64.max / 2).limitMilliseconds == 3_600_000)
    }

    @Test func `part of a second counts as a whole one where seconds count`() {
        #expect(Duration.milliseconds(1500).limitMilliseconds == 1500)
        #expect(Duration.milliseconds(1500).limitSeconds == 2)
    }
}
