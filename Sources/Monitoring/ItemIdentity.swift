// SPDX-License-Identifier: Apache-2.0

import Model

/// What makes an item itself: keys of which one is enough to know it again.
///
/// Publishers change ids, links and dates, and give one id or link to many items. What several
/// items of a document share tells none of them from the others, and is no key there.
/// Reasons and limits: docs/decisions/0007-item-identity.md.
struct ItemIdentity {
    /// The publisher's id; no proof in a document in which ids have moved to other items.
    private let id: String?
    /// The id, and what is said under it.
    private let idWithSaying: String?
    /// What is said; a key of its own only where nobody else says the same.
    private let saying: String
    /// Keys that are proof whatever happens to the ids.
    private let others: [String]
    /// What releases without marks would have known it by; asked for, never kept.
    private let former: [String]

    /// Every key: what is looked up.
    var asked: [String] { kept + former }

    /// What is remembered of the item.
    var kept: [String] { [id, idWithSaying].compactMap { $0 } + others + [saying] }

    /// The keys of which each one proves that the item is known, strongest first; never empty.
    func proofs(idsHaveMoved: Bool) -> [String] {
        let ids = [idsHaveMoved ? nil : id, idWithSaying].compactMap { $0 }
        let proofs = ids + others + former
        return proofs.isEmpty ? [saying] : proofs
    }

    /// Whether an item that was known under one id stands under another known one.
    func showsMovedIDs(_ isKnown: (String) -> Bool) -> Bool {
        guard let id, let idWithSaying else { return false }
        return isKnown(saying) && isKnown(id) && !isKnown(idWithSaying)
    }
}

extension ItemIdentity {
    /// The identities of some items of a document, in the order they are named in; none for a task
    /// that is cancelled.
    ///
    /// - Complexity: linear in the length of the document.
    static func of(_ places: [Int], in feed: Feed) -> [ItemIdentity] {
        guard !places.isEmpty else { return [] }
        let home = feed.link.flatMap(CanonicalLink.of)
        var clues: [ItemClues] = []
        for item in feed.items {
            // What is cancelled is thrown away.
            if Task.isCancelled { return [] }
            clues.append(ItemClues(item, home: home))
        }
        var ids = Bearers<String>()
        var links = Bearers<String>()
        var sayings = Bearers<UInt64>()
        for clue in clues {
            ids.note(clue.id, borneBy: clue.saying)
            links.note(clue.link, borneBy: clue.sayingUnderID)
            sayings.note(clue.saying, borneBy: StableHash.of(clue.id ?? clue.link ?? ""))
        }
        return places.map { place in
            let clue = clues[place]
            return ItemIdentity(
                clue, id: ids.unshared(clue.id), link: links.unshared(clue.link),
                isOnlyOne: clue.isNamed || sayings.unshared(clue.saying) != nil)
        }
    }

    private init(_ clue: ItemClues, id: String?, link: String?, isOnlyOne: Bool) {
        let saying = clue.lastingSaying
        self.id = id.map { "id:\($0)" }
        idWithSaying = id.map { "id+said:\(saying):\($0)" }
        self.saying = "said:\(saying)"
        var others: [String] = []
        if let link {
            if clue.id == nil { others.append("link:\(link)") }
            others.append("link+said:\(saying):\(link)")
        }
        if let second = clue.second, clue.isNamed || (id == nil && link == nil) {
            others.append("said+date:\(saying):\(second)")
        }
        if clue.isLong, isOnlyOne { others.append("said+alone:\(saying)") }
        self.others = others
        let formerLink = clue.id == nil && link != nil ? clue.writtenLink : nil
        former = [formerLink.map { "link:\($0)" }, clue.formerKey].compactMap { $0 }
    }
}

/// Which items of a document bear an id, a link or a saying: one, or different ones.
private struct Bearers<Name: Hashable> {
    /// A hash of what makes the item another than the others; nil for several.
    private var bearers: [Name: UInt64?] = [:]

    mutating func note(_ name: Name?, borneBy item: UInt64) {
        guard let name else { return }
        guard let known = bearers[name] else {
            bearers[name] = .some(item)
            return
        }
        if known != item { bearers[name] = .some(nil) }
    }

    /// The name, unless different items bear it.
    func unshared(_ name: Name?) -> Name? {
        name.flatMap { bearers[$0] == .some(nil) ? nil : $0 }
    }
}
