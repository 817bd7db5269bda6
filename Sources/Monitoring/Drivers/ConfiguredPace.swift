// SPDX-License-Identifier: Apache-2.0

import Fetching
import Model

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
        guard case .url(let url) = location else { return nil }
        // `Escaping.host` makes an address fit to be shown, a hundred times slower.
        let parts = url.utf8.split(
            separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count > 2 else { return name }
        let authority = parts[2].prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let host = authority.split(separator: UInt8(ascii: "@")).last ?? authority
        return host.isEmpty ? name : String(Substring(host)).lowercased()
    }
}
