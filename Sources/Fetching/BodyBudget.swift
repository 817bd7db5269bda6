// SPDX-License-Identifier: Apache-2.0

/// The body bytes that all transfers of one loop share beyond what each may hold by itself.
///
/// Without it, as many hostile bodies as there are transfers would each fill their own limit. It
/// lives on the loop's thread, like the transfers.
final class BodyBudget {
    private var left: Int

    init(bytes: Int) {
        left = bytes
    }

    /// Takes bytes out of the budget; false, and nothing taken, if so many are not left.
    func take(_ bytes: Int) -> Bool {
        guard bytes <= left else { return false }
        left -= bytes
        return true
    }

    func giveBack(_ bytes: Int) {
        left += bytes
    }
}
