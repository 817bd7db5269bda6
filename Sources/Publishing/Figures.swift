// SPDX-License-Identifier: Apache-2.0

import Foundation

extension Double {
    /// Rounded to two decimals: as exact as a figure in an alert can claim to be.
    var hundredths: Double { (self * 100).rounded() / 100 }

    /// Rounded to two significant digits, for chances from 1 down to 1e-300.
    var twoDigits: Double { Double(chanceText) ?? self }

    /// A chance as people read it: `0.031`, `5e-10`; what is smaller than any chance we can
    /// compute is shown as such.
    var chanceText: String {
        guard self > 0, self < 1 else { return self >= 1 ? "1" : "0" }
        if self < 1e-300 { return "<1e-300" }
        let power = Int(log10(self).rounded(.down))
        if power >= -3 { return ((self * 10_000).rounded() / 10_000).plainText }
        let digits = (self / pow(10, Double(power)) * 10).rounded() / 10
        // 9.96e-5 rounds to 10.0e-5.
        return digits < 10 ? "\(digits.plainText)e\(power)" : "1e\(power + 1)"
    }

    /// Without a needless `.0`: `6`, `0.57`.
    var plainText: String {
        self == rounded() && abs(self) < 1e15 ? String(Int(self)) : String(self)
    }

    /// With its sign, two decimals: `-0.68`, `+1.5`.
    var signedText: String {
        (hundredths < 0 ? "-" : "+") + abs(hundredths).plainText
    }

    /// A share from 0 to 1 as whole percent: `21 %`.
    var percentText: String { "\(Int((self * 100).rounded())) %" }
}
