// SPDX-License-Identifier: Apache-2.0

import Model

extension Format {
    /// User reviews as Steam's store answers them (`appreviews` with `json=1`).
    static let steamReviews = Format.json(
        recognises: SteamReviews.recognises, read: { SteamReviews($1).read($0) })
}

/// Reads the members of Steam's reviews.
private struct SteamReviews {
    private let source: FormatSource
    private let fields: JSONFields

    init(_ source: FormatSource) {
        self.source = source
        fields = JSONFields(limits: source.limits)
    }

    /// A bare `success` is what many services answer: that alone is not Steam.
    static func recognises(_ root: JSONValue) -> Bool {
        root.list("reviews").prefix(1).contains { $0["recommendationid"] != nil }
            || (root["success"] != nil && root["query_summary"]?.isObject == true)
    }

    func read(_ root: JSONValue) -> Feed {
        var draft = FeedDraft()
        // Anything but 1 is an error of theirs; a damaged answer may have lost it.
        if root["success"]?.number ?? 1 == 1 {
            draft.items = fields.items(root.list("reviews"), read: item)
        }
        return draft.feed(.steamReviews, source: source)
    }

    private func item(_ review: JSONValue) -> Item {
        var draft = ItemDraft()
        draft.id.offer(fields.id(review["recommendationid"]))
        draft.author.offer(fields.name(review["author"]?["personaname"]))
        draft.author.offer(fields.name(review["author"]?["steamid"]), rank: 1)
        draft.published.offer(fields.epoch(review["timestamp_created"]))
        draft.updated.offer(fields.epoch(review["timestamp_updated"]))
        draft.content.offer(text(review["review"]))
        draft.language.offer(review["language"]?.string.flatMap { Self.languages[$0] })
        // A thumb up or down.
        draft.rating = review["voted_up"]?.boolean.map {
            Rating(value: $0 ? 1 : 0, best: 1, worst: 0)
        }
        var item = draft.item
        item.isVerified = review["steam_purchase"]?.boolean
        item.reply = text(review["developer_response"])
        return item
    }

    private func text(_ value: JSONValue?) -> String? {
        value?.bytes.flatMap { CleanText.clean(BBCode.strip($0), limit: source.limits.textBytes) }
    }

    /// Steam's words for languages as BCP 47.
    ///
    /// Source: Steamworks documentation, "Languages Supported on Steam"; its `vn` is a country.
    private static let languages = [
        "arabic": "ar", "brazilian": "pt-BR", "bulgarian": "bg", "czech": "cs", "danish": "da",
        "dutch": "nl", "english": "en", "finnish": "fi", "french": "fr", "german": "de",
        "greek": "el", "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja",
        "korean": "ko", "koreana": "ko", "latam": "es-419", "malay": "ms", "norwegian": "no",
        "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
        "schinese": "zh-CN", "spanish": "es", "swedish": "sv", "tchinese": "zh-TW", "thai": "th",
        "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
    ]
}
