// SPDX-License-Identifier: Apache-2.0

import Feeds
import Fetching
import Model
internal import Yams

/// Takes feeds one after the other, from whichever file they come; each costs the same time.
struct SourceList {
    private(set) var sources: [Source] = []
    /// How those are reached that say so, by name.
    private(set) var access: [String: SourceAccess] = [:]
    private var accessReader: AccessReader
    private var shared: SharedSources
    private var names: Set<String> = []
    private let brands: [Brand]
    private let folder: ConfigurationFolder

    init(brands: [Brand], folder: ConfigurationFolder, access: AccessReader, after before: [Source])
    {
        shared = SharedSources(before)
        self.brands = brands
        accessReader = access
        self.folder = folder
    }

    /// Takes an entry; what is wrong with it is noted.
    mutating func add(_ node: Node, _ reader: inout YAMLReader) {
        guard let source = source(node, &reader).map({ shared.share($0) }) else { return }
        if !names.insert(source.name).inserted {
            reader.note("two feeds are called \"\(source.name)\"", at: node)
        }
        sources.append(source)
    }

    /// Takes a feed of a list of subscriptions, under a name that nobody has.
    ///
    /// Lists name feeds after what they are called, which many share: a name that is taken gets
    /// the host behind it, and if that is taken too, the address.
    mutating func add(_ outline: Outline, _ reader: inout YAMLReader) {
        reader.line = outline.line
        guard let location = webAddress(outline.address, at: nil, &reader) else { return }
        let address = outline.address.withoutCredentials
        let name = outline.name ?? address
        guard let free = free(name, at: address) else {
            return reader.note("two feeds are called \"\(name)\"", at: nil)
        }
        sources.append(shared.share(Source(name: free, location: location)))
    }

    /// Takes the first of the names that nobody has.
    private mutating func free(_ name: String, at address: String) -> String? {
        if names.insert(name).inserted { return name }
        let host = address.split(separator: "/").dropFirst().first ?? ""
        return ["\(name) (\(host))", "\(name) (\(address))"].first {
            names.insert($0).inserted
        }
    }

    private static let keys =
        [
            "name", "url", "file", "kind", "audience", "language", "brand", "own_voice", "reach",
            "retention",
        ]
        + AccessReader.keys

    private mutating func source(_ node: Node, _ reader: inout YAMLReader) -> Source? {
        let entries = reader.mapping(node, keys: Self.keys, of: "a feed")
        guard let location = location(entries, at: node, &reader) else { return nil }
        var source = Source(name: "", location: location)
        // A name is shown to everybody.
        source.name =
            reader.text(entries["name"], of: "name") ?? source.address.withoutCredentials
        source.kind = reader.choice(entries["kind"], of: "kind", as: Source.Kind.self) ?? .other
        source.audience = reader.choice(
            entries["audience"], of: "audience", as: Source.Audience.self)
        source.language = reader.text(entries["language"], of: "language")
        source.retention = reader.retention(entries["retention"])
        source.isOwnVoice = reader.truth(entries["own_voice"], of: "own_voice") ?? false
        if let name = reader.text(entries["brand"], of: "brand") {
            source.brandID = brands.first { $0.name == name || $0.id == name }?.id
            if source.brandID == nil {
                reader.note(
                    "feed \"\(source.name)\" is about an unknown brand \"\(name)\"",
                    at: entries["brand"],
                    hint: "brands: \(brands.map(\.name).joined(separator: ", "))")
            }
        }
        access[source.name] = accessReader.access(entries, to: location, at: node, &reader)
        if let node = entries["reach"] {
            reader.note(
                "reach has no effect in this release", at: node, hint: "alerts name no reach yet",
                weight: .warning)
        }
        return source
    }

    private func location(
        _ entries: [String: Node], at node: Node, _ reader: inout YAMLReader
    ) -> Source.Location? {
        switch (entries["url"], entries["file"]) {
        case (let url?, nil):
            return reader.text(url, of: "url").flatMap { webAddress($0, at: url, &reader) }
        case (nil, let file?):
            return reader.text(file, of: "file").map { .file(folder.resolve($0)) }
        default:
            reader.note("a feed needs one of url and file", at: node)
            return nil
        }
    }

    private func webAddress(
        _ text: String, at node: Node?, _ reader: inout YAMLReader
    ) -> Source.Location? {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
            reader.note("not a web address", at: node, hint: "http://… or https://…")
            return nil
        }
        if let problem = FetchRequest.problem(of: text) {
            reader.note("the address cannot be asked: \(problem)", at: node)
            return nil
        }
        return .url(text)
    }
}
