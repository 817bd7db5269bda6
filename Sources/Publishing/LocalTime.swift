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

    /// Times in this zone, with weekdays in this language.
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

    /// Every day from that of one time to that of another, both included, as ``day(_:)`` writes
    /// them; empty when the second lies before the first.
    ///
    /// - Complexity: linear in the number of days.
    package func days(from first: Date, to last: Date) -> [String] {
        // From noon to noon: no clock is put forward or back at noon.
        guard var noon = calendar.date(bySettingHour: 12, minute: 0, second: 0, of: first) else {
            return []
        }
        var days: [String] = []
        while day(noon) <= day(last) {
            days.append(day(noon))
            guard let next = calendar.date(byAdding: .day, value: 1, to: noon) else { break }
            noon = next
        }
        return days
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
