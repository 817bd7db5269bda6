// SPDX-License-Identifier: Apache-2.0

/// A feed that is watched, as the configuration names it.
package struct Source: Sendable, Hashable, Codable {
    /// Where its documents come from.
    package enum Location: Sendable, Hashable, Codable {
        /// An http or https address.
        case url(String)
        /// A file on this machine, for exports that other programs drop there.
        case file(String)
    }

    /// What kind of place it is; decides which rules of the plan apply.
    package enum Kind: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable {
        case news, reviews, forum, social, other
    }

    /// Who speaks there, where the configuration says so.
    package enum Audience: String, Sendable, Hashable, Codable, CodingKeyRepresentable,
        CaseIterable
    {
        case prospect, customer, media, blogger, employee, `public`
    }

    /// The configured name; unique, and the id of the source everywhere.
    package var name: String
    package var location: Location
    package var kind: Kind
    package var audience: Audience?
    /// BCP 47 tag of the language its items are in, when they do not say it themselves.
    package var language: String?
    /// Id of the brand that every item is about, for review feeds of one product.
    package var brandID: String?
    /// Posts of our own: never a mention.
    package var isOwnVoice: Bool
    /// How long its mentions are kept; nil: as long as those of the others.
    package var retention: Duration?

    package init(
        name: String, location: Location, kind: Kind = .other, audience: Audience? = nil,
        language: String? = nil, brandID: String? = nil, isOwnVoice: Bool = false,
        retention: Duration? = nil
    ) {
        self.name = name
        self.location = location
        self.kind = kind
        self.audience = audience
        self.language = language
        self.brandID = brandID
        self.isOwnVoice = isOwnVoice
        self.retention = retention
    }

    /// The address or path as text, as the configuration gives it; may hold a password.
    package var address: String {
        switch location {
        case .url(let url): url
        case .file(let path): path
        }
    }
}
