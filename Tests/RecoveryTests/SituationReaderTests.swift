// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery
import Testing

@Suite struct SituationReaderTests {
    private let reader = SituationReader(catalog: Invented.catalog)

    private func situation(_ mentions: [Mention], at hours: Double = 6) -> Situation {
        reader.situation(of: mentions, at: Invented.date(hours: hours), blind: [], similar: [])
    }

    @Test func `copies are items but no further text`() {
        let situation = situation([
            Invented.mention("a"), Invented.mention("b", copyOf: "a"), Invented.mention("c"),
        ])
        #expect(situation.items == 3)
        #expect(situation.texts == 2)
        #expect(abs(situation.copyShare - 1.0 / 3) < 1e-12)
    }

    @Test func `an author counts once`() {
        let mentions = [
            Invented.mention("a", author: "x"), Invented.mention("b", author: "x"),
            Invented.mention("c", author: "y"),
        ]
        #expect(situation(mentions).authors == 2)
    }

    @Test func `texts of nobody count one author each`() {
        #expect(situation([Invented.mention("a"), Invented.mention("b")]).authors == 2)
    }

    @Test func `twelve copies of one agency text are one voice`() {
        let copies = (0..<12).map { Invented.mention("m\($0)", kind: .news, copyOf: "m0") }
        #expect(situation(copies).authors == 1)
    }

    @Test func `sources, kinds, audiences and languages are tallied by item`() {
        let situation = situation([
            Invented.mention("a", source: "forum", audience: .customer),
            Invented.mention("b", source: "forum", audience: .customer, copyOf: "a"),
            Invented.mention("c", source: "shop", kind: .reviews, language: "en"),
        ])
        #expect(situation.sources == ["forum": 2, "shop": 1])
        #expect(situation.kinds == [.forum: 2, .reviews: 1])
        #expect(situation.audiences == [.customer: 2])
        #expect(situation.languages == ["de": 2, "en": 1])
    }

    @Test func `news media are counted in texts and named`() {
        let situation = situation([
            Invented.mention("a", source: "zeitung", kind: .news),
            Invented.mention("b", source: "bote", audience: .media, copyOf: "a"),
            Invented.mention("c", source: "forum"),
        ])
        #expect(situation.mediaTexts == 1)
        #expect(situation.mediaSources == ["bote", "zeitung"])
    }

    @Test func `a forum text that a newsroom copies is a text in the media`() {
        let mentions = [
            Invented.mention("a"), Invented.mention("b", at: 1, kind: .news, copyOf: "a"),
        ]
        #expect(situation(mentions).mediaTexts == 1)
    }

    @Test func `pictures, harm and anger are counted in texts`() {
        let situation = situation([
            Invented.mention("a", classes: ["foreign-object", "vivid-media"], arousal: 0.5),
            Invented.mention("b", copyOf: "a", classes: ["vivid-media"], arousal: 0.5),
            Invented.mention("c", classes: ["fatal", "foreign-object"]),
            Invented.mention("d"),
            Invented.mention("e"),
        ])
        #expect(situation.vividTexts == 1)
        #expect(situation.harmTexts == [.health: 1, .life: 1])
        #expect(situation.angerShare == 0.25)
    }

    @Test func `the last hours are listed oldest first`() {
        let mentions = [0.5, 2.2, 2.8, 5.9].enumerated().map {
            Invented.mention("m\($0.offset)", at: $0.element)
        }
        #expect(situation(mentions).textsPerHour == [1, 0, 2, 0, 0, 1])
    }

    @Test func `what is older than six hours is in no hour`() {
        #expect(situation([Invented.mention("a", at: -1)]).textsPerHour == [0, 0, 0, 0, 0, 0])
    }

    @Test func `texts that double every hour are seen to`() throws {
        // ln(1 + texts) grows by ln 2 an hour when the texts are 2^h - 1.
        let mentions = [0, 1, 3, 7, 15, 31].enumerated().flatMap { hour, count in
            (0..<count).map { Invented.mention("\(hour)-\($0)", at: Double(hour) + 0.5) }
        }
        let hours = try #require(situation(mentions).doublingHours)
        #expect(abs(hours - 1) < 1e-9)
    }

    @Test func `seven texts are too few to tell how fast they grow`() {
        let mentions = (0..<7).map { Invented.mention("m\($0)", at: 5.5) }
        #expect(situation(mentions).doublingHours == nil)
        #expect(situation(mentions + [Invented.mention("m7", at: 5.5)]).doublingHours != nil)
    }

    @Test func `texts that become fewer do not double`() {
        let mentions = [6, 4, 2, 1, 0, 0].enumerated().flatMap { hour, count in
            (0..<count).map { Invented.mention("\(hour)-\($0)", at: Double(hour) + 0.5) }
        }
        #expect(situation(mentions).doublingHours == nil)
    }

    @Test func `nothing gives a situation of zeros`() {
        #expect(situation([]) == Situation(textsPerHour: [0, 0, 0, 0, 0, 0]))
    }

    @Test func `blind spans and similar incidents are handed on`() {
        let span = Situation.BlindSpan(
            source: "forum", from: Invented.begin, to: nil, cause: "HTTP 503")
        let situation = reader.situation(
            of: [], at: Invented.begin, blind: [span], similar: ["HBK-2025-0031"])
        #expect(situation.blind == [span])
        #expect(situation.similar == ["HBK-2025-0031"])
    }
}
