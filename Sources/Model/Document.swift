// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// The bytes of one answer of a source, before anybody has read them.
package struct Document: Sendable, Hashable {
    package var bytes: [UInt8]
    /// The media type with its parameters as the server sent it, such as
    /// `application/rss+xml; charset=utf-8`.
    package var contentType: String?
    /// The `Content-Language` header.
    package var contentLanguage: String?
    /// The address after redirects; the base of relative links.
    package var url: String?
    package var arrived: Date

    package init(
        bytes: [UInt8], contentType: String? = nil, contentLanguage: String? = nil,
        url: String? = nil, arrived: Date
    ) {
        self.bytes = bytes
        self.contentType = contentType
        self.contentLanguage = contentLanguage
        self.url = url
        self.arrived = arrived
    }
}
