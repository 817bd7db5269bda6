// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

@Suite struct AlertRecordTests {
    private static func json(_ alert: Alert) throws -> [String: Any] {
        let record = AlertRecord(
            alert, team: Invented(text: "").team, provenance: Invented.provenance)
        let parsed = try JSONSerialization.jsonObject(with: JSONText.document(record))
        return try #require(parsed as? [String: Any])
    }

    private static let alert = Invented(text: "Metallteile im Kaffee").alert

    @Test func `every key the contract asks for is there`() throws {
        let json = try Self.json(Self.alert)
        #expect(json["id"] as? String == "HBK-2026-0017")
        #expect(json["incident"] as? String == "HBK-2026-0017")
        #expect(json["revision"] as? Int == 1)
        #expect(json["signal"] as? String == "burst")
        #expect(json["kind"] as? String == "opened")
        #expect(json["brand"] as? String == "Metallteile im Kaffee")
        #expect(json["severity"] as? String == "critical")
        #expect(json["state"] as? String == "new")
        #expect(json["created"] as? String == "2026-11-22T01:52:07Z")
    }

    @Test func `figures are those that people are shown`() throws {
        let why = try #require(Self.json(Self.alert)["why"] as? [String: Any])
        #expect(why["negatives"] as? Int == 11)
        #expect(why["expected"] as? Double == 0.57)
        #expect(why["usual_share"] as? Double == 0.13)
        #expect(why["p_count"] as? Double == 5e-10)
        #expect(why["p_share"] as? Double == 0.0011)
        #expect(why["texts_per_hour"] as? [Int] == [1, 1, 2, 2, 3, 2])
    }

    @Test func `the window is the one the burst stood out in`() throws {
        let window = try #require(Self.json(Self.alert)["window"] as? [String: String])
        #expect(window == ["from": "2026-11-21T19:52:07Z", "to": "2026-11-22T01:52:07Z"])
    }

    @Test func `the total is the sum of the points`() throws {
        let json = try Self.json(Self.alert)
        let points = try #require(json["severity_points"] as? [[String: Any]])
        #expect(points.map { $0["points"] as? Int } == [5, 2])
        #expect(json["severity_total"] as? Int == 7)
    }

    @Test func `actions hold everything that is needed to carry them out`() throws {
        let actions = try #require(Self.json(Self.alert)["actions"] as? [[String: Any]])
        let first = try #require(actions.first)
        #expect(
            first.keys.sorted() == [
                "because", "cancel_if", "do", "due", "n", "owner", "rule", "strength",
            ])
        #expect(first["due"] as? String == "2026-11-22T02:22:07Z")
    }

    @Test func `unknown harm is said to be unknown`() throws {
        var alert = Self.alert
        alert.incident.claim.harm = nil
        let claim = try #require(Self.json(alert)["claim"] as? [String: Any])
        #expect(claim["harm"] as? String == "unknown")
    }

    @Test func `a drill says so`() throws {
        var alert = Self.alert
        alert.signal = .drill
        #expect(try Self.json(alert)["drill"] as? Bool == true)
        #expect(try Self.json(Self.alert)["drill"] as? Bool == false)
    }

    @Test func `a quotation is cut, the evidence file is not`() throws {
        let long = Invented(text: String(repeating: "Metall ", count: 100))
        let mentions = try #require(Self.json(long.alert)["mentions"] as? [[String: Any]])
        let quote = try #require(mentions.first?["quote"] as? String)
        #expect(quote.count <= 280)
        #expect(quote.hasSuffix("…"))
        let line = try JSONText.line(AlertRecord.MentionPart(whole: long.mention(0)))
        #expect(line.contains(long.text))
    }

    @Test func `a link that is no web address is left out`() throws {
        var invented = Invented(text: "x")
        invented.link = "javascript:alert(1)"
        let mentions = try #require(Self.json(invented.alert)["mentions"] as? [[String: Any]])
        #expect(mentions.count == 3)
        #expect(mentions.allSatisfy { $0["url"] == nil })
    }

    @Test func `of many mentions five are quoted, the first and the newest among them`() throws {
        var invented = Invented(text: "x")
        invented.mentions = 30
        let json = try Self.json(invented.alert)
        let mentions = try #require(json["mentions"] as? [[String: Any]])
        let ids = mentions.compactMap { $0["id"] as? String }
        #expect(ids.count == 5)
        #expect(ids.first == "m0")
        #expect(ids.last == "m29")
        #expect(json["mentions_total"] as? Int == 30)
    }

    @Test func `copies are quoted once`() throws {
        var alert = Self.alert
        alert.mentions[1].fingerprint = "m0"
        let mentions = try #require(Self.json(alert)["mentions"] as? [[String: Any]])
        #expect(mentions.compactMap { $0["id"] as? String } == ["m0", "m2"])
    }

    @Test func `hostile text stays text`() throws {
        let json = try Self.json(Invented(text: HostileText.all).alert)
        let claim = try #require(json["claim"] as? [String: Any])
        #expect(claim["text"] as? String == HostileText.all)
    }

    @Test func `the same alert gives the same bytes`() throws {
        func bytes() throws -> Data {
            try JSONText.document(
                AlertRecord(
                    Self.alert, team: Invented(text: "").team, provenance: Invented.provenance))
        }
        #expect(try bytes() == bytes())
    }

    @Test func `what made it is named`() throws {
        let provenance = try #require(Self.json(Self.alert)["provenance"] as? [String: String])
        #expect(provenance["lexicon"] == "sha256:" + Invented.provenance.lexicon)
        #expect(provenance["config"] == "sha256:" + Invented.provenance.configuration)
        #expect(provenance["playbook"] == "harm/3")
    }
}
