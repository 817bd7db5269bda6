// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Fetching

@Suite struct AnswerTests {
    private func wait(_ retryAfter: String?) -> Int? {
        let answer = Answer(
            status: 503, body: [], contentType: nil, contentLanguage: nil, retryAfter: retryAfter,
            freshness: Freshness(),
            validators: Validators(), url: nil, facts: FetchFacts())
        do throws(FetchFailure) {
            _ = try answer.outcome(asked: nil, arrived: .arrival)
        } catch {
            if case .status(503, let seconds) = error { return seconds }
        }
        return nil
    }

    @Test func `a wait in seconds is read`() {
        #expect(wait("120") == 120)
    }

    @Test func `a wait beyond all measure is a long wait, not none`() {
        #expect(wait("99999999999999999999") == 999_999_999)
    }

    @Test func `a wait until a date counts from the arrival`() {
        #expect(wait("Fri, 15 Jan 2027 08:01:00 GMT") == 60)
    }

    @Test func `a date that has passed means no wait`() {
        #expect(wait("Fri, 15 Jan 1999 08:01:00 GMT") == 0)
    }

    @Test(arguments: [nil, "", "soon", "-5", "1e9"])
    func `a wait that is none is not told`(value: String?) {
        #expect(wait(value) == nil)
    }
}
