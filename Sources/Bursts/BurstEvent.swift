// SPDX-License-Identifier: Apache-2.0

package import Model

/// What a tick told about the bursts of a series.
package enum BurstEvent: Sendable, Hashable {
    /// A new burst.
    case raised(Burst)
    /// A burst that lasts and has clearly grown since it was last spoken of.
    case changed(Burst)
    /// A burst that is over; its `end` is set.
    case ended(Burst)
}
