// SPDX-License-Identifier: Apache-2.0

package import Model

/// A burst in one line, for people who look through a history.
package struct BurstLine: Sendable {
    private let burst: Burst
    private let severity: Severity
    private let time: LocalTime

    package init(_ burst: Burst, _ severity: Severity, time: LocalTime) {
        self.burst = burst
        self.severity = severity
        self.time = time
    }

    /// Series, time, severity, and the figures behind it; without a line break.
    package var text: String {
        let reading = burst.reading
        let end = burst.end.map { "until \(time.short($0))" } ?? "still going on"
        let learning = burst.isLearning ? ", learning" : ""
        return "\(time.long(burst.raised))  \(burst.series)  \(severity.rawValue)  "
            + "\(reading.negatives) negatives by \(reading.authors) authors in "
            + "\(burst.windowHours) h, \(reading.expected.hundredths.plainText) usual "
            + "(chance \(reading.countChance.chanceText))\(learning), \(end)"
    }
}
