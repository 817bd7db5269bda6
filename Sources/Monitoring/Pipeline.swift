// SPDX-License-Identifier: Apache-2.0

package import Bursts
package import Foundation
package import Model
import Recovery
import Sentiment

/// The path from a mention to an alert, as one value: settings only, no state, no input or output.
///
/// It has three verbs: take a mention, advance to a time, apply a command. Live polling, a scan
/// and a replay call the same three, so they say the same.
package struct Pipeline: Sendable {
    /// What a verb did.
    package struct Outcome: Sendable {
        /// Mentions as they are stored, completed with fingerprint, claim and counting.
        package var mentions: [Mention] = []
        package var bursts: [BurstEvent] = []
        package var alerts: [Alert] = []

        package init() {}

        /// Adds what a later verb did.
        package mutating func append(_ other: Outcome) {
            mentions += other.mentions
            bursts += other.bursts
            alerts += other.alerts
        }
    }

    /// The detector looks at the quarters of the hour, so that a replay meets the same moments.
    package static let tick: TimeInterval = 900

    private let detector: BurstDetector
    private let life: IncidentLife
    private let planner: Planner
    private let catalog: [String: StatementClass]

    /// A pipeline with these settings; it holds no state of its own.
    package init(
        detector: DetectorSettings, knowledge: Knowledge, team: Team
    ) {
        self.detector = BurstDetector(settings: detector)
        catalog = knowledge.lexicons.statements.catalog
        life = IncidentLife(reader: SituationReader(catalog: catalog))
        planner = Planner(rules: knowledge.rules, playbooks: knowledge.playbooks, team: team)
    }

    /// Takes a mention that arrived at or after everything taken before.
    ///
    /// The ticks before its arrival are made up for first.
    package func take(
        _ mention: Mention, of brand: Brand, into state: inout BrandState, coverage: () -> Coverage
    ) -> Outcome {
        var outcome = Outcome()
        if state.clock == nil { state.clock = Self.tick(before: mention.arrived) }
        outcome.append(
            advance(
                &state, of: brand, to: Self.tick(before: mention.arrived), coverage: coverage))
        var mention = mention
        mention.fingerprint = state.copies.fingerprint(
            of: mention.text, id: mention.fingerprint, scope: brand.id, at: mention.arrived)
        mention.counting = detector.add(Observation(mention), to: &state.series)
        if mention.isNegative {
            if !mention.classes.isEmpty || !mention.keywords.isEmpty {
                mention.claim = state.claims.assign(mention, catalog: catalog)
            }
            state.recent.append(mention)
            state.hasNews = true
        }
        outcome.mentions.append(mention)
        return outcome
    }

    /// Evaluates every tick up to and including `time`.
    package func advance(
        _ state: inout BrandState, of brand: Brand, to time: Date, coverage: () -> Coverage
    ) -> Outcome {
        var outcome = Outcome()
        guard var next = state.clock?.addingTimeInterval(Self.tick) else { return outcome }
        while next <= time {
            state.clock = next
            evaluate(&state, brand: brand, at: next, coverage: coverage, into: &outcome)
            next.addTimeInterval(Self.tick)
        }
        state.forget(before: time.addingTimeInterval(-BrandState.memory))
        return outcome
    }

    /// Notes that somebody takes an incident; empty when it cannot be taken (any more).
    package func acknowledge(
        _ id: String, by person: String, in state: inout BrandState, of brand: Brand,
        at time: Date, coverage: () -> Coverage
    ) -> Outcome {
        var outcome = Outcome()
        guard let index = state.incidents.firstIndex(where: { $0.id == id }),
            let taken = life.acknowledge(state.incidents[index], by: person, at: time)
        else { return outcome }
        state.incidents[index] = taken
        tell(.changed, taken, state, brand, at: time, coverage, into: &outcome)
        return outcome
    }

    /// The last tick strictly before a time: what arrives at a tick is seen by it.
    package static func tick(before time: Date) -> Date {
        let count = (time.timeIntervalSince1970 / tick).rounded(.up) - 1
        return Date(timeIntervalSince1970: count * tick)
    }
}

extension Pipeline {
    /// Earlier claims count for 24 months.
    ///
    /// Source: rule base, section 3.
    private static let similarMemory: TimeInterval = 730 * 86_400

    private func evaluate(
        _ state: inout BrandState, brand: Brand, at time: Date, coverage: () -> Coverage,
        into outcome: inout Outcome
    ) {
        let event = detector.evaluate(&state.series, series: brand.id, at: time)
        if let event { outcome.bursts.append(event) }
        defer { state.hasNews = false }
        guard !brand.isCompetitor else { return }
        switch event {
        case .raised(let burst):
            raise(burst, &state, brand, at: time, coverage, into: &outcome)
        case .ended(let burst):
            calm(burst, &state, brand, at: time, coverage, into: &outcome)
        case .changed(let burst):
            follow(burst, &state, brand, at: time, coverage, into: &outcome)
        case nil:
            guard state.hasNews, let burst = detector.currentBurst(of: state.series, at: time)
            else { return }
            follow(burst, &state, brand, at: time, coverage, into: &outcome)
        }
    }

    /// A burst begins: an open incident with the same claim has grown, else a new one is opened.
    private func raise(
        _ burst: Burst, _ state: inout BrandState, _ brand: Brand, at time: Date,
        _ coverage: () -> Coverage, into outcome: inout Outcome
    ) {
        guard let findings = findings(burst, state, coverage, at: time) else { return }
        let fingerprint = findings.claim.fingerprint
        if let index = state.incidents.lastIndex(where: {
            $0.isOpen && $0.claim.fingerprint == fingerprint
        }) {
            update(index, findings, &state, brand, at: time, coverage, into: &outcome)
            // Grown or not: from now on the incident follows this burst, and hears of its end.
            state.incidents[index].burst = burst
            return
        }
        let id = IncidentNumber.next(brand.code, in: &state.numbers, at: time)
        let incident = life.open(id: id, with: findings, at: time)
        state.incidents.append(incident)
        tell(.opened, incident, state, brand, at: time, coverage, into: &outcome)
    }

    /// A burst goes on: its incident may have grown.
    private func follow(
        _ burst: Burst, _ state: inout BrandState, _ brand: Brand, at time: Date,
        _ coverage: () -> Coverage, into outcome: inout Outcome
    ) {
        guard let index = state.incidents.lastIndex(where: { $0.belongs(to: burst) }),
            let claim = state.claims.claim(state.incidents[index].claim.fingerprint)
        else { return }
        let findings = findings(claim, burst, state, coverage, at: time)
        update(index, findings, &state, brand, at: time, coverage, into: &outcome)
    }

    private func update(
        _ index: Int, _ findings: IncidentLife.Findings, _ state: inout BrandState,
        _ brand: Brand, at time: Date, _ coverage: () -> Coverage, into outcome: inout Outcome
    ) {
        guard let (incident, kind) = life.update(state.incidents[index], with: findings, at: time)
        else { return }
        state.incidents[index] = incident
        tell(kind, incident, state, brand, at: time, coverage, into: &outcome)
    }

    private func calm(
        _ burst: Burst, _ state: inout BrandState, _ brand: Brand, at time: Date,
        _ coverage: () -> Coverage, into outcome: inout Outcome
    ) {
        guard let index = state.incidents.lastIndex(where: { $0.belongs(to: burst) }) else {
            return
        }
        state.incidents[index] = life.calm(state.incidents[index], burst: burst)
        tell(.calmed, state.incidents[index], state, brand, at: time, coverage, into: &outcome)
    }

    private func tell(
        _ kind: Alert.Kind, _ incident: Incident, _ state: BrandState, _ brand: Brand,
        at time: Date, _ coverage: () -> Coverage, into outcome: inout Outcome
    ) {
        let facts = Facts(
            claim: incident.claim, severity: incident.severity, state: incident.state,
            situation: incident.situation)
        guard let plan = planner.plan(for: facts, brand: brand, created: incident.opened) else {
            return
        }
        let members = Set(incident.mentionIDs)
        let mentions = state.recent.filter { members.contains($0.id) }
            .sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        outcome.alerts.append(
            Alert(
                signal: .burst, kind: kind, incident: incident, brand: brand, plan: plan,
                mentions: mentions, coverage: coverage(), created: time))
    }
}

extension Pipeline {
    /// What most of the counted negatives of a burst claim; nil when none of them claims anything.
    private func findings(
        _ burst: Burst, _ state: BrandState, _ coverage: () -> Coverage, at time: Date
    ) -> IncidentLife.Findings? {
        let counted = Set(detector.contributors(of: burst, in: state.series))
        var votes: [String: Int] = [:]
        for mention in state.recent where counted.contains(mention.id) {
            if let claim = mention.claim { votes[claim, default: 0] += 1 }
        }
        let winner = votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.first?.key
        guard let claim = winner.flatMap(state.claims.claim) else { return nil }
        return findings(claim, burst, state, coverage, at: time)
    }

    private func findings(
        _ claim: Claim, _ burst: Burst, _ state: BrandState, _ coverage: () -> Coverage,
        at time: Date
    ) -> IncidentLife.Findings {
        let from = burst.start.addingTimeInterval(-Self.tick)
        let mentions = state.recent
            .filter { $0.claim == claim.fingerprint && $0.published >= from }
            .sorted { ($0.published, $0.id) < ($1.published, $1.id) }
        let similar = state.incidents.filter {
            $0.claim.isSimilar(to: claim) && $0.burst.start != burst.start
                && time.timeIntervalSince($0.opened) < Self.similarMemory
        }
        return IncidentLife.Findings(
            claim: claim, burst: burst, mentions: mentions, blind: coverage().blind,
            similar: similar.map(\.id))
    }
}

extension Incident {
    /// Whether this burst is the one that the incident was opened or last raised by.
    fileprivate func belongs(to other: Burst) -> Bool { isOpen && burst.raised == other.raised }
}

extension Claim {
    /// Whether two claims have most of their shared statement classes in common.
    fileprivate func isSimilar(to other: Claim) -> Bool {
        let ours = Set(sharedClasses)
        let theirs = Set(other.sharedClasses)
        guard !ours.isEmpty, !theirs.isEmpty else { return false }
        return 2 * ours.intersection(theirs).count > min(ours.count, theirs.count)
    }
}

extension Observation {
    fileprivate init(_ mention: Mention) {
        self.init(
            mentionID: mention.id, published: mention.published, arrived: mention.arrived,
            isNegative: mention.isNegative, cluster: mention.fingerprint,
            author: mention.author, isDated: mention.isDated, isBackfill: mention.isBackfill)
    }
}
