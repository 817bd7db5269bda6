// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model

/// When things are due, from the severity of an incident and the hours of the team.
///
/// Source: table of the rule base, section 4.
package struct Deadlines: Sendable, Hashable {
    package var acknowledge: Date
    package var firstWord: Date
    package var update: Date
    private let created: Date

    /// The deadlines of an incident that was opened at `created`.
    package init(severity: Severity, created: Date, team: Team) {
        self.created = created
        let morning =
            team.hours?.nextMorning(after: created, in: team.timeZone)
            ?? created.addingTimeInterval(24 * Self.hour)
        switch severity {
        case .critical:
            acknowledge = created.addingTimeInterval(0.5 * Self.hour)
            firstWord = created.addingTimeInterval(3 * Self.hour)
            update = created.addingTimeInterval(3 * Self.hour)
        case .serious:
            acknowledge = created.addingTimeInterval(2 * Self.hour)
            firstWord = created.addingTimeInterval(6 * Self.hour)
            update = created.addingTimeInterval(12 * Self.hour)
        case .warning:
            acknowledge = morning
            firstWord = max(morning, created.addingTimeInterval(24 * Self.hour))
            update = created.addingTimeInterval(24 * Self.hour)
        case .note:
            // No public word is needed; where a rule asks for one all the same, a working day.
            acknowledge = created.addingTimeInterval(7 * 24 * Self.hour)
            firstWord = max(morning, created.addingTimeInterval(24 * Self.hour))
            update = created.addingTimeInterval(7 * 24 * Self.hour)
        }
    }

    private static let hour: TimeInterval = 3600

    /// The time of a rule's deadline.
    package func date(of due: Rule.Due) -> Date {
        switch due {
        case .acknowledge: acknowledge
        case .firstWord: firstWord
        // Half of the time until the first public word: what must be ready before it.
        case .beforeFirstWord:
            created.addingTimeInterval(firstWord.timeIntervalSince(created) / 2)
        case .after(let span):
            created.addingTimeInterval(TimeInterval(span.components.seconds))
        }
    }
}
