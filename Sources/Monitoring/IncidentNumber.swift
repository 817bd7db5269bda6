// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The names of incidents: a code, the year, and a number that runs through it.
enum IncidentNumber {
    /// The next name, such as `HBK-2026-0017`; the year is that of UTC, the same on every machine.
    ///
    /// `numbers`: the last number of each year.
    static func next(_ code: String, in numbers: inout [Int: Int], at time: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let year = calendar.component(.year, from: time)
        let number = numbers[year, default: 0] + 1
        numbers[year] = number
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 4 - digits.count))
        return "\(code)-\(year)-\(padding)\(digits)"
    }
}
