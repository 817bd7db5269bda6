// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Fetching

@Suite struct FetchFailureTests {
    @Test(arguments: [
        FetchFailure.timeout(limit: .seconds(1)), .connection(reason: "x"),
        .nameNotFound(host: "x"), .brokenAnswer(reason: "x"), .crowdedOut(limitBytes: 1),
        .status(503, retryAfterSeconds: nil), .status(429, retryAfterSeconds: 9),
    ])
    func `what may pass is worth retrying`(failure: FetchFailure) {
        #expect(failure.isWorthRetrying)
    }

    @Test(arguments: [
        FetchFailure.badAddress(reason: "x"), .refusedAddress("x"), .refusedRedirect,
        .tooManyRedirects(limit: 1), .tls(reason: "x"), .tooLarge(limitBytes: 1),
        .headersTooLarge(limitBytes: 1), .cancelled, .shutDown,
        .status(404, retryAfterSeconds: nil), .status(410, retryAfterSeconds: nil),
        .status(304, retryAfterSeconds: nil), .status(501, retryAfterSeconds: nil),
    ])
    func `what stays is not worth retrying`(failure: FetchFailure) {
        #expect(!failure.isWorthRetrying)
    }

    @Test(arguments: [
        (
            FetchFailure.timeout(limit: .milliseconds(1500)),
            "The answer was not complete within 1.5 s."
        ),
        (
            .refusedAddress("10.0.0.1"),
            "The host has the address 10.0.0.1, which lies in a network that is not allowed."
        ),
        (
            .status(429, retryAfterSeconds: 20),
            "The server answered with status 429 and asks to wait 20 s."
        ),
        (.status(404, retryAfterSeconds: nil), "The server answered with status 404."),
    ])
    func `a failure is one plain sentence`(failure: FetchFailure, sentence: String) {
        #expect(failure.description == sentence)
    }
}
