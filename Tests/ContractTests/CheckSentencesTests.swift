// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite struct CheckSentencesTests {
    private func check(_ sentences: String) throws -> Program.Ended {
        let scratch = try Scratch()
        _ = try scratch.file(
            "lexicons/en/words.tsv", "lemma\tpos\tvalence\nlumpy\ta\t-1.5\n")
        _ = try scratch.file("lexicons/en/sentences.tsv", "label\ttext\tbrand\n" + sentences)
        return try Program.run(
            "check", "--config", "Examples/halmbach/halmbach.yaml", "--data", scratch.url.path)
    }

    @Test func `the last line tells how many sentences hold`() throws {
        let ended = try check("negative\tThe sauce was lumpy.\t-\n")
        #expect(ended.status == 0)
        #expect(ended.errors.isEmpty)
        #expect(ended.output.contains("25 of 25 sentences hold"))
    }

    @Test func `a sentence that is judged otherwise is status 78, with its words`() throws {
        let ended = try check("positive\tThe sauce was lumpy.\t-\n")
        #expect(ended.status == 78)
        #expect(
            ended.errors.contains(
                """
                /lexicons/en/sentences.tsv:2: is judged negative (-0.36), expected positive \
                (lumpy -1.5 user lexicon)
                """))
        #expect(ended.output.contains("24 of 25 sentences hold"))
    }

    @Test func `a line that is no sentence is a warning`() throws {
        let ended = try check("sour\tThe sauce was lumpy.\t-\n")
        #expect(ended.status == 0)
        #expect(ended.errors.contains("sentences.tsv:2: unknown label \"sour\""))
    }
}
