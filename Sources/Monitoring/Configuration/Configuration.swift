// SPDX-License-Identifier: Apache-2.0

package import Fetching
import Foundation
package import Model

/// Everything a user decides, read and checked as a whole.
package struct Configuration: Sendable, Hashable {
    /// Pace and limits of fetching.
    package struct Pace: Sendable, Hashable {
        /// Between two polls of a feed.
        package var interval: Duration = .seconds(15 * 60)
        /// Floor of `interval`; a publisher's guest does not come more often.
        package var minimumInterval: Duration = .seconds(60)
        /// Up to so long for a feed in which new items are rare; nil: as `interval`.
        package var maximumInterval: Duration?
        /// Connections to one host at once.
        package var hostConnections = 1
        /// Between two requests to one host.
        package var hostSpacing: Duration = .seconds(1)

        package init() {}
    }

    /// The file with feeds that is named in another.
    package struct FeedsFile: Sendable, Hashable {
        package var path: String
        /// Feeds that it added.
        package var count: Int
        /// SHA-256 of its bytes.
        package var digest: String
    }

    /// The file it was read from; empty when there is none.
    package var file = ""
    package var stateDirectory = "/var/lib/leumund"
    package var alertDirectory = "/var/spool/leumund/alerts"
    package var pace = Pace()
    package var fetch = Configuration.carefulFetch
    /// False alarms the team accepts, per month and brand.
    ///
    /// The default is where hits and false alarms balance best on simulated streams
    /// (docs/method.md, "Measured").
    package var falseAlarmsPerMonth = 0.16
    /// So long a feed may be blind before it is an alert of its own.
    ///
    /// Ours: a burst of a working day is then still met in its second half.
    package var blindAfter: Duration = .seconds(6 * 3600)
    /// How long mentions are kept, unless their source says otherwise.
    ///
    /// Earlier claims count for 24 months (rule base, section 3), and a month of them stands in
    /// the baseline before.
    package var retention: Duration = .seconds(760 * 86_400)
    package var team = Team()
    package var brands: [Brand] = []
    package var sources: [Source] = []
    /// How sources are reached and let in that say so, by name.
    package var access: [String: SourceAccess] = [:]
    /// How the others are reached; nil for directly.
    package var commonAccess: SourceAccess?
    /// Where some of the sources come from, if not from the file itself.
    package var feedsFile: FeedsFile?
    /// Names of the domain packs laid over the general words of the lexicons.
    package var packs: Set<String> = []
    /// Whether authors are stored by name; else by a keyed pseudonym.
    package var keepsAuthorNames = false

    package init() {}

    /// libcurl uses a thread for each name it looks up; the service unit allows 64 in all.
    private static var carefulFetch: FetchSettings {
        var settings = FetchSettings()
        settings.maxTransfers = 32
        // The contract's value; feeds that need longer are rare, and one turn waits for all.
        settings.timeout = .seconds(20)
        settings.userAgent = Program.userAgent(contact: nil)
        return settings
    }

    /// A configuration for a look without a file: brands by name, feeds by address or path.
    package init(brands names: [String], feeds: [String]) {
        brands = names.map { Brand(name: $0) }
        sources = feeds.map { address in
            let isWeb = address.hasPrefix("http://") || address.hasPrefix("https://")
            return Source(
                name: address.withoutCredentials,
                location: isWeb ? .url(address) : .file(address))
        }
        team.timeZone = .current
    }

    /// How a source is reached and let in; nil for directly, and as anybody.
    package func access(to source: Source) -> SourceAccess? { access[source.name] ?? commonAccess }

    /// The file of the database.
    package var databaseFile: String { stateDirectory + "/leumund.sqlite" }
}

extension Brand {
    /// A brand known by its name alone.
    package init(name: String, code: String? = nil) {
        let letters = name.uppercased().unicodeScalars.filter { 0x41...0x5A ~= $0.value }
        let made = String(String.UnicodeScalarView(letters.prefix(3)))
        self.init(
            id: Brand.slug(name), name: name,
            code: code ?? (made.count < 2 ? "BRD" : made), match: [name])
    }

    /// Lower case, with a hyphen for whatever is no letter or digit.
    package static func slug(_ name: String) -> String {
        let parts = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        return parts.isEmpty ? "brand" : parts.joined(separator: "-")
    }
}
