// SPDX-License-Identifier: Apache-2.0

import Model

extension Format {
    /// Customer reviews of Apple's app store as JSON: Atom, with each text in a `label`.
    static let appStoreJSON = Format.json(
        recognises: AppStoreJSON.recognises, read: { AppStoreJSON($0, $1).read() })
}

/// Reads the label objects of the app store.
private struct AppStoreJSON {
    private let feed: JSONValue
    private let source: FormatSource
    private let fields: JSONFields

    init(_ root: JSONValue, _ source: FormatSource) {
        feed = root["feed"] ?? root
        self.source = source
        fields = JSONFields(limits: source.limits, bases: [source.url])
    }

    /// Other services have a `feed` too, but keep its texts elsewhere.
    static func recognises(_ root: JSONValue) -> Bool {
        guard let feed = root["feed"] else { return false }
        return ["title", "id", "updated", "rights"].contains { feed[$0]?["label"] != nil }
            || feed["author"]?["name"]?["label"] != nil
            || feed.list("entry").prefix(1).contains { $0["im:rating"] != nil }
    }

    func read() -> Feed {
        var draft = FeedDraft()
        draft.title.offer(fields.text(feed["title"]?["label"]))
        draft.link.offer(link(feed.list("link"), relation: "alternate"))
        draft.updated.offer(fields.date(feed["updated"]?["label"]))
        draft.items = fields.items(feed.list("entry"), read: item)
        return draft.feed(.appStoreJSON, source: source)
    }

    /// The review in an entry; nil for the app itself, which can be the first entry.
    private func item(_ entry: JSONValue) -> Item? {
        if entry["im:rating"] == nil, Self.isApp(entry) { return nil }
        var item = ItemDraft()
        item.id.offer(fields.id(entry["id"]?["label"]))
        item.title.offer(fields.text(entry["title"]?["label"]))
        item.link.offer(link(entry.list("link"), relation: "related"))
        item.author.offer(fields.name(entry["author"]?["name"]?["label"]))
        item.updated.offer(fields.date(entry["updated"]?["label"]))
        for content in entry.list("content") {
            let isHTML = content["attributes"]?["type"]?.string == "html"
            let text = isHTML ? fields.html(content["label"]) : fields.text(content["label"])
            item.content.offer(text, rank: isHTML ? 1 : 0)
        }
        // Reviews have one to five stars.
        item.rating = entry["im:rating"]?["label"]?.number.map {
            Rating(value: $0, best: 5, worst: 1)
        }
        return item.item
    }

    private static func isApp(_ entry: JSONValue) -> Bool {
        ["im:name", "im:artist", "im:price", "im:bundleId"].contains { entry[$0] != nil }
    }

    /// The address of the link with this relation, else of the first that has one.
    private func link(_ links: JSONElements, relation: String) -> String? {
        var link = Ranked<String>()
        for candidate in links {
            let attributes = candidate["attributes"]
            let isWanted = attributes?["rel"]?.string == relation
            link.offer(fields.link(attributes?["href"]), rank: isWanted ? 0 : 1)
        }
        return link.value
    }
}
