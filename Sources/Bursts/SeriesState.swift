// SPDX-License-Identifier: Apache-2.0

package import Model

/// Everything remembered of one series; a value of bounded size.
///
/// Encoded with sorted keys, equal states give equal bytes. It grows from about 1 kB for a new
/// brand to at most 350 kB for one with thousands of statements a day.
package struct SeriesState: Codable, Sendable, Hashable {
    /// The longest window, and room for clocks that run up to an hour ahead.
    var window = SlotCounts(secondsPerSlot: Self.windowSlotSeconds, capacity: 4 * (72 + 2))
    /// Near copies that were not counted, in the slots of `window`.
    var copies = SlotCounts(secondsPerSlot: Self.windowSlotSeconds, capacity: 4 * (72 + 2))
    /// The 28 days of the baseline, and the longest window after them.
    var history = SlotCounts(secondsPerSlot: 3600, capacity: 24 * (28 + 3) + 2)
    var delays = DelayProfile()
    var voices = RecentVoices()
    var negatives = RecentNegatives()
    /// Second of the first arrival; nil before there was one.
    var watchedSince: Int?
    var open: OpenBurst?
    /// Second at which the last burst that is over was last hot: what is older belongs to it.
    var lastHot: Int?

    /// Ticks come on quarters of an hour, so no window begins or ends between two slots.
    static let windowSlotSeconds = 900

    private enum CodingKeys: String, CodingKey {
        case window = "w", copies = "c", history = "h", delays = "d", voices = "v", negatives = "n"
        case watchedSince = "s", open = "o", lastHot = "l"
    }

    /// A series nothing is known of.
    package init() {}

    /// The burst that lasts, if one does.
    package var burst: Burst? { open?.burst }
}
