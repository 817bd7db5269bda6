// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Model

/// The last answer of a transfer that ended as HTTP wants it, whatever its status.
struct Answer: Sendable {
    let status: Int
    let body: [UInt8]
    let contentType: String?
    let contentLanguage: String?
    let retryAfter: String?
    let freshness: Freshness
    let validators: Validators
    let url: String?
    let facts: FetchFacts

    /// Reads the answer as one to a request with these validators.
    ///
    /// Throws `status` for everything but 200, and 304 where it was asked for.
    func outcome(asked: Validators?, arrived: Date) throws(FetchFailure) -> FetchOutcome {
        var facts = facts
        facts.freshSeconds = freshness.seconds(arrived: arrived)
        if status == 200 {
            return .document(document(arrived), validators, facts)
        }
        if status == 304, let asked, !asked.isEmpty {
            return .notModified(asked.renewed(by: validators), facts)
        }
        throw .status(status, retryAfterSeconds: retryAfterSeconds(arrived))
    }

    private func document(_ arrived: Date) -> Document {
        Document(
            bytes: body, contentType: contentType?.printableASCII,
            contentLanguage: contentLanguage?.printableASCII, url: url, arrived: arrived)
    }

    /// The wait in seconds, from a number or a date.
    ///
    /// Source: RFC 9110, section 10.2.3.
    private func retryAfterSeconds(_ arrived: Date) -> Int? {
        guard let retryAfter else { return nil }
        if let seconds = Freshness.count(retryAfter) { return seconds }
        return Freshness.time(retryAfter).map {
            max(0, $0 - Int(arrived.timeIntervalSince1970.rounded(.up)))
        }
    }
}
