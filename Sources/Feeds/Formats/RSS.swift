// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension Format {
    /// RSS 0.9x, 1.0 (RDF) and 2.0: one family, told apart by the root element.
    ///
    /// A lone `channel` with the children of RSS is a feed that has lost its `rss`: it is 2.0.
    static let rss = Format(
        recognises: { opening in
            guard let root = opening.root else { return false }
            return root.name.local == "rss" || root.isChannelOfRSS
                || (root.name.local == "rdf" && root.name.namespace == .rdf)
        },
        read: { (source) throws(FeedProblem) in
            let isFragment = source.opening.root?.isChannelOfRSS ?? false
            var reader = try FieldWalker.walk(
                source, with: RSS(source), at: isFragment ? .channel : .root)
            return reader.draft.feed(RSS.version(source.opening.root), source: source)
        })
}

/// Reads the elements of RSS.
private struct RSS: FieldFormat {
    enum Place {
        case root, channel, item, author, media, quiet
    }

    enum Field {
        case title, link, description, content, id(isLink: Bool), author, category, language
        case published, updated, minutes, period, frequency, tags
        /// The same from a module, believed less than the core.
        case otherTitle, otherDescription, otherDate, otherAuthor, mediaTitle, mediaDescription
        case podcastSummary, podcastSubtitle, otherID, generator, quietHour, quietDay
    }

    fileprivate(set) var draft = FeedDraft()
    private var item = ItemDraft()
    private var isInItem = false
    private let limits: Limits
    private let url: String?

    init(_ source: FormatSource) {
        limits = source.limits
        url = source.url
    }

    var isFull: Bool { draft.items.count >= limits.items }

    static func version(_ root: XMLRoot?) -> FeedFormat {
        guard let root, root.name.local != "rdf" else {
            // RSS 0.90 is RDF too, in a namespace of Netscape's.
            let isOld = root?.namespaces.contains { $0.contains("netscape.com") } ?? false
            return isOld ? .rss09x : .rss1
        }
        // Feeds without a version are mostly 2.0, and 2.0 reads the older ones unchanged.
        return root.version?.hasPrefix("0.") == true ? .rss09x : .rss2
    }
}

// MARK: - Which elements matter

extension RSS {
    mutating func begin(_ root: XMLElement, in scope: XMLScope) {
        draft.language.offer(scope.language, rank: 3)
    }

    mutating func step(
        _ element: XMLElement, at place: Place, in scope: XMLScope
    ) -> Step<Place, Field> {
        switch place {
        case .root: root(element, scope)
        case .channel: channel(element, scope)
        case .item: itemField(element, scope)
        case .media: media(element)
        case .author: element.name.local == "name" ? .read(.author, as: .htmlLine) : .skip
        case .quiet: quiet(element)
        }
    }

    /// Hours and days on which the publisher wants to be left alone.
    private func quiet(_ element: XMLElement) -> Step<Place, Field> {
        switch element.name.local {
        case "hour": .read(.quietHour, as: .plain)
        case "day": .read(.quietDay, as: .plain)
        default: .skip
        }
    }

    private mutating func root(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field> {
        switch element.name.local {
        case "channel":
            draft.language.offer(scope.language, rank: 2)
            return .enter(.channel)
        case "item": return begin(element, scope)
        default: return .skip
        }
    }

    private mutating func begin(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field> {
        item = ItemDraft()
        isInItem = true
        item.language.offer(scope.language, rank: 1)
        item.id.offer(
            ItemID.fit(
                element.attributes["about", .rdf].flatMap { CleanText.clean($0, limit: .max) },
                limit: limits.nameBytes), rank: 1)
        return .enter(.item)
    }

    private mutating func channel(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field> {
        guard isCore(element.name) else { return module(element) }
        switch element.name.local {
        case "item": return begin(element, scope)
        case "title": return .read(.title, as: .htmlLine)
        case "link":
            takeLink(element, at: .channel, scope)
            return .read(.link, as: .plain)
        case "description": return .read(.description, as: .html)
        case "language": return .read(.language, as: .plain)
        case "lastbuilddate": return .read(.updated, as: .plain)
        case "pubdate": return .read(.published, as: .plain)
        case "ttl": return .read(.minutes, as: .plain)
        case "generator": return .read(.generator, as: .plain)
        case "skiphours", "skipdays": return .enter(.quiet)
        default: return .skip
        }
    }

    private mutating func itemField(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field>
    {
        guard isCore(element.name) else {
            takeLink(element, at: .item, scope)
            return module(element)
        }
        switch element.name.local {
        case "title": return .read(.title, as: .htmlLine)
        case "link":
            takeLink(element, at: .item, scope)
            return .read(.link, as: .plain)
        case "description": return .read(.description, as: .html)
        case "guid": return .read(.id(isLink: isPermanent(element)), as: .plain)
        case "pubdate": return .read(.published, as: .plain)
        case "author": return .read(.author, as: .htmlLine)
        case "category": return .read(.category, as: .htmlLine)
        case "tags": return .read(.tags, as: .htmlLine)
        case "fullitem", "body": return .read(.content, as: .html)
        default: return .skip
        }
    }

    private mutating func module(_ element: XMLElement) -> Step<Place, Field> {
        if element.name.namespace == .media { return media(element) }
        return switch (element.name.namespace, element.name.local) {
        case (.content, "encoded"): .read(.content, as: .html)
        case (.xhtml, "body"), (.xhtml, "div"): .read(.content, as: .xhtml)
        case (.dublinCore, "title"): .read(.otherTitle, as: .htmlLine)
        case (.dublinCore, "description"): .read(.otherDescription, as: .html)
        case (.dublinCore, "creator"), (.dublinCore, "author"): .read(.author, as: .htmlLine)
        case (.dublinCore, "subject"): .read(.category, as: .htmlLine)
        case (.dublinCore, "language"): .read(.language, as: .plain)
        case (.dublinCore, "date"), (.dublinCore, "issued"), (.dublinCore, "created"):
            .read(.otherDate, as: .plain)
        case (.dublinCore, "modified"), (.atom10, "updated"): .read(.updated, as: .plain)
        case (.atom10, "published"): .read(.otherDate, as: .plain)
        case (.atom10, "id"): .read(.otherID, as: .plain)
        case (.atom10, "title"): .read(.otherTitle, as: .atom(element))
        case (.atom10, "summary"): .read(.otherDescription, as: .atom(element))
        case (.atom10, "content"): .read(.content, as: .atom(element))
        case (.atom10, "author"): .enter(.author)
        case (.iTunes, "author"): .read(.otherAuthor, as: .htmlLine)
        case (.iTunes, "summary"): .read(.podcastSummary, as: .html)
        case (.iTunes, "subtitle"): .read(.podcastSubtitle, as: .html)
        case (.syndication, "updateperiod"): .read(.period, as: .plain)
        case (.syndication, "updatefrequency"): .read(.frequency, as: .plain)
        default: .skip
        }
    }

    /// Media RSS, whose elements may stand in the item, in a group or in one `content` of it.
    private mutating func media(_ element: XMLElement) -> Step<Place, Field> {
        switch element.name.local {
        case "group", "community": return .enter(.media)
        // The title of a picture is its own, in many blogs the name of whose portrait it is.
        case "content": return isPicture(element) ? .skip : .enter(.media)
        case "title": return .read(.mediaTitle, as: .htmlLine)
        case "description": return .read(.mediaDescription, as: .html)
        case "category": return .read(.category, as: .htmlLine)
        case "starrating":
            item.rating = item.rating ?? Rating(ofAudience: element)
            return .skip
        default: return .skip
        }
    }

    private func isPicture(_ element: XMLElement) -> Bool {
        element.attributes["medium"]?.lowercased() == "image"
            || element.attributes["type"]?.lowercased().hasPrefix("image/") ?? false
    }

    private func isCore(_ name: XMLName) -> Bool {
        name.namespace == .none || name.namespace == .rss
    }

    private func isPermanent(_ element: XMLElement) -> Bool {
        element.attributes["ispermalink"]?.lowercased() != "false"
    }
}

// MARK: - What they hold

extension RSS {
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope) {
        switch place {
        case .root: break
        case .channel, .quiet: takeChannel(field, text, scope)
        case .media where !isInItem: break
        case .item, .author, .media: takeItem(field, text, scope)
        }
    }

    mutating func leave(_ place: Place, in scope: XMLScope) {
        guard case .item = place else { return }
        isInItem = false
        draft.items.append(item.item)
    }

    private mutating func takeChannel(_ field: Field, _ text: TextCapture, _ scope: XMLScope) {
        switch field {
        case .title: draft.title.offer(text.text(limit: limits.textBytes))
        case .otherTitle: draft.title.offer(text.text(limit: limits.textBytes), rank: 1)
        case .description: draft.description.offer(text.text(limit: limits.textBytes))
        case .otherDescription:
            draft.description.offer(text.text(limit: limits.textBytes), rank: 1)
        case .link: draft.link.offer(address(text, [scope.base]))
        case .language: draft.language.offer(text.text(limit: LanguageTag.limit))
        case .updated: draft.updated.offer(date(text))
        case .published: draft.updated.offer(date(text), rank: 1)
        case .otherDate: draft.updated.offer(date(text), rank: 2)
        case .podcastSummary: draft.description.offer(text.text(limit: limits.textBytes), rank: 3)
        case .podcastSubtitle: draft.description.offer(text.text(limit: limits.textBytes), rank: 4)
        case .generator: draft.generator.offer(text.text(limit: limits.nameBytes))
        case .minutes: draft.rhythm.minutes = number(text)
        case .period: draft.rhythm.period = text.text(limit: limits.nameBytes)
        case .frequency: draft.rhythm.frequency = number(text)
        case .quietHour: draft.rhythm.addQuietHour(number(text))
        case .quietDay: draft.rhythm.addQuietDay(text.text(limit: limits.nameBytes))
        default: break
        }
    }

    private mutating func takeItem(_ field: Field, _ text: TextCapture, _ scope: XMLScope) {
        switch field {
        case .title: item.title.offer(text.text(limit: limits.textBytes))
        case .otherTitle: item.title.offer(text.text(limit: limits.textBytes), rank: 1)
        case .description: item.summary.offer(text.text(limit: limits.textBytes))
        case .otherDescription: item.summary.offer(text.text(limit: limits.textBytes), rank: 1)
        case .mediaTitle: item.title.offer(text.text(limit: limits.textBytes), rank: 2)
        case .mediaDescription: item.summary.offer(text.text(limit: limits.textBytes), rank: 2)
        case .podcastSummary: item.summary.offer(text.text(limit: limits.textBytes), rank: 3)
        case .podcastSubtitle: item.summary.offer(text.text(limit: limits.textBytes), rank: 4)
        case .content:
            item.content.offer(text.text(limit: limits.textBytes))
            item.language.offer(scope.language, rank: 2)
        case .link: item.link.offer(address(text, bases(scope)))
        case .id(let isLink): takeID(text, isLink)
        case .otherID:
            item.id.offer(ItemID.fit(text.text(limit: .max), limit: limits.nameBytes), rank: 2)
        case .author: item.author.offer(person(text))
        case .otherAuthor: item.author.offer(person(text), rank: 1)
        case .category: item.add(category: text.text(limit: limits.nameBytes))
        case .tags: takeTags(text)
        case .language: item.language.offer(text.text(limit: LanguageTag.limit))
        case .published: item.published.offer(date(text))
        case .otherDate: item.published.offer(date(text), rank: 1)
        case .updated: item.updated.offer(date(text))
        default: break
        }
    }

    private mutating func takeID(_ text: TextCapture, _ isLink: Bool) {
        guard let id = text.text(limit: .max) else { return }
        item.id.offer(ItemID.fit(id, limit: limits.nameBytes))
        // A guid is a link only if it says so itself and looks like one.
        guard isLink, WebLink.hasScheme(id) else { return }
        item.link.offer(WebLink.resolve(id, against: [], limit: limits.nameBytes), rank: 1)
    }

    private mutating func takeTags(_ text: TextCapture) {
        guard let tags = text.text(limit: limits.nameBytes) else { return }
        for tag in tags.split(separator: ",") {
            item.add(category: CleanText.clean(String(tag), limit: limits.nameBytes))
        }
    }

    /// Takes the `href` of a link, which some write as Atom does, or borrow from Atom.
    private mutating func takeLink(_ element: XMLElement, at place: Place, _ scope: XMLScope) {
        guard element.name.local == "link", let target = element.attributes["href"],
            (element.attributes["rel"] ?? "alternate").lowercased() == "alternate"
        else { return }
        let link = WebLink.resolve(target, against: bases(scope), limit: limits.nameBytes)
        if case .item = place {
            item.link.offer(link, rank: 2)
        } else {
            draft.link.offer(link, rank: 2)
        }
    }

    /// Where relative links start: `xml:base`, else the site that the feed belongs to.
    private func bases(_ scope: XMLScope) -> [String?] {
        scope.base == url ? [draft.link.value, url] : [scope.base]
    }

    private func address(_ text: TextCapture, _ bases: [String?]) -> String? {
        WebLink.resolve(text.text(limit: .max), against: bases, limit: limits.nameBytes)
    }

    private func person(_ text: TextCapture) -> String? {
        text.text(limit: limits.nameBytes).map(PersonName.read)
    }

    private func date(_ text: TextCapture) -> Date? {
        text.text(limit: limits.nameBytes).flatMap(FeedDate.read)
    }

    private func number(_ text: TextCapture) -> Int? {
        text.text(limit: limits.nameBytes).flatMap { Int($0) }
    }
}
