// SPDX-License-Identifier: Apache-2.0

import Fetching
import Glibc

/// What the system grants to this process.
enum SystemLimits {
    /// Files and sockets that may be open at once.
    static var descriptors: Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return 1024
        }
        return Int(clamping: limit.rlim_cur)
    }
}

extension FetchSettings {
    /// Descriptors that are open beside those of transfers: streams, database, lock, event loops.
    ///
    /// Ours: sixteen were counted, and a reserve.
    private static let reserved = 20
    /// A transfer has a socket, and may leave an idle one behind; a name look-up needs another.
    private static let perTransfer = 3

    /// With no more transfers at once than there are descriptors for.
    func within(_ descriptors: Int) -> FetchSettings {
        var settings = self
        let fitting = (descriptors - Self.reserved) / Self.perTransfer
        settings.maxTransfers = max(1, min(maxTransfers, fitting))
        return settings
    }
}
