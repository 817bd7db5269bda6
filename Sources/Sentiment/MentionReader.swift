// SPDX-License-Identifier: Apache-2.0

package import Model

/// Finds which brands an item speaks about, and how.
package struct MentionReader: Sendable {
    /// An item read with the eyes of one brand.
    package struct Reading: Sendable, Hashable {
        package var brandID: String
        package var text: String
        package var analysis: Analysis
    }

    private let analyzer: Analyzer
    private let matchers: [BrandMatcher]

    /// A reader for these brands.
    package init(analyzer: Analyzer, brands: [Brand]) {
        self.analyzer = analyzer
        let tokenizer = analyzer.lexicons.tokenizer
        self.matchers = brands.map { BrandMatcher(brand: $0, tokenizer: tokenizer) }
    }

    /// One reading for each brand that the item names, in the order of the brands.
    ///
    /// `language`: BCP 47 tag of the feed, for items that give none.
    /// `wanted`: brands that are not asked for are left out before anything is scored.
    ///
    /// Complexity: linear in the text, times the brands, times those of them that it names.
    package func read(
        _ item: Item, from source: Source, language: String?,
        wanted: (_ brandID: String) -> Bool = { _ in true }
    ) -> [Reading] {
        guard !source.isOwnVoice else { return [] }
        let text = item.text
        guard !text.isEmpty else { return [] }
        let named = namedBrands(in: text, source: source).filter(wanted)
        guard !named.isEmpty else { return [] }
        return named.map { brandID in
            let analysis = analyzer.analyze(
                text, language: item.language ?? source.language ?? language,
                rating: item.ownRating, brands: matchers, toward: brandID)
            return Reading(brandID: brandID, text: text, analysis: analysis)
        }
    }

    private func namedBrands(in text: String, source: Source) -> [String] {
        let tokens = analyzer.lexicons.tokenizer.tokens(of: text)
        return matchers.compactMap { matcher in
            let isNamed = matcher.brand.id == source.brandID || !matcher.ranges(in: tokens).isEmpty
            return isNamed ? matcher.brand.id : nil
        }
    }
}
