// SPDX-License-Identifier: Apache-2.0

import Sentiment
import Testing

@Suite struct EnglishTests {
    private func words(_ lemma: String, _ part: PartOfSpeech) -> [String] {
        LanguageRules.english.forms(lemma, part).flatMap(\.words)
    }

    @Test(arguments: [
        ("fault", "faults"), ("mess", "messes"), ("crash", "crashes"), ("glitch", "glitches"),
        ("tax", "taxes"), ("delay", "delays"), ("misery", "miseries"),
    ])
    func `a noun has its plural`(lemma: String, form: String) {
        #expect(words(lemma, .noun) == [lemma, form])
    }

    @Test(arguments: [
        ("fail", ["fail", "fails", "failed", "failing"]),
        ("hate", ["hate", "hates", "hated", "hating"]),
        ("worry", ["worry", "worries", "worried", "worrying"]),
        ("annoy", ["annoy", "annoys", "annoyed", "annoying"]),
        ("agree", ["agree", "agrees", "agreed", "agreeing"]),
        ("die", ["die", "dies", "died", "dying"]),
        ("crash", ["crash", "crashes", "crashed", "crashing"]),
    ])
    func `a verb has its tenses`(lemma: String, forms: [String]) {
        #expect(words(lemma, .verb) == forms)
    }

    @Test(arguments: [
        ("slow", ["slow", "slowly", "slower", "slowest"]),
        ("nasty", ["nasty", "nastily", "nastier", "nastiest"]),
        ("rude", ["rude", "rudely", "ruder", "rudest"]),
        ("terrible", ["terrible", "terribly", "terribler", "terriblest"]),
        ("vile", ["vile", "vilely", "viler", "vilest"]),
        ("dull", ["dull", "dully", "duller", "dullest"]),
        ("toxic", ["toxic", "toxically", "toxicer", "toxicest"]),
        ("grey", ["grey", "greyly", "greyer", "greyest"]),
    ])
    func `an adjective has its adverb and steps`(lemma: String, forms: [String]) {
        #expect(words(lemma, .adjective) == forms)
    }

    @Test func `what does not bend has one form`() {
        #expect(words("yuck", .uninflected) == ["yuck"])
    }

    @Test(arguments: PartOfSpeech.allCases)
    func `a lemma of one letter is no trouble`(part: PartOfSpeech) {
        #expect(words("y", part).first == "y")
    }
}
