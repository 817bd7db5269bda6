// SPDX-License-Identifier: Apache-2.0

/// A name whose repute is watched: what counts as naming it, and what only looks like it.
package struct Brand: Sendable, Hashable, Codable {
    /// Stable short id, lower case, made from the name.
    package var id: String
    /// The name as people write it.
    package var name: String
    /// Two to four capitals that begin the ids of its incidents, such as `HBK`.
    package var code: String
    /// Words, hashtags, handles and domains that name the brand; never empty.
    package var match: [String]
    /// Longer names that contain a match and must not count, such as a hotel of the same name.
    package var exclude: [String]
    /// A competitor is measured beside our own brands and never raises an alert.
    package var isCompetitor: Bool

    package init(
        id: String, name: String, code: String, match: [String], exclude: [String] = [],
        isCompetitor: Bool = false
    ) {
        self.id = id
        self.name = name
        self.code = code
        self.match = match
        self.exclude = exclude
        self.isCompetitor = isCompetitor
    }
}
