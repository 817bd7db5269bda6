// SPDX-License-Identifier: Apache-2.0

/// A text in the languages a team may read.
package struct Wording: Sendable, Hashable, Codable {
    package var en: String
    package var de: String

    package init(en: String, de: String) {
        self.en = en
        self.de = de
    }

    /// The text in the language of the team.
    package func text(in language: TeamLanguage) -> String {
        switch language {
        case .en: en
        case .de: de
        }
    }
}

/// The language in which a team is written to.
package enum TeamLanguage: String, Sendable, Hashable, Codable, CaseIterable {
    case en, de
}
