// SPDX-License-Identifier: Apache-2.0

package import Model

/// Finds which brands an item speaks about, and how.
package struct MentionReader: Sendable {
    /// An item read with the eyes of one brand.
    package struct Reading: Sendable, Hashable {
        package var brandID: String
        package var text: String
        package var analysis: Analysis
        /// Content words of the whole text, by which items with one claim are found.
        package var keywords: [String]
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
    /// - Complexity: linear in the text, times the brands that it names.
    package func read(
        _ item: Item, from source: Source, language: String?,
        wanted: (_ brandID: String) -> Bool = { _ in true }
    ) -> [Reading] {
        guard !source.isOwnVoice else { return [] }
        let text = item.text
        guard !text.isEmpty else { return [] }
        let tokens = analyzer.lexicons.tokenizer.tokens(of: text)
        let names = matchers.flatMap { $0.names(in: tokens) }
        let named = brandIDs(named: names, source).filter(wanted)
        guard !named.isEmpty else { return [] }
        let judged = analyzer.judge(
            tokens, language: item.language ?? source.language ?? language,
            rating: item.ownRating, names: names)
        let keywords = analyzer.keywords(of: judged)
        return named.map { brandID in
            Reading(
                brandID: brandID, text: text,
                analysis: analyzer.analysis(of: judged, toward: brandID), keywords: keywords)
        }
    }

    private func brandIDs(named names: [BrandName], _ source: Source) -> [String] {
        let named = Set(names.map(\.brandID))
        return matchers.map(\.brand.id).filter { $0 == source.brandID || named.contains($0) }
    }
}
