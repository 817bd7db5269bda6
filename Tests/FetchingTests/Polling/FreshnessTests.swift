// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Fetching

@Suite struct FreshnessTests {
    private let arrived = Date(timeIntervalSince1970: 1_795_132_800)

    @Test(arguments: [
        ("max-age=30", nil, nil, nil, 30), ("public, MAX-AGE=\"60\"", nil, nil, nil, 60),
        ("max-age=30", nil, nil, "10", 20), ("max-age=30", nil, nil, "40", nil),
        ("max-age=0", nil, nil, nil, nil), ("no-cache, max-age=30", nil, nil, nil, nil),
        ("no-store", "Fri, 20 Nov 2026 01:00:00 GMT", nil, nil, nil),
        ("max-age=99999999999999", nil, nil, nil, 999_999_999),
        ("max-age=-5", nil, nil, nil, nil), ("max-age=soon", nil, nil, nil, nil),
        // Expires counts where there is no max-age, from the date of the answer if it has one.
        (nil, "Fri, 20 Nov 2026 01:00:00 GMT", nil, nil, 3600),
        (nil, "Fri, 20 Nov 2026 01:00:00 GMT", "Fri, 20 Nov 2026 00:30:00 GMT", nil, 1800),
        ("max-age=5", "Fri, 20 Nov 2026 01:00:00 GMT", nil, nil, 5),
        (nil, "0", nil, nil, nil), (nil, "-1", nil, nil, nil), (nil, nil, nil, nil, nil),
    ])
    func `an answer is as fresh as its headers say`(
        cacheControl: String?, expires: String?, date: String?, age: String?, seconds: Int?
    ) {
        let freshness = Freshness(
            cacheControl: cacheControl, expires: expires, date: date, age: age)
        #expect(freshness.seconds(arrived: arrived) == seconds)
    }
}
