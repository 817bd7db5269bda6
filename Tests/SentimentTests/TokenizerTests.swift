// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct TokenizerTests {
    private let tokenizer = Tokenizer(emoticons: [":-(", ":/", "xD"])

    @Test func `offsets point into the bytes of the text`() throws {
        let text = "Ärger mit Halmbach"
        let token = try #require(tokenizer.tokens(of: text).first)
        #expect(token.text == "aerger")
        #expect(token.end == 6)
    }

    @Test func `a typographic apostrophe is an apostrophe`() {
        let typographic = tokenizer.tokens(of: "don’t").map(\.text)
        #expect(typographic == tokenizer.tokens(of: "don't").map(\.text))
        #expect(typographic == ["don't"])
    }

    @Test func `an address holds no emoticon`() {
        let kinds = tokenizer.tokens(of: "see http://a.example/x :/").map(\.kind)
        #expect(kinds == [.word, .url, .emoji])
    }

    @Test func `skin tone and selector are left out of an emoji`() {
        #expect(tokenizer.tokens(of: "👎🏽 ❤️").map(\.text) == ["👎", "❤"])
    }

    @Test func `an emoticon of letters must stand alone`() {
        #expect(tokenizer.tokens(of: "xDrive xD").map(\.kind) == [.word, .emoji])
    }

    @Test func `a composed and a decomposed umlaut are one word`() {
        #expect(
            tokenizer.tokens(of: "\u{E4}rger").map(\.text)
                == tokenizer.tokens(of: "a\u{308}rger").map(\.text))
    }
}
