// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct AnalyzerTests {
    private let analyzer = SampleLexicons.analyzer

    private func score(_ text: String, _ language: String? = "en", rating: Rating? = nil) -> Score {
        analyzer.analyze(text, language: language, rating: rating).score
    }

    // MARK: what adds up

    @Test func `the words of a text add up`() {
        #expect(score("good but helpful, bad").sum == 1 + 3 - 3)
        #expect(score("good, helpful, bad").sum == 2)
    }

    @Test(arguments: [
        ("good", Score.Label.positive), ("awful", .negative), ("box", .neutral), ("hope", .neutral),
        ("good bad", .neutral),
    ])
    func `the label follows the sum`(text: String, label: Score.Label) {
        #expect(score(text).label == label)
    }

    @Test func `the language is guessed when none is given`() {
        #expect(score("das ist schlecht", nil).language == "de")
        #expect(score("this is bad", nil).sum == -2)
    }

    @Test func `a typographic apostrophe scores like a plain one`() {
        #expect(score("I don’t love it").sum == score("I don't love it").sum)
        #expect(score("I don't love it").sum < 0)
    }

    @Test func `capitals and umlauts are no obstacle`() {
        #expect(score("AERGER und Ärger und ärger", "de").evidence.count == 3)
    }

    // MARK: rating

    @Test(arguments: [(1.0, -1.0), (2.0, 0.5), (3.0, 2.0), (5.0, 5.0)])
    func `stars and text are judged together`(stars: Double, sum: Double) {
        #expect(score("good", rating: Rating(value: stars)).sum == sum)
    }

    @Test func `the rating is told as a step`() {
        let step = score("good", rating: Rating(value: 1.5)).evidence.last
        #expect(step?.term == "1.5/5")
        #expect(step?.reason == "rating")
        #expect(step?.weight == -2.25)
    }

    @Test func `stars alone make a text scorable`() {
        let score = score("", nil, rating: Rating(value: 1))
        #expect(score.isScorable && score.label == .negative)
    }

    @Test(arguments: [
        Rating(value: .nan), Rating(value: .infinity), Rating(value: 1, best: .infinity),
        Rating(value: 1, best: 1, worst: 5), Rating(value: 1, best: .nan),
    ])
    func `a rating that makes no sense says nothing`(rating: Rating) {
        #expect(score("good", rating: rating) == score("good"))
    }

    @Test func `a rating off its scale is at the end of it`() {
        #expect(score("box", rating: Rating(value: 50)).sum == 3)
    }

    // MARK: neutral and not scorable

    @Test(arguments: ["", "4711", "xyzzy", "https://a.example", "…", "\u{0}"])
    func `a text in no known language is not scorable`(text: String) {
        let score = score(text, nil)
        #expect(!score.isScorable)
        #expect(score.label == .neutral && score.confidence == 0)
    }

    @Test func `a text that judges nothing is neutral and scorable`() {
        let score = score("the box is open", nil)
        #expect(score.isScorable && score.label == .neutral)
        #expect(score.confidence == 0.55)
    }

    @Test func `an emoji alone is scorable`() {
        #expect(score("😡", nil).label == .negative)
    }

    @Test func `confidence grows with evidence and falls with doubt`() {
        let (one, two, mixed) = (score("bad"), score("bad, awful"), score("bad, awful, good"))
        #expect(two.confidence > one.confidence)
        #expect(mixed.confidence < two.confidence)
    }

    // MARK: brands

    @Test func `a brand name carries no value and is no key word`() {
        let tokenizer = SampleLexicons.lexicons.tokenizer
        let brand = Brand(id: "sb", name: "Super Bad", code: "SB", match: ["Super Bad"])
        let matcher = BrandMatcher(brand: brand, tokenizer: tokenizer)
        let analysis = analyzer.analyze(
            "Super Bad delivers", language: "en", brands: [matcher])
        #expect(analysis.score.evidence.isEmpty)
        #expect(keywords("Super Bad delivers", [matcher]) == ["delivers"])
    }

    @Test(arguments: [
        ("Very", "Very good"), ("But", "bad, it was But"), ("No", "No good"),
        ("Smoky", "Smoky opens"), ("The", "The xyzzy"),
    ])
    func `a brand name is no intensifier, contrast, denial, statement or language`(
        name: String, text: String
    ) {
        let brand = Brand(id: "b", name: name, code: "BB", match: [name])
        let matcher = BrandMatcher(brand: brand, tokenizer: SampleLexicons.lexicons.tokenizer)
        let plain = analyzer.analyze(
            text.replacing(name, with: "Xyz"), language: name == "The" ? nil : "en")
        let named = analyzer.analyze(
            text, language: name == "The" ? nil : "en", brands: [matcher])
        #expect(named.score.sum == plain.score.sum)
        #expect(named.classes == plain.classes)
        #expect(named.score.language == plain.score.language)
    }

    @Test func `a brand may stand in the gap of an idiom`() {
        let brand = Brand(id: "b", name: "Halmbach", code: "BB", match: ["Halmbach"])
        let matcher = BrandMatcher(brand: brand, tokenizer: SampleLexicons.lexicons.tokenizer)
        let analysis = analyzer.analyze("let Halmbach down", language: "en", brands: [matcher])
        #expect(analysis.score.sum == -2.5)
    }

    // MARK: the rest of the analysis

    @Test func `classes are sorted and each stands once`() {
        let analysis = analyzer.analyze("smoke, glass, smoke", language: "en")
        #expect(analysis.classes == ["foreign-object", "smoke"])
    }

    private func keywords(_ text: String, _ brands: [BrandMatcher] = []) -> [String] {
        let tokens = SampleLexicons.lexicons.tokenizer.tokens(of: text)
        let names = brands.flatMap { $0.names(in: tokens) }
        return analyzer.keywords(of: analyzer.judge(tokens, language: "en", names: names))
    }

    @Test func `key words are sorted content words`() {
        #expect(keywords("This oven was the Oven of smoke, #fire") == ["fire", "oven", "smoke"])
    }

    @Test func `no more than forty key words are kept`() {
        let text = (100..<160).map { "word\($0)" }.joined(separator: " ")
        #expect(keywords(text).count == 40)
    }

    @Test func `the writer's own part is the share of its words`() {
        #expect(analyzer.analyze("I lost my bag", language: "en").firstPerson == 0.5)
        #expect(analyzer.analyze("I lost my bag", language: "de").firstPerson == 0)
        #expect(analyzer.analyze("!!", language: "en").firstPerson == 0)
    }

    @Test func `arousal is the share of anger and fear`() {
        #expect(analyzer.analyze("awful, bad", language: "en").arousal == 0.5)
        #expect(analyzer.analyze("the box", language: "en").arousal == 0)
    }
}
