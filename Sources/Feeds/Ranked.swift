// SPDX-License-Identifier: Apache-2.0

/// A value that several elements can state, of which one is to be believed most.
///
/// Feeds repeat themselves (`pubDate` and `dc:date`), in any order.
struct Ranked<Value> {
    private(set) var value: Value?
    private var rank = Int.max

    /// Takes `value` if there is none yet, or only one of a worse (higher) rank.
    mutating func offer(_ value: Value?, rank: Int = 0) {
        guard let value, rank < self.rank else { return }
        self.value = value
        self.rank = rank
    }
}
