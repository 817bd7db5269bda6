// SPDX-License-Identifier: Apache-2.0

/// The longest stretch in which two texts say the same in the same order.
///
/// Pairs of words that stand once in each text are the anchors; between them, words are compared
/// from both ends, and one by one where as many stand on either side. What differs before and
/// behind the stretch (headline, agency, teaser) is left out of it.
///
/// Cost: words times their logarithm. Method: patience diff (B. Cohen) and the best run of a
/// row of gains and losses (Kadane; Bentley 1984, doi:10.1145/358234.381162).
struct CopyOverlap {
    /// Words that stand in both.
    private(set) var matched = 0
    /// Words of the stretch that differ, in the text that has more of them; see ``loss(_:_:)``.
    private(set) var differing = 0
    /// Whether no figure in one text stands where another has a different one.
    private(set) var figuresAgree = true

    /// Words before and behind the stretch, in the text that has fewer of them there.
    private(set) var besides = 0

    /// A left out paragraph counts as so many differing words, however long it is.
    ///
    /// Ours.
    private static let widestGap = 10
    /// So many words in a row that differ in both are another fact, and count twice.
    ///
    /// One word in ten replaced by chance gives such a row once in a thousand words.
    private static let factWords = 3

    /// Compares two texts.
    init(_ side: CopyBlocks.Side, _ other: [CopyText.Word]) {
        let one = side.words
        var run = Run()
        var best = Run()
        var end = (0, 0)
        for block in CopyBlocks(side, other).blocks {
            let gap = (one[end.0..<block.one], other[end.1..<block.other])
            let loss = Self.loss(gap.0.count, gap.1.count)
            if run.gain > loss {
                run.differing += loss
                run.figuresAgree = run.figuresAgree && Self.agree(gap.0, gap.1)
            } else {
                run = Run(before: min(block.one, block.other))
            }
            end = (block.one + block.count, block.other + block.count)
            run.matched += block.count
            run.behind = min(one.count - end.0, other.count - end.1)
            if run.gain > best.gain { best = run }
        }
        (matched, differing, figuresAgree) = (best.matched, best.differing, best.figuresAgree)
        besides = best.before + best.behind
    }

    /// Share of the words of the stretch that are the same.
    var sameness: Double { matched == 0 ? 0 : Double(matched) / Double(matched + differing) }

    private struct Run {
        var before = 0
        var behind = 0
        var matched = 0
        var differing = 0
        var figuresAgree = true
        var gain: Int { matched - differing }
    }

    private static func loss(_ one: Int, _ other: Int) -> Int {
        let both = min(one, other)
        let further = min(abs(one - other), widestGap)
        return further + (both >= factWords ? 2 * both : both)
    }

    /// Whether the figures of one side all stand on the other: one of them may say more.
    private static func agree(
        _ one: ArraySlice<CopyText.Word>, _ other: ArraySlice<CopyText.Word>
    ) -> Bool {
        let ones = Set(one.filter(\.isFigure))
        let others = Set(other.filter(\.isFigure))
        return ones.isSubset(of: others) || others.isSubset(of: ones)
    }
}
