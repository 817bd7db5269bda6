// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Who is there, and when: what turns "the next working morning" into a time.
package struct Team: Sendable, Hashable {
    /// Names, with a telephone number where the configuration gives one.
    package var people: [Role: String]
    package var hours: DutyHours?
    package var timeZone: TimeZone
    package var language: TeamLanguage

    package init(
        people: [Role: String] = [:], hours: DutyHours? = nil,
        timeZone: TimeZone = .gmt, language: TeamLanguage = .en
    ) {
        self.people = people
        self.hours = hours
        self.timeZone = timeZone
        self.language = language
    }

    /// The person for a role, else what the role is called.
    package func name(of role: Role) -> String {
        people[role] ?? role.title.text(in: language)
    }
}

/// The days and hours in which a team works, such as `Mon-Fri 08:00-18:00`.
package struct DutyHours: Sendable, Hashable {
    /// 1 is Sunday, as in the Gregorian calendar of Foundation.
    package var weekdays: Set<Int>
    /// Minutes after midnight, local time.
    package var from: Int
    package var to: Int

    private static let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    /// Reads `Mon-Fri 08:00-18:00` or `Sat 09:00-12:00`; nil when it is neither.
    package init?(_ text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let days = Self.weekdays(parts[0]),
            let span = Self.span(parts[1])
        else { return nil }
        self.weekdays = days
        self.from = span.lowerBound
        self.to = span.upperBound
    }

    private static func weekdays(_ text: Substring) -> Set<Int>? {
        let ends = text.lowercased().split(separator: "-").map { days.firstIndex(of: String($0)) }
        guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else {
            return nil
        }
        let span = last >= first ? Array(first...last) : Array(first..<7) + Array(0...last)
        return Set(span.map { $0 + 1 })
    }

    private static func span(_ text: Substring) -> ClosedRange<Int>? {
        let ends = text.split(separator: "-").map(minutes)
        guard ends.count == 2, let from = ends[0], let to = ends[1], from < to else { return nil }
        return from...to
    }

    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2, 0...24 ~= parts[0], 0...59 ~= parts[1] else { return nil }
        return parts[0] * 60 + parts[1]
    }

    /// The next beginning of a working day strictly after `time`.
    package func nextMorning(after time: Date, in timeZone: TimeZone) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        for day in 0...7 {
            guard
                let date = calendar.date(byAdding: .day, value: day, to: time),
                let morning = calendar.date(
                    bySettingHour: from / 60, minute: from % 60, second: 0, of: date),
                morning > time, weekdays.contains(calendar.component(.weekday, from: morning))
            else { continue }
            return morning
        }
        return time.addingTimeInterval(86_400)
    }
}
