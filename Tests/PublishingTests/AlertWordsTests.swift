// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Publishing

@Suite struct AlertWordsTests {
    private static let alert = Invented(text: "Halmbach").alert

    private static func words(_ change: (inout Alert) -> Void) -> AlertWords {
        var alert = alert
        change(&alert)
        return AlertWords(alert: alert, language: .en)
    }

    @Test func `a headline names the brand, the class and the claim`() {
        #expect(Self.words { _ in }.headline == "Halmbach, foreign object: “Halmbach”")
    }

    @Test func `a claim without a class is only quoted`() {
        let words = Self.words { $0.incident.claim.sharedClasses = [] }
        #expect(words.headline == "Halmbach: “Halmbach”")
    }

    @Test func `several kinds of source speak for an alert`() {
        #expect(Self.words { _ in }.forIt.contains("2 different kinds of source"))
        let one = Self.words { $0.incident.situation.kinds = [.forum: 3] }
        #expect(!one.forIt.contains { $0.contains("kinds") })
    }

    @Test(arguments: [
        "3 of 14 items are near copies (counted once)", "pictures not checked",
        "sources were blind: counts are a lower bound",
        "a word list scored the texts: irony may be misread",
    ])
    func `what speaks against an alert is said`(doubt: String) {
        #expect(Self.words { _ in }.againstIt.contains(doubt))
    }

    @Test func `learning, one source and other claims are doubts`() {
        let doubts = Self.words {
            $0.incident.burst.isLearning = true
            $0.incident.situation.sources = ["forum": 14]
            $0.incident.situation.texts = 9
        }.againstIt
        #expect(doubts.contains("still learning: only 28 days of history"))
        #expect(doubts.contains("only one source"))
        #expect(doubts.contains("2 of the 11 negatives counted state something else"))
    }

    @Test func `doubts that do not apply are not raised`() {
        let doubts = Self.words {
            $0.incident.situation.items = 11
            $0.incident.situation.vividTexts = 0
            $0.coverage.blind = []
        }.againstIt
        #expect(doubts == ["a word list scored the texts: irony may be misread"])
    }

    @Test func `a German team reads German reasons`() {
        let words = AlertWords(alert: Self.alert, language: .de)
        #expect(words.forIt.first == "10 Autoren in 2 Quellen")
    }

    @Test func `a text of each source is quoted before a second of one`() {
        let words = Self.words { alert in
            alert.mentions = (0..<8).map { number in
                var mention = Invented(text: "x").mention(number)
                mention.source = number == 4 ? "rare" : "common"
                mention.score.value = number == 4 ? -0.1 : -0.9
                return mention
            }
        }
        #expect(words.quoted.count == 5)
        #expect(words.quoted.contains { $0.source == "rare" })
    }
}
