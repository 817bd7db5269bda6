// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct ScoreTests {
    private func scored(_ lines: String, _ options: String...) throws -> [[String: Any]] {
        let ended = try Program.run(["score"] + options + ["-"], input: lines)
        #expect(ended.status == 0)
        return try ended.output.split(separator: "\n").map {
            let object = try JSONSerialization.jsonObject(with: Data($0.utf8))
            return try #require(object as? [String: Any])
        }
    }

    @Test func `every text gets a line in its order, with the evidence that makes its sum`() throws
    {
        let texts = "The service was not good at all!\nEin wunderbarer Kaffee.\nDer Tisch.\n"
        let lines = try scored(texts)
        #expect(lines.map { $0["label"] as? String } == ["negative", "positive", "neutral"])
        #expect(lines.map { $0["language"] as? String } == ["en", "de", "de"])
        for line in lines {
            let steps = try #require(line["evidence"] as? [[String: Any]])
            var sum = 0.0
            for step in steps {
                let weight = try #require(step["weight"] as? Double)
                if step["operation"] as? String == "add" { sum += weight } else { sum *= weight }
            }
            sum = (10_000 * sum).rounded() / 10_000
            #expect(sum == line["sum"] as? Double)
            let value = (10_000 * sum / (sum * sum + 15).squareRoot()).rounded() / 10_000
            #expect(value == line["score"] as? Double)
        }
    }

    @Test func `further keys of a JSON line are passed through`() throws {
        let line = try #require(
            try scored(#"{"id":7,"text":"awful","set":"mine"}"#, "--input", "jsonl").first)
        #expect(line["set"] as? String == "mine")
        #expect(line["id"] as? Int == 7)
        #expect(line["text"] == nil)
    }

    @Test func `stars count when they come with a scale`() throws {
        let lines = try scored(
            """
            {"id":"a","text":"Kaffee.","rating":{"value":1,"best":5,"worst":1}}
            {"id":"b","text":"Kaffee.","rating":1}
            """, "--input", "jsonl", "--language", "de")
        #expect(lines.map { $0["label"] as? String } == ["negative", "neutral"])
    }

    @Test func `a line that is no JSON is named with its number`() throws {
        let ended = try Program.run("score", "--input", "jsonl", "-", input: "{}\n")
        #expect(ended.status == 65)
        #expect(ended.errors.contains("-:1: needs the keys id and text"))
    }

    @Test func `a language without a lexicon is status 64`() throws {
        #expect(try Program.run("score", "--language", "xx", "-").status == 64)
    }
}
