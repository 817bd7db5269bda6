// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct MentionReaderTests {
    private let reader = MentionReader(
        analyzer: SampleLexicons.analyzer,
        brands: [
            Brand(id: "hb", name: "Halmbach", code: "HB", match: ["Halmbach"]),
            Brand(id: "sm", name: "Super Markt", code: "SM", match: ["Super Markt"]),
        ])

    private func read(
        _ text: String, brandID: String? = nil, isOwnVoice: Bool = false, rating: Rating? = nil
    ) -> [MentionReader.Reading] {
        let source = Source(
            name: "s", location: .file("s.xml"), brandID: brandID, isOwnVoice: isOwnVoice)
        return reader.read(
            Item(contentText: text, rating: rating), from: source, language: "en")
    }

    @Test func `an item that names no brand is no mention`() {
        #expect(read("This is awful").isEmpty)
    }

    @Test func `an item is read for the brand it names`() {
        let readings = read("Halmbach is awful")
        #expect(readings.map(\.brandID) == ["hb"])
        #expect(readings.first?.analysis.score.sum == -3)
        #expect(readings.first?.text == "Halmbach is awful")
    }

    @Test func `our own voice is never a mention`() {
        #expect(read("Halmbach is good", isOwnVoice: true).isEmpty)
    }

    @Test func `a source of one brand speaks about it without its name`() {
        #expect(read("This is awful", brandID: "sm").map(\.brandID) == ["sm"])
    }

    @Test func `several brands have a reading each, in the order of the brands`() {
        #expect(read("Super Markt and Halmbach").map(\.brandID) == ["hb", "sm"])
    }

    @Test func `the brand of the source stands beside those that are named`() {
        #expect(read("Halmbach is bad", brandID: "sm").map(\.brandID) == ["hb", "sm"])
    }

    @Test func `a brand that is not wanted is left out`() throws {
        let source = Source(name: "s", location: .file("s.xml"))
        let item = Item(contentText: "Super Markt and Halmbach")
        let named = try #require(reader.names(in: item, from: source, language: "en"))
        #expect(reader.read(named, for: ["sm"]).map(\.brandID) == ["sm"])
        #expect(reader.read(named, for: []).isEmpty)
    }

    @Test func `the average of an audience is not the author's opinion`() {
        let own = Rating(value: 1)
        let average = Rating(value: 1, voters: 200)
        #expect(read("Halmbach", rating: own).first?.analysis.score.label == .negative)
        #expect(read("Halmbach", rating: average).first?.analysis.score.label == .neutral)
    }

    @Test func `the name of another brand carries no value`() {
        #expect(read("Halmbach beside the Super Markt").first?.analysis.score.sum == 0)
    }

    @Test func `stars of the item count`() {
        #expect(read("Halmbach", rating: Rating(value: 1)).first?.analysis.score.sum == -3)
    }

    @Test func `an item without text is no mention`() {
        #expect(read("", brandID: "hb").isEmpty)
    }

    @Test func `the language of the item goes before that of the source`() {
        let source = Source(name: "s", location: .file("s.xml"), language: "de", brandID: "hb")
        let item = Item(contentText: "gut", language: "en")
        let reading = reader.read(item, from: source, language: "en").first
        #expect(reading?.analysis.score.language == "en")
    }

    @Test func `the language of the item goes before that of the feed`() {
        let source = Source(name: "s", location: .file("s.xml"), brandID: "hb")
        let item = Item(contentText: "gut", language: "de-AT")
        let reading = reader.read(item, from: source, language: "en").first
        #expect(reading?.analysis.score.language == "de")
    }
}
