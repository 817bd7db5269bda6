// SPDX-License-Identifier: Apache-2.0

/// What the items of a document may have.
package enum ItemTrait: String, Sendable, Hashable, Codable, CaseIterable {
    case date, text, link, author, rating
}
