// SPDX-License-Identifier: Apache-2.0

import Model
import Sentiment
import Testing

@Suite struct BrandMatcherTests {
    private func ranges(
        _ text: String, match: [String] = ["Halmbach"], exclude: [String] = []
    ) -> [Range<Int>] {
        let tokenizer = Tokenizer()
        let brand = Brand(id: "hb", name: "Halmbach", code: "HB", match: match, exclude: exclude)
        return BrandMatcher(brand: brand, tokenizer: tokenizer)
            .ranges(in: tokenizer.tokens(of: text))
    }

    @Test(arguments: [
        "Halmbach", "HALMBACH!", "Halmbachs Kekse", "Halmbach's", "Halmbach’s", "#halmbach",
        "Halmbach-App", "(Halmbach)",
    ])
    func `a name is found in all its spellings`(text: String) {
        #expect(ranges(text) == [0..<1] || ranges(text) == [1..<2])
    }

    @Test(arguments: ["Halmbacher", "Großhalmbach", "Halm bach", "@halmbachfan", "#halmbachfail"])
    func `a name inside a word is none`(text: String) {
        #expect(ranges(text).isEmpty)
    }

    @Test func `a name of two words stands together`() {
        let match = ["Nord Kraft"]
        #expect(ranges("bei Nord Krafts Hotline", match: match) == [1..<3])
        #expect(ranges("Nord und Kraft", match: match).isEmpty)
    }

    @Test func `each place is found`() {
        #expect(ranges("Halmbach and again Halmbach") == [0..<1, 3..<4])
    }

    @Test(arguments: ["Halmbach Hotel", "Hotel Halmbach", "Halmbach Hotels"])
    func `a longer excluded name hides what it covers`(text: String) {
        #expect(ranges(text, exclude: ["Halmbach Hotel", "Hotel Halmbach"]).isEmpty)
    }

    @Test func `an excluded name hides one place only`() {
        #expect(ranges("Hotel Halmbach, Halmbach", exclude: ["Hotel Halmbach"]) == [3..<4])
    }

    @Test func `a handle counts as itself`() {
        #expect(ranges("@halm_bach hello", match: ["@halm_bach"]) == [0..<1])
        #expect(ranges("halm_bach hello", match: ["@halm_bach"]).isEmpty)
    }

    @Test func `a name without a sign that counts matches nothing`() {
        #expect(ranges("any text", match: ["~"]).isEmpty)
    }
}
