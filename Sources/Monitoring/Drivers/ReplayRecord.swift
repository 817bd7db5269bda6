// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Model
import Sentiment

/// A line of history as `replay` reads it; also the labels of other tools are understood.
package struct ReplayRecord: Decodable, Sendable {
    package let id: String?
    package let series: String
    package let time: Date
    package let arrived: Date
    package let source: String
    let kind: Source.Kind?
    let audience: Source.Audience?
    let author: String?
    let cluster: String?
    let dated: Bool?
    package let backfill: Bool?
    let score: Double?
    let label: Score.Label?
    let language: String?
    let rating: Rating?
    let link: String?
    let text: String?

    private enum Key: String, CodingKey {
        case id, series, brand, time, arrived, source, kind, audience, author, cluster, dated
        case backfill, score, label, language, rating, link, text
    }

    private static let labels: [String: Score.Label] = [
        "neg": .negative, "neu": .neutral, "pos": .positive,
        "negative": .negative, "neutral": .neutral, "positive": .positive,
    ]

    /// Reads a line; throws `DecodingError` that names the key that does not fit.
    package init(from decoder: any Decoder) throws {
        let record = try decoder.container(keyedBy: Key.self)
        id = try record.decodeIfPresent(String.self, forKey: .id)
        series =
            try record.decodeIfPresent(String.self, forKey: .series)
            ?? record.decode(String.self, forKey: .brand)
        time = try Self.date(record, .time)
        arrived = try record.contains(.arrived) ? Self.date(record, .arrived) : time
        source = try record.decodeIfPresent(String.self, forKey: .source) ?? "history"
        kind = try record.decodeIfPresent(Source.Kind.self, forKey: .kind)
        audience = try record.decodeIfPresent(Source.Audience.self, forKey: .audience)
        author = try record.decodeIfPresent(String.self, forKey: .author)
        cluster = try record.decodeIfPresent(String.self, forKey: .cluster)
        dated = try record.decodeIfPresent(Bool.self, forKey: .dated)
        backfill = try record.decodeIfPresent(Bool.self, forKey: .backfill)
        score = try record.decodeIfPresent(Double.self, forKey: .score)
        label = try Self.label(record)
        language = try record.decodeIfPresent(String.self, forKey: .language)
        rating = try record.decodeIfPresent(Rating.self, forKey: .rating)
        link = try record.decodeIfPresent(String.self, forKey: .link)
        text = try record.decodeIfPresent(String.self, forKey: .text)
    }

    private static func label(_ record: KeyedDecodingContainer<Key>) throws -> Score.Label? {
        guard let name = try record.decodeIfPresent(String.self, forKey: .label) else { return nil }
        guard let label = labels[name] else {
            throw DecodingError.dataCorruptedError(
                forKey: .label, in: record,
                debugDescription: "label \"\(name)\" is not negative, neutral or positive")
        }
        return label
    }

    private static func date(
        _ record: KeyedDecodingContainer<Key>, _ key: Key
    ) throws -> Date {
        let text = try record.decode(String.self, forKey: key)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: text.contains("."))
        guard let date = try? style.parse(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: record,
                debugDescription:
                    "\(key.rawValue) \"\(text)\" is no time such as 2026-01-31T08:00:00Z")
        }
        return date
    }

    /// The mention; its text is judged when there is one.
    ///
    /// `number`: of the line, which makes an id where there is none.
    func mention(number: Int, of matcher: BrandMatcher, analyzer: Analyzer) -> Mention {
        let judged = text.map {
            let tokens = analyzer.lexicons.tokenizer.tokens(of: $0)
            return analyzer.judge(
                tokens, language: language, rating: rating, names: matcher.names(in: tokens))
        }
        let analysis = judged.map { analyzer.analysis(of: $0, toward: matcher.brand.id) }
        let id = id ?? "line-\(number)"
        let isDated = dated ?? true
        return Mention(
            id: id, brandID: matcher.brand.id, source: source, sourceKind: kind ?? .other,
            audience: audience, link: link, author: author, text: text ?? "",
            published: isDated ? min(time, arrived) : arrived, arrived: arrived, isDated: isDated,
            rating: rating, score: given ?? analysis?.score ?? .nothing, fingerprint: cluster ?? id,
            classes: analysis?.classes ?? [], keywords: judged.map(analyzer.keywords) ?? [],
            arousal: analysis?.arousal ?? 0)
    }

    private var given: Score? {
        guard let score, let label else { return nil }
        return Score(value: score, label: label, confidence: 1, sum: score, language: language)
    }
}

extension Score {
    /// Of a line with neither text nor score.
    fileprivate static let nothing = Score(
        value: 0, label: .neutral, confidence: 0, sum: 0, isScorable: false)
}
