// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension Format {
    /// Atom 1.0, and 0.3 which differs in the names of a few elements and in how it marks types.
    static let atom = Format(
        recognises: { opening in
            guard let name = opening.root?.name, name.local == "feed" else { return false }
            // Others have a `feed` without a namespace too, but begin it differently.
            return name.namespace == .atom10 || name.namespace == .atom03
                || (name.namespace == .none && Atom.canBegin(with: opening.root?.firstChild))
        },
        read: { (source) throws(FeedProblem) in
            var reader = try FieldWalker.walk(source, with: Atom(source), at: .feed)
            return reader.draft.feed(Atom.version(source.opening.root), source: source)
        })
}

/// Reads the elements of Atom.
private struct Atom: FieldFormat {
    enum Place {
        case feed, entry, author, media
    }

    enum Field {
        case title, subtitle, summary, content, id, published, issued, created, updated
        case name, mail, category, rating, language, mediaTitle, mediaText, generator
        case period, frequency
    }

    fileprivate(set) var draft = FeedDraft()
    private var entry = ItemDraft()
    private var isInEntry = false
    private let limits: Limits

    init(_ source: FormatSource) {
        limits = source.limits
    }

    /// Whether a feed of Atom may have this element first.
    static func canBegin(with child: String?) -> Bool {
        guard let child else { return true }
        return [
            "author", "category", "contributor", "entry", "generator", "icon", "id", "link", "logo",
            "modified", "rights", "subtitle", "tagline", "title", "updated",
        ].contains(child)
    }

    var isFull: Bool { draft.items.count >= limits.items }

    static func version(_ root: XMLRoot?) -> FeedFormat {
        guard let root, root.name.namespace != .atom03 else { return .atom03 }
        return root.version?.hasPrefix("0.") == true ? .atom03 : .atom10
    }
}

// MARK: - Which elements matter

extension Atom {
    mutating func begin(_ root: XMLElement, in scope: XMLScope) {
        draft.language.offer(scope.language, rank: 1)
    }

    mutating func step(
        _ element: XMLElement, at place: Place, in scope: XMLScope
    ) -> Step<Place, Field> {
        switch place {
        case .feed: feed(element, scope)
        case .entry: entryField(element, scope)
        case .author: person(element)
        case .media: media(element)
        }
    }

    private mutating func feed(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field> {
        guard isCore(element.name) else { return module(element) }
        switch element.name.local {
        case "entry":
            isInEntry = true
            entry = ItemDraft()
            entry.language.offer(scope.language, rank: 1)
            return .enter(.entry)
        case "title": return .read(.title, as: .atom(element))
        case "subtitle", "tagline": return .read(.subtitle, as: .atom(element))
        case "generator": return .read(.generator, as: .plain)
        case "updated", "modified": return .read(.updated, as: .plain)
        case "author": return .enter(.author)
        case "link":
            takeLink(element, scope)
            return .skip
        default: return .skip
        }
    }

    private mutating func entryField(_ element: XMLElement, _ scope: XMLScope) -> Step<Place, Field>
    {
        guard isCore(element.name) else { return module(element) }
        switch element.name.local {
        case "title": return .read(.title, as: .atom(element))
        case "summary": return .read(.summary, as: .atom(element))
        case "content": return .read(.content, as: .atom(element))
        case "id": return .read(.id, as: .plain)
        case "published": return .read(.published, as: .plain)
        case "issued": return .read(.issued, as: .plain)
        case "created": return .read(.created, as: .plain)
        case "updated", "modified": return .read(.updated, as: .plain)
        case "author": return .enter(.author)
        case "category":
            let label = element.attributes["term"] ?? element.attributes["label"]
            entry.add(category: label.flatMap { CleanText.clean($0, limit: limits.nameBytes) })
            return .read(.category, as: .plain)
        case "link":
            takeLink(element, scope)
            return .skip
        default: return .skip
        }
    }

    private mutating func module(_ element: XMLElement) -> Step<Place, Field> {
        switch (element.name.namespace, element.name.local) {
        case (.dublinCore, "creator"), (.dublinCore, "author"): .read(.name, as: .plain)
        case (.dublinCore, "subject"): .read(.category, as: .plain)
        case (.dublinCore, "language"): .read(.language, as: .plain)
        case (.dublinCore, "date"): .read(.created, as: .plain)
        case (.appStore, "rating"): .read(.rating, as: .plain)
        case (.media, "group"), (.media, "community"), (.media, "starrating"): media(element)
        case (.syndication, "updateperiod"): .read(.period, as: .plain)
        case (.syndication, "updatefrequency"): .read(.frequency, as: .plain)
        default: .skip
        }
    }

    private mutating func media(_ element: XMLElement) -> Step<Place, Field> {
        switch element.name.local {
        case "group", "community": return .enter(.media)
        case "title": return .read(.mediaTitle, as: .atom(element))
        case "description": return .read(.mediaText, as: .atom(element))
        case "starrating":
            if isInEntry { entry.rating = entry.rating ?? Rating(ofAudience: element) }
            return .skip
        default: return .skip
        }
    }

    private func person(_ element: XMLElement) -> Step<Place, Field> {
        switch element.name.local {
        case "name": .read(.name, as: .plain)
        case "email": .read(.mail, as: .plain)
        default: .skip
        }
    }

    private func isCore(_ name: XMLName) -> Bool {
        [.atom10, .atom03, .none].contains(name.namespace)
    }
}

// MARK: - What they hold

extension Atom {
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope) {
        switch place {
        case .feed: takeFeed(field, text)
        case .media where !isInEntry: break
        case .entry, .media: takeEntry(field, text, scope)
        case .author: takePerson(field, text)
        }
    }

    mutating func leave(_ place: Place, in scope: XMLScope) {
        switch place {
        case .entry:
            isInEntry = false
            draft.items.append(entry.item)
        case .feed:
            inheritAuthor()
        case .author, .media:
            break
        }
    }

    private mutating func takeFeed(_ field: Field, _ text: TextCapture) {
        switch field {
        case .title: draft.title.offer(text.text(limit: limits.textBytes))
        case .subtitle: draft.description.offer(text.text(limit: limits.textBytes))
        case .generator: draft.generator.offer(text.text(limit: limits.nameBytes))
        case .updated: draft.updated.offer(date(text))
        case .created: draft.updated.offer(date(text), rank: 1)
        case .language: draft.language.offer(text.text(limit: LanguageTag.limit))
        case .name: draft.author.offer(name(text), rank: 1)
        case .period: draft.rhythm.period = text.text(limit: limits.nameBytes)
        case .frequency:
            draft.rhythm.frequency = text.text(limit: limits.nameBytes).flatMap { Int($0) }
        default: break
        }
    }

    private mutating func takeEntry(_ field: Field, _ text: TextCapture, _ scope: XMLScope) {
        switch field {
        case .title: entry.title.offer(text.text(limit: limits.textBytes))
        case .summary: entry.summary.offer(text.text(limit: limits.textBytes))
        case .mediaTitle: entry.title.offer(text.text(limit: limits.textBytes), rank: 1)
        case .mediaText: entry.summary.offer(text.text(limit: limits.textBytes), rank: 1)
        case .content: takeContent(text)
        case .id: entry.id.offer(identifier(text, scope))
        case .published: entry.published.offer(date(text))
        case .issued: entry.published.offer(date(text), rank: 1)
        case .created: entry.published.offer(date(text), rank: 2)
        case .updated: entry.updated.offer(date(text))
        case .name: entry.author.offer(name(text), rank: 1)
        case .category: entry.add(category: text.text(limit: limits.nameBytes))
        case .language: entry.language.offer(text.text(limit: LanguageTag.limit))
        case .rating: takeRating(text)
        default: break
        }
    }

    /// App Stores give the text twice: as it was written, and laid out with the title before it.
    private mutating func takeContent(_ text: TextCapture) {
        let rank = if case .plain = text.kind { 0 } else { 1 }
        entry.content.offer(text.text(limit: limits.textBytes), rank: rank)
    }

    private mutating func takePerson(_ field: Field, _ text: TextCapture) {
        let rank = if case .mail = field { 2 } else { 0 }
        if isInEntry {
            entry.author.offer(name(text), rank: rank)
        } else {
            draft.author.offer(name(text), rank: rank)
        }
    }

    /// App Store reviews have one to five stars.
    private mutating func takeRating(_ text: TextCapture) {
        guard let value = text.text(limit: limits.nameBytes).flatMap(Double.init), value.isFinite
        else { return }
        entry.rating = Rating(value: value, best: 5, worst: 1)
    }

    private mutating func takeLink(_ element: XMLElement, _ scope: XMLScope) {
        let relation = element.attributes["rel"] ?? "alternate"
        guard relation == "alternate" || relation.lowercased().hasSuffix("alternate") else {
            return
        }
        let link = WebLink.resolve(
            element.attributes["href"], against: [scope.base, draft.link.value],
            limit: limits.nameBytes)
        // Where there are several, the page for people is wanted.
        let type = element.attributes["type"] ?? "text/html"
        let rank = type == "text/html" || type.lowercased().hasSuffix("xhtml+xml") ? 0 : 1
        if isInEntry {
            entry.link.offer(link, rank: rank)
        } else {
            draft.link.offer(link, rank: rank)
        }
    }

    /// An entry without an author has the feed's.
    ///
    /// Source: RFC 4287 section 4.2.1.
    private mutating func inheritAuthor() {
        guard let author = draft.author.value else { return }
        for index in draft.items.indices where draft.items[index].author == nil {
            draft.items[index].author = author
        }
    }

    /// Ids are absolute by the standard; paths that are not get the base, to stay unique.
    ///
    /// A bare word or number, as shops and forums give, is a name, wherever the feed moves to.
    private func identifier(_ text: TextCapture, _ scope: XMLScope) -> String? {
        guard let id = text.text(limit: .max) else { return nil }
        guard id.utf8.contains(UInt8(ascii: "/")), !WebLink.hasScheme(id) else {
            return ItemID.fit(id, limit: limits.nameBytes)
        }
        let resolved = WebLink.resolve(id, against: [scope.base], limit: limits.nameBytes)
        return ItemID.fit(resolved ?? id, limit: limits.nameBytes)
    }

    private func name(_ text: TextCapture) -> String? {
        text.text(limit: limits.nameBytes).map(PersonName.read)
    }

    private func date(_ text: TextCapture) -> Date? {
        text.text(limit: limits.nameBytes).flatMap(FeedDate.read)
    }
}
