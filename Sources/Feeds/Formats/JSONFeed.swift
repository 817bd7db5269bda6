// SPDX-License-Identifier: Apache-2.0

import Model

extension Format {
    /// JSON Feed 1.0 and 1.1 (jsonfeed.org).
    static let jsonFeed = Format.json(
        recognises: JSONFeed.recognises, read: { JSONFeed($0, $1).read() })
}

/// Reads the members of a JSON Feed.
private struct JSONFeed {
    private let root: JSONValue
    private let source: FormatSource
    private let fields: JSONFields
    private let author: String?

    init(_ root: JSONValue, _ source: FormatSource) {
        self.root = root
        self.source = source
        var fields = JSONFields(limits: source.limits, bases: [source.url])
        fields.bases = [fields.link(root["home_page_url"]), source.url]
        self.fields = fields
        author = Self.author(of: root, fields)
    }

    /// Some publishers forget the version, but not the names that only JSON Feed has.
    static func recognises(_ root: JSONValue) -> Bool {
        if let version = root["version"]?.string?.lowercased(),
            version.contains("jsonfeed.org/version")
        {
            // What broke off before its items has nothing to keep.
            return root.isWhole || root["items"] != nil
        }
        guard let items = root["items"], items.isArray else { return false }
        return root["feed_url"] != nil || root["home_page_url"] != nil
            || items.elements.prefix(1).contains {
                $0["content_html"] != nil || $0["content_text"] != nil
            }
    }

    func read() -> Feed {
        var draft = FeedDraft()
        draft.title.offer(fields.text(root["title"]))
        draft.description.offer(fields.text(root["description"]))
        draft.link.offer(fields.link(root["home_page_url"]))
        draft.language.offer(fields.language(root["language"]))
        draft.items = fields.items(root.list("items"), read: item)
        return draft.feed(.jsonFeed, source: source)
    }

    private func item(_ value: JSONValue) -> Item {
        var item = ItemDraft()
        item.id.offer(fields.id(value["id"]))
        item.title.offer(fields.text(value["title"]))
        item.link.offer(fields.link(value["url"]))
        item.link.offer(fields.link(value["external_url"]), rank: 1)
        item.author.offer(Self.author(of: value, fields))
        // Items without an author are by that of the feed, says the specification.
        item.author.offer(author, rank: 1)
        item.published.offer(fields.date(value["date_published"]))
        item.updated.offer(fields.date(value["date_modified"]))
        item.summary.offer(fields.text(value["summary"]))
        item.content.offer(fields.html(value["content_html"]))
        item.content.offer(fields.text(value["content_text"]), rank: 1)
        item.language.offer(fields.language(value["language"]))
        for tag in value.list("tags") { item.add(category: fields.name(tag)) }
        return item.item
    }

    /// The first that has a name or a mail address, among the `authors` of 1.1, then the `author`
    /// of 1.0.
    private static func author(of value: JSONValue, _ fields: JSONFields) -> String? {
        for key in ["authors", "author"] {
            for author in value.list(key) {
                // Some write a bare name instead of an object.
                if let name = fields.name(author["name"] ?? author) ?? mail(author, fields) {
                    return PersonName.read(name)
                }
            }
        }
        return nil
    }

    private static func mail(_ author: JSONValue, _ fields: JSONFields) -> String? {
        guard let url = fields.name(author["url"]), url.lowercased().hasPrefix("mailto:") else {
            return nil
        }
        let address = url.dropFirst("mailto:".count).prefix { $0 != "?" }
        return address.isEmpty ? nil : String(address)
    }
}
