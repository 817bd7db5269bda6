// SPDX-License-Identifier: Apache-2.0

import Model
import Testing

@testable import Sentiment

@Suite struct LanguageRulesTests {
    /// A language that exists only as a folder.
    private let lexicons: Lexicons = {
        let folder = LexiconFolder(
            name: "own",
            files: [
                "xx/words.tsv": "zorp\ta\t-2.0\tzorpa,zorpi\tanger\n",
                "xx/negators.tsv": "ni\t2\tforward\n", "xx/function-words.txt": "lo\nka\n",
            ])
        var reader = LexiconReader(folders: [folder])
        return reader.read()
    }()

    @Test func `a language by folder only is judged by lemma and listed forms`() {
        let analyzer = Analyzer(lexicons: lexicons)
        #expect(analyzer.analyze("lo ka Zorpi").score.sum == -2)
        #expect(analyzer.analyze("lo ka zorp").score.language == "xx")
        #expect(analyzer.analyze("lo zorps ka zorper").score.sum == 0)
    }

    @Test func `a language by folder only denies`() {
        #expect(Analyzer(lexicons: lexicons).analyze("lo ni zorpa").score.sum == 0.8)
    }

    @Test func `a language without rules has no compounds`() {
        #expect(!LanguageRules.rules(for: "xx").hasCompounds)
        #expect(LanguageRules.rules(for: "xx").forms(of: "zorp", .noun) == [WordKey("zorp")])
    }

    @Test(arguments: ["en", "de"]) func `a language with grammar has its rules`(language: String) {
        #expect(LanguageRules.rules(for: language).language == language)
        #expect(LanguageRules.rules(for: language).forms(of: "test", .noun).count > 1)
    }
}
