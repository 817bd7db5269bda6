// SPDX-License-Identifier: Apache-2.0

import Hashing
import Model

/// Turns the names of authors into what is stored of them.
package struct Authors: Sendable {
    /// Names that stand for many people: who uses one is nobody in particular, and two such
    /// texts are two voices (decision 27: on one store nine in ten reviews carry such a name).
    private static let collective: Set<String> = [
        "a google user", "ein google-nutzer", "anonymous", "anonym", "anon", "guest", "gast",
        "user", "nutzer", "admin", "unknown", "unbekannt", "customer", "kunde", "kundin",
        "amazon customer", "amazon kunde", "[deleted]", "deleted", "redaktion", "editor",
        "newsdesk", "noreply", "team",
    ]

    private let key: [UInt8]
    private let keepsNames: Bool

    /// - Parameters:
    ///   - key: secret of this installation, so that pseudonyms cannot be tried out elsewhere.
    ///   - keepsNames: store names as they are.
    package init(key: [UInt8], keepsNames: Bool) {
        self.key = key
        self.keepsNames = keepsNames
    }

    /// The name, where it is that of somebody.
    static func named(_ name: String?) -> String? {
        guard let name = name?.trimmed, !name.isEmpty, !collective.contains(name.lowercased())
        else { return nil }
        return name
    }

    /// The name to store; nil for nobody in particular.
    ///
    /// The same name in two sources is two authors: nobody knows that it is one person.
    func stored(_ name: String?, in source: String) -> String? {
        guard let name = Self.named(name) else { return nil }
        return keepsNames ? name : "a:" + Digest.keyed(key, source, name).prefix(16)
    }
}

extension String {
    fileprivate var trimmed: String {
        unicodeScalars.contains(where: \.properties.isWhitespace)
            ? split(whereSeparator: \.isWhitespace).joined(separator: " ") : self
    }
}
