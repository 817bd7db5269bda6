// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

extension Format {
    /// The Channel Definition Format of 1997: a tree of channels with items in it.
    ///
    /// Its root is `channel`, as is that of RSS that has lost its `rss`; see `isChannelOfRSS`.
    /// Source: W3C note NOTE-CDFsubmit and the reference that Microsoft published with its browser.
    static let cdf = Format(
        recognises: { opening in
            guard let root = opening.root else { return false }
            return root.isChannel && !root.isChannelOfRSS
        },
        read: { (source) throws(FeedProblem) in
            var reader = try FieldWalker.walk(source, with: CDF(source), at: .root)
            return reader.draft.feed(.cdf, source: source)
        })
}

extension XMLRoot {
    fileprivate var isChannel: Bool {
        name.local == "channel" && (name.namespace == .none || name.namespace == .rss)
    }

    /// Whether the root is a channel of RSS rather than of CDF.
    ///
    /// Told by the children: CDF has an `abstract` where RSS has a `description`, and attributes
    /// where RSS has `link`, `pubDate` and `guid`. Without either it is CDF, whose channels alone
    /// can be so bare. The case tells nothing: both are written in both.
    var isChannelOfRSS: Bool {
        let ofRSS: Set = ["link", "description", "pubdate", "guid", "language", "lastbuilddate"]
        return isChannel && firstElements.contains(where: ofRSS.contains)
    }
}

/// Reads the elements of CDF.
private struct CDF: FieldFormat {
    enum Place {
        /// The root channel itself is met before its children.
        case root, channel, item
    }

    enum Field {
        case title, abstract, modified, author, category
    }

    fileprivate(set) var draft = FeedDraft()
    /// The open items, innermost last: items hold items, and are listed where they end.
    private var items: [ItemDraft] = []
    /// What `HREF` is relative to in the open channels, innermost last.
    private var bases: [String?]
    private let limits: Limits

    init(_ source: FormatSource) {
        limits = source.limits
        bases = [source.url]
    }

    var isFull: Bool { draft.items.count >= limits.items }

    mutating func begin(_ root: XMLElement, in scope: XMLScope) {
        bases.append(base(root))
        draft.language.offer(scope.language)
        draft.link.offer(link(root))
        draft.updated.offer(date(root.attributes["lastmod"]))
    }

    mutating func step(
        _ element: XMLElement, at place: Place, in scope: XMLScope
    ) -> Step<Place, Field> {
        switch element.name.local {
        case "channel":
            // Only a shelf: what it says of itself is about no text of a person.
            bases.append(base(element))
            return .enter(.channel)
        case "item":
            beginItem(element, scope)
            return .enter(.item)
        case "a":
            offer(link(element))
            return .skip
        default: return place == .channel ? .skip : field(element)
        }
    }

    private mutating func beginItem(_ element: XMLElement, _ scope: XMLScope) {
        bases.append(base(element))
        var item = ItemDraft()
        item.link.offer(link(element))
        item.updated.offer(date(element.attributes["lastmod"]))
        item.language.offer(scope.language)
        items.append(item)
    }

    /// A field as text of the element, or as its `VALUE`, which the first draft had.
    private mutating func field(_ element: XMLElement) -> Step<Place, Field> {
        let found: (field: Field, kind: TextKind)? =
            switch element.name.local {
            case "title": (.title, .htmlLine)
            case "abstract": (.abstract, .html)
            case "lastmod": (.modified, .plain)
            case "author": (.author, .htmlLine)
            case "category": (.category, .htmlLine)
            default: nil
            }
        guard let found else { return .skip }
        guard let value = element.attributes["value"] else {
            return .read(found.field, as: found.kind)
        }
        take(found.field, CleanText.clean(value, limit: limits.textBytes))
        return .skip
    }
}

// MARK: - What they hold

extension CDF {
    mutating func take(_ field: Field, _ text: TextCapture, at place: Place, in scope: XMLScope) {
        take(field, text.text(limit: limits.textBytes))
    }

    mutating func leave(_ place: Place, in scope: XMLScope) {
        bases.removeLast()
        guard case .item = place, let item = items.popLast() else { return }
        draft.items.append(item.item)
    }

    private mutating func take(_ field: Field, _ text: String?) {
        guard !items.isEmpty else { return takeFeed(field, text) }
        let last = items.count - 1
        switch field {
        case .title: items[last].title.offer(text)
        case .abstract: items[last].summary.offer(text)
        case .modified: items[last].updated.offer(date(text), rank: 1)
        case .author: items[last].author.offer(name(text).map(PersonName.read))
        case .category: items[last].add(category: name(text))
        }
    }

    private mutating func takeFeed(_ field: Field, _ text: String?) {
        switch field {
        case .title: draft.title.offer(text)
        case .abstract: draft.description.offer(text)
        case .modified: draft.updated.offer(date(text), rank: 1)
        case .author, .category: break
        }
    }

    /// Takes the address of an `A` for what it stands in.
    private mutating func offer(_ link: String?) {
        if !items.isEmpty {
            items[items.count - 1].link.offer(link, rank: 1)
        } else if bases.count == 2 {
            draft.link.offer(link, rank: 1)
        }
    }

    private func base(_ element: XMLElement) -> String? {
        let outer = bases.last ?? nil
        return WebLink.resolve(
            element.attributes["base"], against: [outer], limit: limits.nameBytes) ?? outer
    }

    private func link(_ element: XMLElement) -> String? {
        WebLink.resolve(
            element.attributes["href"], against: [bases.last ?? nil, draft.link.value],
            limit: limits.nameBytes)
    }

    private func name(_ text: String?) -> String? {
        text.flatMap { CleanText.clean($0, limit: limits.nameBytes) }
    }

    /// Dates are those of ISO 8601; the note and its followers wrote dots in the day.
    private func date(_ text: String?) -> Date? {
        guard let text = name(text) else { return nil }
        var bytes = Array(text.utf8)
        for place in [4, 7] where place < bytes.count && bytes[place] == UInt8(ascii: ".") {
            bytes[place] = UInt8(ascii: "-")
        }
        return FeedDate.read(String(decoding: bytes, as: UTF8.self))
    }
}
