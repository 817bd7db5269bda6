// SPDX-License-Identifier: Apache-2.0

import Fetching
import Model
import Publishing

/// What a configuration says about the pace, as the polls want it.
extension Setup {
    /// When a source is asked again.
    var pace: PollPace {
        let pace = configuration.pace
        let interval = max(pace.interval, pace.minimumInterval)
        return PollPace(
            interval: interval / .seconds(1),
            longestInterval: (pace.maximumInterval ?? interval) / .seconds(1))
    }

    /// How hosts are treated.
    var manners: PollQueue.Manners {
        PollQueue.Manners(
            hostConnections: configuration.pace.hostConnections,
            hostSpacing: configuration.pace.hostSpacing / .seconds(1),
            width: configuration.fetch.maxTransfers)
    }
}

extension Source {
    /// Whose connections it shares; nil for a file.
    var host: String? {
        if case .url(let url) = location { Escaping.host(url) ?? name } else { nil }
    }
}
