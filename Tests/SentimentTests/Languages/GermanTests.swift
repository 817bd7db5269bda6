// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct GermanTests {
    private func forms(_ lemma: String, _ part: PartOfSpeech) -> Set<WordKey> {
        Set(LanguageRules.german.forms(of: lemma, part))
    }

    @Test(arguments: [
        ("mangel", "mangels"), ("betrug", "betruges"), ("fehler", "fehlern"),
        ("stoerung", "stoerungen"), ("problem", "probleme"), ("luege", "luegen"),
    ])
    func `a noun is declined`(lemma: String, form: String) {
        #expect(forms(lemma, .noun).isSuperset(of: [lemma, form].map { WordKey($0) }))
    }

    @Test(arguments: [
        ("schlecht", "schlechtem"), ("schlecht", "schlechter"), ("schlecht", "schlechteste"),
        ("schlecht", "schlechteren"), ("boese", "boeser"), ("teuer", "teure"),
        ("teuer", "teurer"), ("miserabel", "miserables"), ("unsicher", "unsicherste"),
    ])
    func `an adjective is declined and compared`(lemma: String, form: String) {
        #expect(forms(lemma, .adjective).isSuperset(of: [lemma, form].map { WordKey($0) }))
    }

    @Test(arguments: [
        ("nerven", "nervt"), ("nerven", "nervte"), ("nerven", "genervt"), ("nerven", "nervend"),
        ("enttaeuschen", "enttaeuscht"), ("enttaeuschen", "enttaeuschende"),
        ("funktionieren", "funktioniert"), ("meckern", "meckert"), ("meckern", "gemeckert"),
        ("warten", "gewartet"), ("warten", "wartete"),
    ])
    func `a weak verb is conjugated`(lemma: String, form: String) {
        #expect(forms(lemma, .verb).isSuperset(of: [lemma, form].map { WordKey($0) }))
    }

    @Test(arguments: ["geenttaeuscht", "gefunktioniert"])
    func `a verb with a prefix or -ieren takes no ge-`(form: String) {
        let made = forms("enttaeuschen", .verb).union(forms("funktionieren", .verb))
        #expect(!made.contains(WordKey(form)))
    }

    @Test(arguments: ["aufregen", "aufregt", "aufgeregt", "aufzuregen", "aufregende"])
    func `a separable verb is joined, with ge and with zu`(form: String) {
        #expect(forms("auf|regen", .verb).contains(WordKey(form)))
    }

    @Test(arguments: PartOfSpeech.allCases)
    func `a lemma of one letter is no trouble`(part: PartOfSpeech) {
        #expect(!forms("e", part).isEmpty)
    }
}
