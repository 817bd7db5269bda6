// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation
import Model
import Monitoring
import Publishing
import Sentiment

/// Judges texts, a line each, and shows every step.
struct ScoreCommand: ParsableCommand {
    enum Input: String, ExpressibleByArgument, CaseIterable {
        case text, jsonl
    }

    static let configuration = CommandConfiguration(
        commandName: "score", abstract: "Judges texts and explains each judgement.")

    @Option(help: "auto, or the language of all texts, such as en or de.")
    var language = "auto"
    @Option(help: "The brand that the scores are about.")
    var brand: String?
    @Option(help: "text: a text a line; jsonl: {\"id\",\"text\"} a line.")
    var input = Input.text
    @Option(name: .customLong("pack"), help: "A domain pack, such as travel; may be repeated.")
    var packs: [String] = []
    @OptionGroup var data: DataOptions
    @Argument(help: "A file, or - for standard input.")
    var file: String

    func run() throws {
        let lexicons = try Loader(folders: data.folders).knowledge(packs: Set(packs)).lexicons
        guard language == "auto" || lexicons.lexicon(for: language) != nil else {
            let known = lexicons.languages.map(\.language).joined(separator: ", ")
            throw CommandFailure(
                .usage, "score: no lexicon for \"\(language)\" (there is \(known))")
        }
        let analyzer = Analyzer(lexicons: lexicons)
        var reader = try LineReader(path: file)
        while let line = reader.next() {
            let request = try request(line, number: reader.number)
            Terminal.print(try answer(request, analyzer) + "\n")
        }
    }
}

extension ScoreCommand {
    /// A text with what came along; the other keys are passed through as they are.
    private struct Request {
        var keys: [String: Any]
        var text: String
        var language: String?
        var rating: Rating?
        var brand: String?
        /// Names of other companies in the text.
        var others: [String] = []
    }

    private func request(_ line: String, number: Int) throws -> Request {
        guard input == .jsonl else {
            return Request(keys: ["id": String(number)], text: line, brand: brand)
        }
        let place = "\(file):\(number)"
        guard let object = try? JSONSerialization.jsonObject(with: Data(line.utf8)),
            var keys = object as? [String: Any]
        else { throw CommandFailure(.badInput, "\(place): is no JSON object") }
        guard let text = keys.removeValue(forKey: "text") as? String, keys["id"] != nil else {
            throw CommandFailure(.badInput, "\(place): needs the keys id and text")
        }
        return Request(
            keys: keys, text: text, language: keys["language"] as? String,
            rating: rating(keys["rating"]), brand: keys["brand"] as? String ?? brand,
            others: try others(keys["others"], place))
    }

    private func others(_ value: Any?, _ place: String) throws -> [String] {
        guard let value else { return [] }
        guard let names = value as? [String] else {
            throw CommandFailure(.badInput, "\(place): others is no list of names")
        }
        return names
    }

    /// Stars need their scale; a bare number could mean anything and is passed through only.
    private func rating(_ value: Any?) -> Rating? {
        guard let parts = value as? [String: Any], let stars = parts["value"] as? Double else {
            return nil
        }
        return Rating(
            value: stars, best: parts["best"] as? Double ?? 5, worst: parts["worst"] as? Double ?? 1
        )
    }

    private func answer(_ request: Request, _ analyzer: Analyzer) throws -> String {
        let tongue = request.language ?? (language == "auto" ? nil : language)
        let names = [request.brand].compactMap { $0 } + request.others
        let matchers = names.enumerated().map { place, name in
            // Names that differ in signs alone would share an id made from them.
            var brand = Brand(name: name)
            brand.id = String(place)
            return BrandMatcher(brand: brand, tokenizer: analyzer.lexicons.tokenizer)
        }
        let analysis = analyzer.analyze(
            request.text, language: tongue, rating: request.rating, brands: matchers,
            toward: request.brand == nil ? nil : matchers.first?.brand.id)
        let score = analysis.score
        var keys = request.keys
        keys["arousal"] = analysis.arousal
        keys["first_person"] = analysis.firstPerson
        keys["score"] = score.value
        keys["label"] = score.label.rawValue
        keys["language"] = score.language
        keys["confidence"] = score.confidence
        keys["sum"] = score.sum
        keys["scorable"] = score.isScorable
        keys["whole"] = score.whole.map {
            ["score": $0.value, "label": $0.label.rawValue, "sum": $0.sum] as [String: Any]
        }
        keys["evidence"] = score.evidence.map(plain)
        let json = try JSONSerialization.data(
            withJSONObject: keys, options: [.sortedKeys, .withoutEscapingSlashes])
        return String(decoding: json, as: UTF8.self)
    }

    private func plain(_ step: Evidence) -> [String: Any] {
        [
            "term": step.term, "start": step.start, "end": step.end,
            "operation": step.operation.rawValue, "weight": step.weight, "reason": step.reason,
        ]
    }
}
