// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Bursts

struct DelayProfileTests {
    @Test func `before anything is known all but the newest slots are taken as complete`() {
        let shares = DelayProfile().completeness(quarters: 3)
        #expect(shares == [0.5, 1, 1])
    }

    @Test func `slow feeds leave the last hours incomplete`() {
        var profile = DelayProfile()
        for _ in 0..<100 { profile.add(delaySeconds: 2 * 3600) }
        let shares = profile.completeness(quarters: 12)
        #expect(shares[4] < 0.1)
        #expect(shares[8] > 0.4 && shares[8] < 0.6)
        #expect(shares[10] == 1)
    }

    @Test func `a changed feed is learnt anew`() {
        var profile = DelayProfile()
        for _ in 0..<4000 { profile.add(delaySeconds: 2 * 3600) }
        for _ in 0..<8000 { profile.add(delaySeconds: 0) }
        #expect(profile.completeness(quarters: 2)[1] > 0.8)
    }

    @Test func `delays below zero and beyond a day are kept`() {
        var profile = DelayProfile()
        profile.add(delaySeconds: -3000)
        profile.add(delaySeconds: 40 * 86400)
        #expect(profile.completeness(quarters: 200).allSatisfy { $0 > 0 && $0 <= 1 })
    }
}
