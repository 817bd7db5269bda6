// SPDX-License-Identifier: Apache-2.0

/// How one source fared in one look: what the operator sees, beside every figure.
package struct FeedReport: Encodable, Sendable, Hashable {
    package var name: String
    /// The address without user name and password.
    package var url: String
    package var format: String?
    package var items: Int
    package var mentions: Int
    /// Why it could not be read; nil when it was.
    package var error: String?

    /// A source before it was read.
    package init(source: Source) {
        name = source.name
        url = source.address.withoutCredentials
        items = 0
        mentions = 0
    }
}

extension String {
    /// An address without what stands before the `@` of its host.
    package var withoutCredentials: String {
        // Nearly none has one, and the rest is slow for a hundred thousand of them.
        guard utf8.contains(UInt8(ascii: "@")), let scheme = firstRange(of: "://") else {
            return self
        }
        let end = self[scheme.upperBound...].firstIndex { "/?#".contains($0) } ?? endIndex
        guard let at = self[scheme.upperBound..<end].lastIndex(of: "@") else { return self }
        return String(self[..<scheme.upperBound]) + self[index(after: at)...]
    }
}
