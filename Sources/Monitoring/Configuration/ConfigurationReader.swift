// SPDX-License-Identifier: Apache-2.0

import Fetching
import Foundation
package import Model
internal import Yams

/// Reads the configuration file: every problem at once, each with its line.
package struct ConfigurationReader {
    private static let keys = [
        "state_directory", "alert_directory", "fetch", "time_zone", "language", "alerts", "team",
        "brands", "feeds", "feeds_file", "authors", "packs", "retention",
    ]

    private var reader: YAMLReader
    private let folder: ConfigurationFolder
    private var access: AccessReader
    /// The feeds that were read before.
    private let before: [Source]

    private init(file: String, credentials: String?, after before: [Source]) {
        self.before = before
        reader = YAMLReader(file: file)
        folder = ConfigurationFolder(of: file)
        access = AccessReader(folder: folder, credentials: credentials)
    }

    /// What was read, with warnings; throws every problem when one of them is an error.
    ///
    /// `text`: the contents of the file.
    /// `file`: its path; relative paths inside start at its folder.
    /// `credentials`: the folder with what systemd's `LoadCredential=` names.
    ///
    /// `before`: the feeds in force, with which texts are shared.
    package static func read(
        _ text: String, file: String,
        credentials: String? = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"],
        after before: [Source] = []
    ) throws(ConfigurationFailure) -> (configuration: Configuration, warnings: [Problem]) {
        var reader = ConfigurationReader(file: file, credentials: credentials, after: before)
        let configuration = reader.configuration(text)
        let problems = reader.reader.problems
        guard let configuration, !problems.contains(where: { $0.weight == .error }) else {
            throw ConfigurationFailure(problems)
        }
        return (configuration, problems)
    }
}

extension ConfigurationReader {
    private mutating func configuration(_ text: String) -> Configuration? {
        guard let root = reader.root(of: text) else { return nil }
        let entries = reader.mapping(root, keys: Self.keys, of: "the configuration")
        var configuration = Configuration()
        configuration.file = reader.file
        if let path = reader.text(entries["state_directory"], of: "state_directory") {
            configuration.stateDirectory = folder.resolve(path)
        }
        if let path = reader.text(entries["alert_directory"], of: "alert_directory") {
            configuration.alertDirectory = folder.resolve(path)
        }
        readFetch(entries["fetch"], into: &configuration)
        readAlerts(entries["alerts"], into: &configuration)
        configuration.team = team(entries)
        if let node = entries["authors"] {
            configuration.keepsAuthorNames =
                reader.choice(node, of: "authors", as: AuthorPolicy.self) == .names
        }
        if let time = reader.retention(entries["retention"]) { configuration.retention = time }
        configuration.packs = Set(reader.texts(entries["packs"], of: "packs"))
        configuration.brands = brands(entries["brands"], root)
        readFeeds(entries, root, into: &configuration)
        return configuration
    }

    private enum AuthorPolicy: String, CaseIterable {
        case pseudonyms, names
    }

    private mutating func readFetch(_ node: Node?, into configuration: inout Configuration) {
        let keys = [
            "interval", "minimum_interval", "maximum_interval", "timeout", "max_body",
            "host_connections",
            "host_spacing", "allow_private_networks", "contact",
        ]
        let entries = reader.mapping(node, keys: keys + AccessReader.proxyKeys, of: "fetch")
        access.readCommon(entries, &reader)
        var pace = configuration.pace
        pace.interval = reader.duration(entries["interval"], of: "interval") ?? pace.interval
        pace.minimumInterval =
            reader.duration(entries["minimum_interval"], of: "minimum_interval")
            ?? pace.minimumInterval
        pace.maximumInterval = reader.duration(entries["maximum_interval"], of: "maximum_interval")
        pace.hostSpacing =
            reader.duration(entries["host_spacing"], of: "host_spacing") ?? pace.hostSpacing
        pace.hostConnections =
            reader.number(entries["host_connections"], of: "host_connections", in: 1...32)
            .map(Int.init) ?? pace.hostConnections
        configuration.pace = pace
        if let timeout = reader.duration(entries["timeout"], of: "timeout") {
            configuration.fetch.timeout = timeout
        }
        if let size = reader.size(entries["max_body"], of: "max_body") {
            configuration.fetch.maxBodyBytes = size
        }
        let networks = reader.list(entries["allow_private_networks"], of: "allow_private_networks")
        for node in networks {
            if let network = node.scalar.flatMap({ Network($0.string) }) {
                configuration.fetch.allowedNetworks.append(network)
            } else {
                reader.note(
                    "not a network", at: node, hint: "write 10.1.0.0/16 or fd00::/8")
            }
        }
        let contact = reader.text(entries["contact"], of: "contact")
        configuration.fetch.userAgent = Program.userAgent(contact: contact)
    }

    private mutating func readAlerts(_ node: Node?, into configuration: inout Configuration) {
        let entries = reader.mapping(
            node, keys: ["false_alarms_per_month", "calls_per_week", "blind_after"], of: "alerts")
        configuration.blindAfter =
            reader.duration(entries["blind_after"], of: "blind_after") ?? configuration.blindAfter
        configuration.falseAlarmsPerMonth =
            reader.number(
                entries["false_alarms_per_month"], of: "false_alarms_per_month", in: 0.01...30)
            ?? configuration.falseAlarmsPerMonth
        if let node = entries["calls_per_week"] {
            _ = reader.number(node, of: "calls_per_week", in: 0...1000)
            reader.note(
                "calls_per_week has no effect in this release", at: node,
                hint: "every alert is written", weight: .warning)
        }
    }

    private mutating func team(_ entries: [String: Node]) -> Team {
        let roles = Role.allCases.map(\.rawValue)
        let people = reader.mapping(entries["team"], keys: ["hours"] + roles, of: "team")
        var team = Team()
        for role in Role.allCases {
            team.people[role] = reader.text(people[role.rawValue], of: role.rawValue)
        }
        if let node = people["hours"] {
            team.hours = node.scalar.flatMap { DutyHours($0.string) }
            if team.hours == nil {
                reader.note("hours cannot be read", at: node, hint: "write \"Mon-Fri 08:00-18:00\"")
            }
        }
        team.timeZone = timeZone(entries["time_zone"])
        team.language =
            reader.choice(entries["language"], of: "language", as: TeamLanguage.self) ?? .en
        return team
    }

    private mutating func timeZone(_ node: Node?) -> TimeZone {
        guard let name = reader.text(node, of: "time_zone") else { return .current }
        if let zone = TimeZone(identifier: name) { return zone }
        reader.note("unknown time zone \"\(name)\"", at: node, hint: "for example Europe/Berlin")
        return .current
    }

    private mutating func brands(_ node: Node?, _ root: Node) -> [Brand] {
        var brands: [Brand] = []
        for node in reader.list(node, of: "brands") {
            guard let brand = brand(node) else { continue }
            if brands.contains(where: { $0.id == brand.id || $0.code == brand.code }) {
                reader.note(
                    "brand \"\(brand.name)\" has the name or code of another", at: node,
                    hint: "give it its own code, such as code: XYZ")
            }
            brands.append(brand)
        }
        if brands.isEmpty {
            reader.note("no brand to watch", at: root, hint: "brands: [{name: …, match: […]}]")
        }
        return brands
    }

    private mutating func brand(_ node: Node) -> Brand? {
        let keys = ["name", "code", "match", "exclude", "role"]
        let entries = reader.mapping(node, keys: keys, of: "a brand")
        guard let name = reader.text(entries["name"], of: "name") else {
            reader.note("a brand has no name", at: node)
            return nil
        }
        var brand = Brand(name: name, code: reader.text(entries["code"], of: "code"))
        let letters = brand.code.unicodeScalars
        if !(2...5).contains(letters.count) || !letters.allSatisfy({ 0x41...0x5A ~= $0.value }) {
            reader.note("code must be 2 to 5 capital letters", at: entries["code"] ?? node)
        }
        let match = reader.texts(entries["match"], of: "match")
        if !match.isEmpty { brand.match = match }
        brand.exclude = reader.texts(entries["exclude"], of: "exclude")
        brand.isCompetitor =
            reader.choice(entries["role"], of: "role", as: BrandRole.self) == .competitor
        return brand
    }

    private enum BrandRole: String, CaseIterable {
        case own, competitor
    }

    /// Feeds of the file itself and of the one that it names, in this order.
    private mutating func readFeeds(
        _ entries: [String: Node], _ root: Node, into configuration: inout Configuration
    ) {
        var list = SourceList(
            brands: configuration.brands, folder: folder, access: access,
            after: before)
        for node in reader.list(entries["feeds"], of: "feeds") { list.add(node, &reader) }
        if let path = reader.text(entries["feeds_file"], of: "feeds_file") {
            var feeds = FeedsFileReader(path: folder.resolve(path), list: list)
            configuration.feedsFile = feeds.read()
            reader.add(feeds.problems)
            list = feeds.list
        } else if list.sources.isEmpty {
            reader.note(
                "no feed to read", at: root, hint: "feeds: [{name: …, url: \"https://…\"}]")
        }
        configuration.sources = list.sources
        configuration.access = list.access
        configuration.commonAccess = access.common
    }
}
