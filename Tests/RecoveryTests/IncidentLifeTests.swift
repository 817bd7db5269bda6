// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery
import Testing

@Suite struct IncidentLifeTests {
    private let life = IncidentLife(reader: SituationReader(catalog: Invented.catalog))

    private func findings(
        texts: Int, kind: Source.Kind = .forum, claim: Claim = Invented.claim(kind: .product)
    ) -> IncidentLife.Findings {
        IncidentLife.Findings(
            claim: claim, burst: Invented.burst(),
            mentions: (0..<texts).map { Invented.mention("m\($0)", kind: kind) }, blind: [],
            similar: [])
    }

    private func opened(
        texts: Int = 4, claim: Claim = Invented.claim(kind: .product)
    ) -> Incident {
        life.open(
            id: "HBK-2026-0001", with: findings(texts: texts, claim: claim), at: Invented.begin)
    }

    private func update(
        _ incident: Incident, _ findings: IncidentLife.Findings
    ) -> (incident: Incident, kind: Alert.Kind)? {
        life.update(incident, with: findings, at: Invented.date(hours: 3))
    }

    @Test func `an incident opens new, with its points and its mentions`() {
        let incident = opened(claim: Invented.claim(kind: .harm, harm: .health))
        #expect(incident.state == .new)
        #expect(incident.revision == 1)
        #expect(incident.severity == .serious)
        #expect(incident.points.map(\.points) == [4])
        #expect(incident.mentionIDs == ["m0", "m1", "m2", "m3"])
        #expect(incident.transitions.isEmpty)
    }

    @Test func `half as many texts again are worth a revision`() throws {
        let grown = try #require(update(opened(texts: 4), findings(texts: 6)))
        #expect(grown.kind == .grew)
        #expect(grown.incident.revision == 2)
        #expect(grown.incident.situation.texts == 6)
    }

    @Test func `fewer than half as many again are not`() {
        #expect(update(opened(texts: 4), findings(texts: 5)) == nil)
    }

    @Test func `an incident without texts does not grow by staying so`() {
        #expect(update(opened(texts: 0), findings(texts: 0)) == nil)
    }

    @Test func `a rise of severity is worth a revision`() throws {
        let worse = try #require(update(opened(texts: 4), findings(texts: 4, kind: .news)))
        #expect(worse.incident.severity == .warning)
        #expect(worse.incident.revision == 2)
    }

    @Test func `a fall of severity is not`() throws {
        let grave = try #require(update(opened(texts: 4), findings(texts: 4, kind: .news)))
        #expect(update(grave.incident, findings(texts: 4)) == nil)
    }

    @Test func `what people have judged survives an update`() throws {
        var incident = opened(claim: Invented.claim(kind: .product, violation: .competence))
        incident.claim.truth = .partly
        incident.claim.responsibility = .accidental
        incident.claim.violation = .integrity
        incident.claim.harm = .money
        let found = Invented.claim(kind: .product, violation: .competence)
        let next = try #require(update(incident, findings(texts: 9, claim: found))).incident.claim
        #expect(next.truth == .partly)
        #expect(next.responsibility == .accidental)
        #expect(next.violation == .integrity)
        #expect(next.harm == .money)
    }

    @Test func `what nobody has judged follows the texts`() throws {
        let incident = opened(claim: Invented.claim(kind: .product, violation: .competence))
        let found = Invented.claim(text: "Frech", kind: .conduct, violation: .integrity)
        let next = try #require(update(incident, findings(texts: 9, claim: found))).incident.claim
        #expect(next.kind == .conduct)
        #expect(next.violation == .integrity)
        #expect(next.text == "Frech")
    }

    @Test func `harm may become worse than people thought, never better`() throws {
        var incident = opened()
        incident.claim.harm = .health
        let worse = Invented.claim(kind: .harm, harm: .life)
        let better = Invented.claim(kind: .harm, harm: .money)
        #expect(update(incident, findings(texts: 9, claim: worse))?.incident.claim.harm == .life)
        #expect(update(incident, findings(texts: 9, claim: better))?.incident.claim.harm == .health)
    }

    @Test func `a calm burst is noted and the state stays`() {
        let incident = opened()
        let over = Invented.burst(end: Invented.date(hours: 9))
        let calm = life.calm(incident, burst: over)
        #expect(calm.burst.end == Invented.date(hours: 9))
        #expect(calm.state == .new)
        #expect(calm.revision == 2)
    }

    @Test func `who takes an incident is written down`() throws {
        let taken = try #require(
            life.acknowledge(opened(), by: "Petra", at: Invented.date(hours: 1)))
        #expect(taken.state == .acknowledged)
        #expect(taken.revision == 2)
        let step = try #require(taken.transitions.first)
        #expect(step.by == "Petra")
        #expect(step.from == .new)
        #expect(step.at == Invented.date(hours: 1))
    }

    @Test func `a second taker comes too late`() throws {
        let taken = try #require(life.acknowledge(opened(), by: "Petra", at: Invented.begin))
        #expect(life.acknowledge(taken, by: "Jannes", at: Invented.begin) == nil)
    }

    @Test func `a relapse can be taken again`() throws {
        var incident = opened()
        incident.move(to: .relapse, at: Invented.begin, by: nil, reason: "came back")
        #expect(life.acknowledge(incident, by: "Petra", at: Invented.begin) != nil)
    }

    @Test func `what is closed cannot be taken`() {
        var incident = opened()
        incident.move(to: .closed, at: Invented.begin, by: "Petra", reason: "over")
        #expect(life.acknowledge(incident, by: "Jannes", at: Invented.begin) == nil)
    }
}
