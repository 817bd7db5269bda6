// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Chances of seeing at least this many, as natural logarithms.
///
/// Logarithms, because the chance itself is below the smallest `Double` for a strong burst.
package enum TailTest {
    /// A term this much smaller than the sum so far no longer changes its first nine digits.
    private static let negligible = 1e-12
    /// Enough for any window of a brand; what is cut off is closed as a geometric series.
    private static let maxTerms = 100_000

    /// ln P(X >= count) for a negative binomial of that mean and variance
    /// `mean + relativeVariance * mean * mean`; Poisson when `relativeVariance` is 0.
    ///
    /// Complexity: O(terms until they no longer matter), some tens in a real burst.
    /// Source: the sum over its probability mass function.
    package static func logNegativeBinomial(
        atLeast count: Int, mean: Double, relativeVariance: Double
    ) -> Double {
        guard count > 0 else { return 0 }
        guard mean > 0 else { return -.infinity }
        let terms = NegativeBinomialTerms(mean: mean, relativeVariance: max(0, relativeVariance))
        // Below the mean the upper tail is large: its complement is the shorter sum.
        guard Double(count) > mean else {
            return complement(
                below: count, logLast: terms.log(at: count - 1), ratio: terms.ratio(after:))
        }
        var sum = 1.0
        var term = 1.0
        for index in count..<(count + maxTerms) {
            let ratio = terms.ratio(after: index)
            term *= ratio
            sum += term
            // Past the mean ratios run monotonically towards their limit, so the rest is
            // at most a geometric series of the larger one.
            let worst = max(ratio, terms.limitRatio)
            if worst < 1, term * worst / (1 - worst) < sum * negligible { break }
        }
        return min(0, terms.log(at: count) + log(sum))
    }

    /// ln P(X >= count) of `total` draws, for a beta-binomial whose share has mean `share` and
    /// variance `share * (1 - share) * correlation`; binomial when `correlation` is 0.
    ///
    /// Complexity: O(total). Source: the sum over its probability mass function.
    package static func logBetaBinomial(
        atLeast count: Int, of total: Int, share: Double, correlation: Double
    ) -> Double {
        guard count > 0 else { return 0 }
        guard count <= total, share > 0 else { return -.infinity }
        guard share < 1 else { return 0 }
        let terms = BetaBinomialTerms(
            total: total, share: share, correlation: min(0.999, max(1e-9, correlation)))
        guard Double(count) > share * Double(total) else {
            return complement(
                below: count, logLast: terms.log(at: count - 1), ratio: terms.ratio(after:))
        }
        var sum = 1.0
        var term = 1.0
        for index in count..<total {
            term *= terms.ratio(after: index)
            sum += term
            if terms.fallsAlways, term < sum * negligible { break }
        }
        return min(0, terms.log(at: count) + log(sum))
    }

    /// ln of one minus all terms below `count`, summed downwards from the last of them.
    private static func complement(
        below count: Int, logLast: Double, ratio: (Int) -> Double
    ) -> Double {
        var sum = 1.0
        var term = 1.0
        for index in stride(from: count - 2, through: 0, by: -1) {
            let up = ratio(index)
            term /= up
            sum += term
            // Below the mode terms fall ever faster; above it they still rise.
            if up > 1, term < sum * negligible * (up - 1) { break }
        }
        return log1p(-min(1 - 1e-15, exp(logLast) * sum))
    }
}

/// The probability mass function of a negative binomial.
private struct NegativeBinomialTerms {
    private let mean: Double
    /// Size of the negative binomial; nil for the Poisson limit.
    private let size: Double?

    init(mean: Double, relativeVariance: Double) {
        self.mean = mean
        // Sizes beyond 1e9 differ from Poisson by less than lgamma's own error.
        size = relativeVariance > 1e-9 ? 1 / relativeVariance : nil
    }

    /// The ratio of neighbouring terms far out.
    var limitRatio: Double { size.map { mean / ($0 + mean) } ?? 0 }

    func log(at count: Int) -> Double {
        let x = Double(count)
        guard let size else { return -mean + x * Foundation.log(mean) - logGamma(x + 1) }
        return logGamma(size + x) - logGamma(size) - logGamma(x + 1)
            - size * log1p(mean / size) + x * Foundation.log(mean / (size + mean))
    }

    func ratio(after count: Int) -> Double {
        let x = Double(count)
        guard let size else { return mean / (x + 1) }
        return (size + x) / (x + 1) * mean / (size + mean)
    }
}

/// The probability mass function of a beta-binomial.
private struct BetaBinomialTerms {
    private let total: Double
    private let alpha: Double
    private let beta: Double

    init(total: Int, share: Double, correlation: Double) {
        // The correlation between two draws of one batch is 1 / (alpha + beta + 1).
        let size = 1 / correlation - 1
        self.total = Double(total)
        alpha = share * size
        beta = (1 - share) * size
    }

    /// With a parameter below one the terms may rise again at the far end.
    var fallsAlways: Bool { alpha >= 1 && beta >= 1 }

    func log(at count: Int) -> Double {
        let x = Double(count)
        return logGamma(total + 1) - logGamma(x + 1) - logGamma(total - x + 1)
            + logGamma(x + alpha) + logGamma(total - x + beta) - logGamma(total + alpha + beta)
            + logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta)
    }

    func ratio(after count: Int) -> Double {
        let x = Double(count)
        return (total - x) / (x + 1) * (alpha + x) / (beta + total - x - 1)
    }
}

private func logGamma(_ value: Double) -> Double { lgamma(value).0 }
