// SPDX-License-Identifier: Apache-2.0

internal import Model

/// A burst that lasts, as it was last spoken of.
struct OpenBurst: Codable, Sendable, Hashable {
    var burst: Burst
    /// Second of the last tick at which it was hot.
    var lastHot: Int
}
