// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct EnglishTests {
    private func forms(_ lemma: String, _ part: PartOfSpeech) -> [WordKey] {
        LanguageRules.english.forms(of: lemma, part)
    }

    @Test(arguments: [
        ("fault", "faults"), ("mess", "messes"), ("crash", "crashes"), ("glitch", "glitches"),
        ("tax", "taxes"), ("delay", "delays"), ("misery", "miseries"),
    ])
    func `a noun has its plural`(lemma: String, form: String) {
        #expect(forms(lemma, .noun) == [lemma, form].map { WordKey($0) })
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
    func `a verb has its tenses`(lemma: String, words: [String]) {
        #expect(forms(lemma, .verb) == words.map { WordKey($0) })
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
    func `an adjective has its adverb and steps`(lemma: String, words: [String]) {
        #expect(forms(lemma, .adjective) == words.map { WordKey($0) })
    }

    @Test func `what does not bend has one form`() {
        #expect(forms("yuck", .uninflected) == [WordKey("yuck")])
    }

    @Test(arguments: PartOfSpeech.allCases)
    func `a lemma of one letter is no trouble`(part: PartOfSpeech) {
        #expect(forms("y", part).first == WordKey("y"))
    }
}
