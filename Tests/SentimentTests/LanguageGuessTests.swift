// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct LanguageGuessTests {
    private func guess(_ text: String) -> LanguageGuess.Result {
        let lexicons = SampleLexicons.lexicons
        return LanguageGuess(lexicons: lexicons.languages).guess(
            lexicons.tokenizer.tokens(of: text))
    }

    @Test(arguments: [
        ("the box is open", "en"), ("das ist die Kiste", "de"), ("nothing but rude", "en"),
        ("gut", "de"),
    ])
    func `function words and known words tell the language`(text: String, language: String) {
        #expect(guess(text).language == language)
    }

    @Test func `a function word outweighs a borrowed mood word`() {
        #expect(guess("das super").language == "de")
    }

    @Test func `text of no known word has no language`() {
        let result = guess("4711 xyzzy 👍")
        #expect(result.language == nil)
        #expect(result.confidence == 0)
    }

    @Test func `confidence is the share of what speaks for it`() {
        #expect(guess("the box").confidence == 1)
        #expect(guess("the box is der").confidence == 4.0 / 6.0)
    }
}
