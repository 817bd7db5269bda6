// SPDX-License-Identifier: Apache-2.0

/// Sums of 24 hours of the past.
struct BaselineDay: Sendable {
    var negatives: Double
    var others: Double
    /// Hours weighted by season; nil if not watched: a feed shows only a part of its past, which
    /// tells the share of negatives but not their number.
    var exposure: Double?

    var mentions: Double { negatives + others }
}
