// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct TokenizerTests {
    private let tokenizer = Tokenizer(emoticons: [":-(", ":/", "xD"])

    @Test func `offsets point into the bytes of the text`() throws {
        let text = "Ärger mit Halmbach"
        let tokenized = tokenizer.tokens(of: text)
        let token = try #require(tokenized.tokens.first)
        #expect(tokenized.word(token) == "aerger")
        #expect(token.end == 6)
    }

    @Test func `a typographic apostrophe is an apostrophe`() {
        let typographic = tokenizer.tokens(of: "don’t").words
        #expect(typographic == tokenizer.tokens(of: "don't").words)
        #expect(typographic == ["don't"])
    }

    @Test func `an address holds no emoticon`() {
        let kinds = tokenizer.tokens(of: "see http://a.example/x :/").tokens.map(\.kind)
        #expect(kinds == [.word, .url, .emoji])
    }

    @Test func `skin tone and selector are left out of an emoji`() {
        #expect(tokenizer.tokens(of: "👎🏽 ❤️").words == ["👎", "❤"])
    }

    @Test func `an emoticon of letters must stand alone`() {
        #expect(tokenizer.tokens(of: "xDrive xD").tokens.map(\.kind) == [.word, .emoji])
    }

    @Test func `a composed and a decomposed umlaut are one word`() {
        #expect(
            tokenizer.tokens(of: "\u{E4}rger").words
                == tokenizer.tokens(of: "a\u{308}rger").words)
    }

    @Test(arguments: ["don't", "don’t", "don‘t", "don`t", "don´t"])
    func `every apostrophe that people type joins a word`(word: String) {
        #expect(tokenizer.tokens(of: word).words == ["don't"])
    }

    @Test func `an apostrophe around a word is no part of it`() {
        #expect(tokenizer.tokens(of: "the 'best' one").words == ["the", "best", "one"])
    }

    @Test func `a hyphen parts words`() {
        #expect(tokenizer.tokens(of: "Halmbach-App").words == ["halmbach", "app"])
    }

    @Test func `digits alone are a number and with letters a word`() {
        #expect(tokenizer.tokens(of: "4711 4you").tokens.map(\.kind) == [.number, .word])
    }

    @Test func `a hashtag and a handle keep their sign`() {
        let tokens = tokenizer.tokens(of: "#Fail @halm_bach")
        #expect(tokens.words == ["#fail", "@halm_bach"])
        #expect(tokens.tokens.map(tokens.bareWord) == ["fail", "halm_bach"])
    }

    @Test func `a sign without a word is no hashtag`() {
        #expect(tokenizer.tokens(of: "# @ #!").tokens.map(\.kind) == [.mark])
    }

    @Test(arguments: ["www.halmbach.example/a?b", "HTTPS://halmbach.example", "http://a.example"])
    func `an address is one token`(address: String) {
        let tokens = tokenizer.tokens(of: "see \(address) now")
        #expect(tokens.tokens.map(\.kind) == [.word, .url, .word])
    }

    @Test func `http alone is a word`() {
        #expect(tokenizer.tokens(of: "http: old").tokens.map(\.kind) == [.word, .stop, .word])
    }

    @Test func `a score holds no emoticon`() {
        let tokenizer = Tokenizer(emoticons: [":0"])
        #expect(
            tokenizer.tokens(of: "10:0 :0").tokens.map(\.kind) == [.number, .stop, .number, .emoji])
    }

    @Test func `the longest emoticon counts`() {
        let tokenizer = Tokenizer(emoticons: [":-(", ":-(("])
        #expect(tokenizer.tokens(of: ":-((").words == [":-(("])
    }

    @Test func `joined emoji are one token`() {
        #expect(tokenizer.tokens(of: "👩‍🔧😡").words == ["👩‍🔧", "😡"])
    }

    @Test func `three capitals shout and two do not`() {
        #expect(
            tokenizer.tokens(of: "BAD EU ÜBEL Bad").tokens.map(\.isShouted) == [
                true, false, true, false,
            ])
    }

    @Test func `a stop and a mark end a clause and a word does not`() {
        #expect(
            tokenizer.tokens(of: "a, b! c\nd").tokens.map(\.endsClause) == [
                false, true, false, true, false, true, false,
            ])
    }

    @Test func `offsets count the bytes of emoji and umlauts`() {
        let text = "Öde 😡 Käse"
        let pieces = tokenizer.tokens(of: text).tokens.map { token in
            String(decoding: Array(text.utf8)[token.start..<token.end], as: UTF8.self)
        }
        #expect(pieces == ["Öde", "😡", "Käse"])
    }

    @Test(arguments: ["", " \n\t ", "\u{0}\u{1}", "\u{200D}\u{FE0F}", "'", "##", "«»"])
    func `odd input gives no words`(text: String) {
        #expect(!tokenizer.tokens(of: text).tokens.contains { $0.isWordLike })
    }
}
