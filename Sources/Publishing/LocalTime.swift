// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// Times as the people of a team read them: their own time zone, their own language.
package struct LocalTime: Sendable {
    private static let weekdays: [TeamLanguage: [String]] = [
        .en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        .de: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
    ]

    private let calendar: Calendar
    private let language: TeamLanguage

    package init(timeZone: TimeZone, language: TeamLanguage) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
        self.language = language
    }

    /// `03:22`.
    package func clock(_ date: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return "\(two(parts.hour)):\(two(parts.minute))"
    }

    /// `Sun 03:22`.
    package func short(_ date: Date) -> String {
        let weekday = calendar.component(.weekday, from: date)
        return "\(Self.weekdays[language]?[weekday - 1] ?? "") \(clock(date))"
    }

    /// `Sun 2026-11-22 03:22`.
    package func long(_ date: Date) -> String {
        let weekday = calendar.component(.weekday, from: date)
        return "\(Self.weekdays[language]?[weekday - 1] ?? "") \(day(date)) \(clock(date))"
    }

    /// `2026-11-22`.
    package func day(_ date: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
    }

    /// As short as leaves no doubt: `03:22` within half a day of the reference, with weekday
    /// within five days, else with the date.
    package func text(_ date: Date, from reference: Date) -> String {
        let distance = abs(date.timeIntervalSince(reference))
        if distance < 12 * 3600 { return clock(date) }
        return distance < 5 * 86_400 ? short(date) : long(date)
    }

    private func two(_ number: Int?) -> String {
        let text = String(number ?? 0)
        return text.count < 2 ? "0" + text : text
    }
}
