// SPDX-License-Identifier: Apache-2.0

package import Model

/// Finds the places where a text names a brand.
package struct BrandMatcher: Sendable {
    package let brand: Brand
    /// Names with whether they count; false for a name that only looks alike.
    private let phrases: PhraseTable<Bool>

    /// A matcher for one brand; names are cut into tokens as texts are.
    package init(brand: Brand, tokenizer: Tokenizer) {
        self.brand = brand
        var phrases = PhraseTable<Bool>()
        for (names, counts) in [(brand.match, true), (brand.exclude, false)] {
            for name in names { Self.add(name, counts, tokenizer, to: &phrases) }
        }
        self.phrases = phrases
    }

    /// Adds a name as its tokens, and with the endings of a possessive on its last word; a name of
    /// one word also as hashtag and handle.
    private static func add(
        _ name: String, _ counts: Bool, _ tokenizer: Tokenizer, to phrases: inout PhraseTable<Bool>
    ) {
        let words = tokenizer.tokens(of: name).words
        guard let last = words.last else { return }
        for ending in ["", "s", "'s", "'"] {
            phrases.add((words.dropLast() + [last + ending]).joined(separator: " "), counts)
        }
        if words.count == 1, !last.hasPrefix("#"), !last.hasPrefix("@") {
            phrases.add("#\(last)", counts)
            phrases.add("@\(last)", counts)
        }
    }

    /// The places that name the brand, as `ranges` finds them.
    package func names(in text: TokenizedText) -> [BrandName] {
        ranges(in: text).map { BrandName(brandID: brand.id, range: $0) }
    }

    /// Token ranges that name the brand, in order; a longer excluded name hides what it covers.
    package func ranges(in text: TokenizedText) -> [Range<Int>] {
        phrases.matches(in: text).filter(\.value).map(\.range)
    }
}

/// A place in a text that names a brand.
package struct BrandName: Sendable, Hashable {
    package var brandID: String
    /// Tokens.
    package var range: Range<Int>
}
