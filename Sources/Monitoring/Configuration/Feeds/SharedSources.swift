// SPDX-License-Identifier: Apache-2.0

import Model

/// Finds feeds in the list that was read before, so that lists that are in force at the same time
/// share their texts: with very many feeds a reload would hold all of them twice.
struct SharedSources {
    /// Feeds that may have been taken out of the old list in one place and are still looked past.
    ///
    /// Ours; behind a longer gap texts are not shared, which costs memory and nothing else.
    private static let window = 256

    private let before: [Source]
    /// Where the next one is expected: lists keep their order.
    private var place = 0

    init(_ before: [Source]) { self.before = before }

    /// The same feed with the texts of the old list, where it stood there.
    mutating func share(_ source: Source) -> Source {
        let end = min(before.count, place + Self.window)
        guard let found = before[place..<end].firstIndex(where: { $0.name == source.name }) else {
            return source
        }
        place = found + 1
        return before[found] == source ? before[found] : source
    }
}
