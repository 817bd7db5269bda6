// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Feeds

struct FeedDateTests {
    @Test(arguments: [
        ("Sun, 01 Mar 2026 21:14:05 +0100", "2026-03-01T20:14:05Z"),
        ("1 Mar 2026 21:14 GMT", "2026-03-01T21:14:00Z"),
        ("Sun,01 Mar 2026 21:14:05 EST", "2026-03-02T02:14:05Z"),
        ("Sunday, 1 March 2026 21:14:05 UT", "2026-03-01T21:14:05Z"),
        ("Tue, 01 Mar 2026 21:14:05 Z", "2026-03-01T21:14:05Z"),
        ("Sun, 1 Mar 26 21:14:05 -0330", "2026-03-02T00:44:05Z"),
        ("Sun, 01 Mar 2026 21:14:05 +01:00", "2026-03-01T20:14:05Z"),
        ("Sun, 01 Mar 2026 21:14:05 GMT+2", "2026-03-01T19:14:05Z"),
        ("Sun, 01 Mar 2026 21:14:05 +0100 (CET)", "2026-03-01T20:14:05Z"),
        ("Sun, 01 Mar 2026 21:14:05 +0100 CET", "2026-03-01T20:14:05Z"),
        ("01-Mar-26 21:14:05 GMT", "2026-03-01T21:14:05Z"),
        ("Sun Mar  1 21:14:05 2026", "2026-03-01T21:14:05Z"),
        ("Sun Mar  1 21:14:05 CET 2026", "2026-03-01T20:14:05Z"),
        ("March 1st, 2026 9:14 PM", "2026-03-01T21:14:00Z"),
        ("Mar 1, 2026 12:05 am GMT", "2026-03-01T00:05:00Z"),
        ("So, 01 Mär 2026 21:14:05 MEZ", "2026-03-01T20:14:05Z"),
        ("1. Dezember 2026", "2026-12-01T00:00:00Z"),
        ("Fri, 31 Dec 1999 23:59:60 GMT", "2000-01-01T00:00:00Z"),
    ])
    func `written dates are understood`(text: String, expected: String) {
        #expect(FeedDate.read(text) == moment(expected))
    }

    @Test(arguments: [
        ("2026-03-01T21:14:05Z", "2026-03-01T21:14:05Z"),
        ("2026-03-01T21:14:05+01:00", "2026-03-01T20:14:05Z"),
        ("2026-03-01t21:14:05z", "2026-03-01T21:14:05Z"),
        ("2026-03-01 21:14:05", "2026-03-01T21:14:05Z"),
        ("2026-03-01T21:14-0530", "2026-03-02T02:44:00Z"),
        ("2026-03-01T21:14:05.000+01", "2026-03-01T20:14:05Z"),
        ("2026-03-01 21:14:05 UTC", "2026-03-01T21:14:05Z"),
        ("2026/03/01 21:14:05", "2026-03-01T21:14:05Z"),
        ("20260301T211405Z", "2026-03-01T21:14:05Z"),
        ("20260301", "2026-03-01T00:00:00Z"),
        ("2026-03-01", "2026-03-01T00:00:00Z"),
        ("2026-03", "2026-03-01T00:00:00Z"),
        ("2026", "2026-01-01T00:00:00Z"),
        ("2026-060", "2026-03-01T00:00:00Z"),
        ("2024-02-29T24:00:00Z", "2024-03-01T00:00:00Z"),
        ("  2026-03-01T21:14:05Z\n", "2026-03-01T21:14:05Z"),
        ("2999-12-31T23:59:59Z", "2999-12-31T23:59:59Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ])
    func `dates of ISO 8601 are understood`(text: String, expected: String) {
        #expect(FeedDate.read(text) == moment(expected))
    }

    @Test func `fractions of a second are kept`() throws {
        let date = try #require(FeedDate.read("2026-03-01T21:14:05.25Z"))
        let whole = try #require(moment("2026-03-01T21:14:05Z"))
        #expect(abs(date.timeIntervalSince(whole) - 0.25) < 1e-6)
    }

    @Test(arguments: [
        "", "gestern", "03/04/2026", "3.4.2026", "2026-13-01", "2026-02-30", "2026-03-01T25:00:00Z",
        "2026-03-01T21:61:00Z", "Sun, 32 Mar 2026 21:14:05 GMT", "Sun, 01 Mar 2026 21:14:05 XYZ",
        "Sun, 01 Mar 2026 21:14:05 IST", "1 Mar", "Mar 2026 x", "1700000000",
        "2026-03-01T21:14:05+99:00",
        "1 Mar 2026 13:00 PM", "0000-00-00 00:00:00", "1 Mar 2026 2027", "2026-03-01Tx",
        "2026-03-01T21:14:05Z und mehr",
    ])
    func `what is not understood as a whole is no date`(text: String) {
        #expect(FeedDate.read(text) == nil)
    }

    @Test func `a long text is no date`() {
        #expect(FeedDate.read(String(repeating: "1 Mar 2026 ", count: 10_000)) == nil)
    }
}
