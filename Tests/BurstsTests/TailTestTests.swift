// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Bursts

struct TailTestTests {
    /// Exact or summed by other means: Poisson by 1 - e^-m (1 + m + ...), binomial by hand,
    /// geometric (size 1) by its closed form.
    @Test(arguments: [
        (1, 1.0, 0.0, 1 - exp(-1.0)),
        (2, 1.0, 0.0, 1 - 2 * exp(-1.0)),
        (3, 5.0, 0.0, 1 - exp(-5.0) * (1 + 5 + 12.5)),
        (10, 2.0, 1.0, pow(2.0 / 3, 10)),
        (400, 2.0, 1.0, pow(2.0 / 3, 400)),
        (1, 2.0, 1.0, 2.0 / 3),
        (3, 9.0, 1.0, pow(0.9, 3)),
    ])
    func `negative binomial tails match closed forms`(
        count: Int, mean: Double, variance: Double, chance: Double
    ) {
        let log = TailTest.logNegativeBinomial(
            atLeast: count, mean: mean, relativeVariance: variance)
        #expect(abs(log - Foundation.log(chance)) < 1e-9 * max(1, abs(log)))
    }

    @Test func `a tail of a strong burst is finite far below the smallest number`() {
        // Geometric, so known: 5,000 times the logarithm of two thirds.
        let log = TailTest.logNegativeBinomial(atLeast: 5000, mean: 2, relativeVariance: 1)
        #expect(abs(log - 5000 * Foundation.log(2.0 / 3)) < 1e-6)
    }

    @Test func `a Poisson tail far out matches its first terms`() {
        // P(X >= 100), mean 1: the first four terms of the sum in logarithms.
        let first = -1 - lgamma(101.0).0
        let third = 1.0 / (101 * 102)
        let rest: Double = 1 + 1.0 / 101 + third + third / 103
        let log = TailTest.logNegativeBinomial(atLeast: 100, mean: 1, relativeVariance: 0)
        #expect(abs(log - (first + Foundation.log(rest))) < 1e-8)
    }

    @Test func `nothing is certain and the impossible is impossible`() {
        #expect(TailTest.logNegativeBinomial(atLeast: 0, mean: 3, relativeVariance: 1) == 0)
        #expect(
            TailTest.logNegativeBinomial(atLeast: 1, mean: 0, relativeVariance: 1) == -.infinity)
        #expect(
            TailTest.logBetaBinomial(atLeast: 6, of: 5, share: 0.5, correlation: 0) == -.infinity)
    }

    @Test func `a binomial tail matches its sum`() {
        // P(X >= 8), 10 draws, one half: (45 + 10 + 1) / 1024.
        let log = TailTest.logBetaBinomial(atLeast: 8, of: 10, share: 0.5, correlation: 0)
        #expect(abs(exp(log) - 56.0 / 1024) < 1e-6)
    }

    @Test(arguments: [1, 4, 7, 10])
    func `a beta-binomial of a flat prior is uniform`(count: Int) {
        // alpha = beta = 1: every count from 0 to 10 is as likely.
        let log = TailTest.logBetaBinomial(atLeast: count, of: 10, share: 0.5, correlation: 1.0 / 3)
        #expect(abs(exp(log) - Double(11 - count) / 11) < 1e-9)
    }

    @Test func `a beta-binomial that turns up at its end is summed to the end`() {
        // alpha = beta = 1/2 (discrete arcsine), 2 draws: 3/8, 1/4, 3/8.
        let log = TailTest.logBetaBinomial(atLeast: 2, of: 2, share: 0.5, correlation: 0.5)
        #expect(abs(exp(log) - 3.0 / 8) < 1e-9)
    }

    @Test func `tails fall as counts rise, on both sides of the mean`() {
        let tails = (0...60).map {
            TailTest.logNegativeBinomial(atLeast: $0, mean: 20, relativeVariance: 0.1)
        }
        #expect(zip(tails, tails.dropFirst()).allSatisfy { $0 > $1 })
    }

    @Test func `a spread rate makes many less surprising`() {
        let sharp = TailTest.logNegativeBinomial(atLeast: 20, mean: 5, relativeVariance: 0)
        let broad = TailTest.logNegativeBinomial(atLeast: 20, mean: 5, relativeVariance: 0.5)
        #expect(sharp < broad - 5)
    }
}
