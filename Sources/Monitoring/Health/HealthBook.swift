// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// The incidents of the watching itself: at most one of each kind is open at a time.
///
/// Sources that break together are told together, so that a cut line is one alert and not a
/// hundred.
struct HealthBook: Sendable, Codable, Hashable {
    /// A source that joins an open incident is told at the earliest so many seconds after the
    /// alert before: sources that break one by one make four alerts a day at most.
    ///
    /// Ours.
    private static let shortestNews: TimeInterval = 6 * 3600

    /// Under this name it is remembered.
    static let memo = "feed-health"

    private(set) var open: [FeedIncident] = []
    /// The last number given in each year.
    private var numbers: [Int: Int] = [:]

    /// Compares what is wrong with what was told, and says what is to be told now.
    ///
    /// `watched`: how many sources there are in all.
    mutating func look(
        at troubles: [FeedTrouble], watched: Int, at now: Date
    ) -> [FeedAlert] {
        FeedTrouble.Kind.allCases.compactMap { kind in
            let ofKind = troubles.filter { $0.kind == kind }.sorted { $0.source < $1.source }
            let severity = Self.severity(kind, ofKind.count, of: watched)
            guard let index = open.firstIndex(where: { $0.kind == kind }) else {
                return ofKind.isEmpty ? nil : begin(kind, ofKind, severity, watched, at: now)
            }
            return goOn(index, ofKind, severity, watched, at: now)
        }
    }

    /// Notes who takes care of an incident; nil when there is none to take.
    mutating func acknowledge(
        _ id: String, by person: String, troubles: [FeedTrouble], watched: Int, at now: Date
    ) -> FeedAlert? {
        guard let index = open.firstIndex(where: { $0.id == id && $0.owner == nil }) else {
            return nil
        }
        open[index].owner = person
        let ofKind = troubles.filter { $0.kind == open[index].kind }
            .sorted { $0.source < $1.source }
        // One that is over by now is closed at the next look.
        guard !ofKind.isEmpty else { return nil }
        return tell(index, .changed, ofKind, watched, at: now)
    }

    private mutating func begin(
        _ kind: FeedTrouble.Kind, _ troubles: [FeedTrouble], _ severity: Severity, _ watched: Int,
        at now: Date
    ) -> FeedAlert {
        let incident = FeedIncident(
            id: IncidentNumber.next("FEED", in: &numbers, at: now), kind: kind, opened: now,
            severity: severity,
            told: Set(troubles.map(\.source)))
        open.append(incident)
        return FeedAlert(
            incident: incident, change: .opened, troubles: troubles, recovered: [],
            watched: watched, created: now)
    }

    private mutating func goOn(
        _ index: Int, _ troubles: [FeedTrouble], _ severity: Severity, _ watched: Int,
        at now: Date
    ) -> FeedAlert? {
        guard !troubles.isEmpty else {
            let alert = tell(index, .calmed, [], watched, at: now)
            open.remove(at: index)
            return alert
        }
        let news = Set(troubles.map(\.source)).subtracting(open[index].told)
        let isGraver = severity > open[index].severity
        let mayTell = now.timeIntervalSince(open[index].toldLast) >= Self.shortestNews
        guard isGraver || (!news.isEmpty && mayTell) else { return nil }
        open[index].told.formUnion(news)
        open[index].severity = max(severity, open[index].severity)
        return tell(index, .grew, troubles, watched, at: now)
    }

    private mutating func tell(
        _ index: Int, _ change: Alert.Kind, _ troubles: [FeedTrouble], _ watched: Int,
        at now: Date
    ) -> FeedAlert {
        open[index].revision += 1
        open[index].toldLast = now
        let incident = open[index]
        let recovered = incident.told.subtracting(troubles.map(\.source)).sorted()
        return FeedAlert(
            incident: incident, change: change, troubles: troubles, recovered: recovered,
            watched: watched, created: now)
    }

    /// With half of the sources blind no other alert can be relied on.
    ///
    /// Ours, after rule R27 of the rule base: counts are low while sources are blind.
    private static func severity(
        _ kind: FeedTrouble.Kind, _ count: Int, of watched: Int
    ) -> Severity {
        guard kind == .broken else { return .note }
        return count > 1 && 2 * count >= watched ? .serious : .warning
    }
}
