// SPDX-License-Identifier: Apache-2.0

package import Model

/// How a fetch ended well.
package enum FetchOutcome: Sendable, Hashable {
    /// A whole document came (status 200). Keep the validators only once its items are committed.
    case document(Document, Validators, FetchFacts)
    /// The document of last time still holds (status 304); the validators are the renewed ones.
    case notModified(Validators, FetchFacts)
}

/// What else a caller may learn from an answer.
package struct FetchFacts: Sendable, Hashable {
    /// Where the publisher says the feed lives from now on: the last address that was reached by
    /// permanent redirects (301, 308) alone.
    ///
    /// Nil without such a redirect, and nil if either address holds a user name or password, since
    /// those must not be moved to another address without a person knowing.
    package var movedTo: String?
    /// How long the answer stays fresh by its headers, in seconds; nil when they say nothing.
    package var freshSeconds: Int?
    /// Bytes of the body as they came over the wire, before decompression.
    package var receivedBytes: Int

    package init(
        movedTo: String? = nil, freshSeconds: Int? = nil, receivedBytes: Int = 0
    ) {
        self.movedTo = movedTo
        self.freshSeconds = freshSeconds
        self.receivedBytes = receivedBytes
    }
}
