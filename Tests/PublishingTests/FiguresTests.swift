// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Publishing

@Suite struct FiguresTests {
    @Test(arguments: [
        (1, "1"), (0.99996, "1"), (0.5, "0.5"), (0.0311, "0.0311"), (0.00114, "0.0011"),
        (0.001, "0.001"), (0.0009999, "1e-3"), (0.00047, "4.7e-4"), (9.96e-5, "1e-4"),
        (4.66e-5, "4.7e-5"), (5e-10, "5e-10"), (1.23e-100, "1.2e-100"), (1e-300, "1e-300"),
        (2e-301, "<1e-300"), (Double.leastNonzeroMagnitude, "<1e-300"), (0, "0"),
    ])
    func `a chance is shown with the digits that mean something`(chance: Double, text: String) {
        #expect(chance.chanceText == text)
    }

    @Test(arguments: [(5.04e-10, 5e-10), (0.00114, 0.0011), (1, 1), (2e-301, 2e-301)])
    func `a chance in JSON is the one that is shown`(chance: Double, figure: Double) {
        #expect(chance.twoDigits == figure)
    }

    @Test(arguments: [(6, "6"), (0.57, "0.57"), (-2.5, "-2.5"), (1e300, "1e+300")])
    func `a whole number has no point`(number: Double, text: String) {
        #expect(number.plainText == text)
    }

    @Test(arguments: [(-0.684, "-0.68"), (1.5, "+1.5"), (0, "+0"), (-0.001, "+0"), (-3, "-3")])
    func `a weight shows its sign`(weight: Double, text: String) {
        #expect(weight.signedText == text)
    }

    @Test(arguments: [(0, "0 %"), (0.126, "13 %"), (1, "100 %")])
    func `a share is shown in percent`(share: Double, text: String) {
        #expect(share.percentText == text)
    }
}
