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

    /// An item with the brands that it names; nothing of it has been judged yet.
    package struct Named: Sendable {
        /// In the order of the brands; never empty.
        package let brandIDs: [String]
        package let item: Item
        fileprivate let text: String
        fileprivate let tokens: TokenizedText
        fileprivate let names: [BrandName]
        fileprivate let language: String?
    }

    /// Finds which brands an item names; nil when it names none.
    ///
    /// `language`: BCP 47 tag of the feed, for items that give none.
    ///
    /// - Complexity: linear in the text, times the brands.
    package func names(in item: Item, from source: Source, language: String?) -> Named? {
        guard !source.isOwnVoice else { return nil }
        let text = item.text
        guard !text.isEmpty else { return nil }
        let tokens = analyzer.lexicons.tokenizer.tokens(of: text)
        let names = matchers.flatMap { $0.names(in: tokens) }
        let brandIDs = brandIDs(named: names, source)
        guard !brandIDs.isEmpty else { return nil }
        return Named(
            brandIDs: brandIDs, item: item, text: text, tokens: tokens, names: names,
            language: item.language ?? source.language ?? language)
    }

    /// One reading for each of these brands.
    ///
    /// - Complexity: linear in the text, times the brands.
    package func read(_ named: Named, for brandIDs: [String]) -> [Reading] {
        guard !brandIDs.isEmpty else { return [] }
        let judged = analyzer.judge(
            named.tokens, language: named.language, rating: named.item.ownRating,
            names: named.names)
        let keywords = analyzer.keywords(of: judged)
        return brandIDs.map { brandID in
            Reading(
                brandID: brandID, text: named.text,
                analysis: analyzer.analysis(of: judged, toward: brandID), keywords: keywords)
        }
    }

    /// One reading for each brand that the item names, in the order of the brands.
    package func read(_ item: Item, from source: Source, language: String?) -> [Reading] {
        names(in: item, from: source, language: language).map { read($0, for: $0.brandIDs) } ?? []
    }

    private func brandIDs(named names: [BrandName], _ source: Source) -> [String] {
        let named = Set(names.map(\.brandID))
        return matchers.map(\.brand.id).filter { $0 == source.brandID || named.contains($0) }
    }
}
