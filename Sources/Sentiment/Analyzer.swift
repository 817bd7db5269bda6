// SPDX-License-Identifier: Apache-2.0

package import Model

/// What the analyzer found in a text.
package struct Analysis: Sendable, Hashable {
    package var score: Score
    /// Statement classes found in what is about the brand, sorted by name.
    package var classes: [String]
    /// Share of the judging words that show anger or fear, 0 to 1; drives how a text spreads.
    ///
    /// Source: Berger and Milkman 2012, doi:10.1509/jmr.10.0353.
    package var arousal: Double
    /// Share of all words by which the writer speaks of himself ("I", "our"), 0 to 1; high where
    /// people tell what happened to them, and near 0 in news.
    package var firstPerson: Double
}

/// Scores texts with lexicons, and can show every step.
///
/// Linear in the length of the text.
package struct Analyzer: Sendable {
    package let lexicons: Lexicons
    private let guess: LanguageGuess

    /// An analyzer with these lexicons.
    package init(lexicons: Lexicons) {
        self.lexicons = lexicons
        self.guess = LanguageGuess(lexicons: lexicons.languages)
    }

    /// Judges a text.
    ///
    /// `text`: the plain text; evidence points into its UTF-8 bytes.
    /// `language`: BCP 47 tag if it is known; else it is guessed.
    /// `rating`: stars that came with the text; text and stars are judged together.
    /// `brands`: token ranges of these brands carry no value ("United" is an airline).
    /// `brandID`: which of them the score is about; where the text names others too, only what
    /// it says about this one counts. Nil: about nobody in particular.
    /// - Returns: the score with its evidence, and what else the text shows.
    package func analyze(
        _ text: String, language: String? = nil, rating: Rating? = nil,
        brands: [BrandMatcher] = [], toward brandID: String? = nil
    ) -> Analysis {
        let tokens = lexicons.tokenizer.tokens(of: text)
        let names = brands.flatMap { $0.names(in: tokens) }
        let judged = judge(tokens, language: language, rating: rating, names: names)
        return analysis(of: judged, toward: brandID)
    }

    /// Judges a text as a whole; what it says about each of the brands is told by `analysis`.
    package func judge(
        _ text: TokenizedText, language: String? = nil, rating: Rating? = nil,
        names: [BrandName] = []
    ) -> JudgedText {
        var reading = Reading(text)
        for name in names { reading.hide(name.range) }
        let known = language.flatMap(lexicons.place)
        let tongue = known.map(guess.certain) ?? guess.guess(reading.text)
        reading.findStatements(lexicons.statements)
        reading.findEmoji(lexicons.emoji)
        if let place = tongue.place {
            judge(&reading, lexicons.languages[place])
        } else {
            reading.addStatements()
        }
        return JudgedText(
            reading: reading, names: names, tongue: tongue, rating: ratingEvidence(rating))
    }

    private func judge(_ reading: inout Reading, _ lexicon: Lexicon) {
        reading.findIdioms(lexicon)
        reading.findWords(lexicon)
        reading.addStatements()
        reading.findTurns(lexicon)
        reading.negate(lexicon)
        reading.modify()
        reading.contrast()
        reading.weighStance()
    }

    /// What a text says about one of the brands named in it; about nobody in particular for nil.
    package func analysis(of judged: JudgedText, toward brandID: String?) -> Analysis {
        var reading = judged.reading
        var whole: Score.Whole?
        if let brandID, let scope = scope(of: judged, toward: brandID) {
            let sum = sum(of: reading.evidence + judged.rating)
            let value = rounded(Self.value(ofSum: sum))
            whole = Score.Whole(value: value, label: label(of: value), sum: sum)
            reading.narrow(to: scope)
        }
        var score = score(reading.evidence + judged.rating, of: judged)
        score.whole = whole
        return Analysis(
            score: score, classes: reading.classNames, arousal: reading.arousal,
            firstPerson: judged.tongue.place.map {
                reading.firstPerson(lexicons.languages[$0].firstPerson)
            } ?? 0)
    }

    /// Content words of a text, folded and sorted, without brand and function words; at most
    /// forty.
    package func keywords(of judged: JudgedText) -> [String] {
        judged.reading.keywords(without: lexicons.functionWords)
    }

    /// What is about the brand; nil when the text names nobody else, or not the brand.
    private func scope(of judged: JudgedText, toward brandID: String) -> BrandScope? {
        guard let place = judged.tongue.place,
            judged.names.contains(where: { $0.brandID == brandID })
        else { return nil }
        let lexicon = lexicons.languages[place]
        let text = judged.reading.text
        let known = judged.names.map {
            PlacedName(range: $0.range, side: $0.brandID == brandID ? .brand : .other)
        }
        // What touches a name that we know belongs to it: "Halmbach Express".
        let taken = Set(known.flatMap { [$0.range.lowerBound, $0.range.upperBound] })
        let cues = lexicon.comparisons.matches(in: text)
        let guessed = NameGuess(text: text, cues: cues, lexicon: lexicon).names()
            .filter { !taken.contains($0.lowerBound) && !taken.contains($0.upperBound) }
            .map { PlacedName(range: $0, side: .other, isGuessed: true) }
        guard !guessed.isEmpty || known.contains(where: { $0.side == .other }) else { return nil }
        return BrandScope(text: text, names: known + guessed, cues: cues, lexicon: lexicon)
    }
}

/// A text that was judged as a whole.
package struct JudgedText: Sendable {
    fileprivate let reading: Reading
    /// Where it names brands.
    fileprivate let names: [BrandName]
    fileprivate let tongue: LanguageGuess.Result
    /// What the stars that came with it add.
    fileprivate let rating: [Evidence]
}

extension Analyzer {
    /// Spreads a sum over -1...1: `sum / sqrt(sum * sum + 15)`.
    ///
    /// Source: Hutto and Gilbert 2014 (VADER), who chose 15 as about the largest usual square sum.
    package static func value(ofSum sum: Double) -> Double {
        sum / (sum * sum + 15).squareRoot()
    }

    /// From here down a text is negative: a sum of 0.87, one slight complaint that is not toned
    /// down.
    ///
    /// Chosen on texts that may be used for it (docs/method.md): a lower one raises more false
    /// alarms than it finds complaints.
    private static let negativeThreshold = -0.22
    /// From here up a text is positive: a sum of 0.39, half a slight word.
    private static let positiveThreshold = 0.1

    /// What the best and worst rating add: as much as one of the strongest words (3 of 4), so
    /// that a text can outweigh stars given by mistake, but one word cannot.
    private static let fullRating = 3.0

    private func ratingEvidence(_ rating: Rating?) -> [Evidence] {
        guard let rating, rating.value.isFinite, rating.best.isFinite, rating.worst.isFinite,
            let place = rating.normalized, place != 0
        else { return [] }
        return [
            Evidence(
                term: "\(short(rating.value))/\(short(rating.best))", start: 0, end: 0,
                operation: .add, weight: rounded(place * Self.fullRating), reason: "rating")
        ]
    }

    private func short(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }

    private func score(_ evidence: [Evidence], of judged: JudgedText) -> Score {
        let sum = sum(of: evidence)
        let value = rounded(Self.value(ofSum: sum))
        let label = label(of: value)
        let language = judged.tongue.language
        let isScorable = !evidence.isEmpty || (language != nil && judged.reading.text.hasWords)
        return Score(
            value: value, label: label,
            confidence: isScorable ? rounded(Confidence.share(label, value, evidence)) : 0,
            sum: sum, language: language, isScorable: isScorable, evidence: evidence)
    }

    /// What the evidence, replayed in order, adds up to.
    private func sum(of evidence: [Evidence]) -> Double {
        rounded(
            evidence.reduce(0) { sum, step in
                step.operation == .add ? sum + step.weight : sum * step.weight
            })
    }

    private func label(of value: Double) -> Score.Label {
        if value <= Self.negativeThreshold { return .negative }
        return value >= Self.positiveThreshold ? .positive : .neutral
    }

    /// Four decimals: what is shown is what is stored and computed with.
    private func rounded(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
