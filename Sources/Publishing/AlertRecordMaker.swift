// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model

extension AlertRecord {
    /// How much of a text an alert quotes, in characters: enough to judge, short enough to read.
    static let quoteLength = 280

    /// The record of an alert; pure.
    package init(_ alert: Alert, team: Team, provenance: Provenance) {
        let incident = alert.incident
        let words = AlertWords(alert: alert, language: team.language)
        id = incident.id
        self.incident = incident.id
        revision = incident.revision
        kind = alert.kind
        signal = alert.signal
        drill = alert.signal == .drill
        state = incident.state
        severity = incident.severity
        severityTotal = incident.points.reduce(0) { $0 + $1.points }
        severityPoints = incident.points.map {
            PointPart(points: $0.points, because: $0.because.text(in: team.language))
        }
        brand = alert.brand.name
        brandId = alert.brand.id
        headline = words.headline
        timeZone = team.timeZone.identifier
        created = alert.created
        opened = incident.opened
        window = Span(
            from: incident.burst.raised.addingTimeInterval(
                -3600 * Double(incident.burst.windowHours)), to: incident.burst.raised)
        ended = incident.burst.end
        dedupKey = "\(alert.brand.id)/claim/\(incident.claim.fingerprint)"
        claim = ClaimPart(incident.claim, question: alert.plan.truthQuestion)
        why = Why(incident, words)
        spread = Spread(
            copyShare: incident.situation.copyShare.hundredths,
            doublingHours: incident.situation.doublingHours.map(\.hundredths),
            media: incident.situation.mediaTexts > 0,
            vividMedia: incident.situation.vividTexts > 0)
        audiences = Dictionary(
            uniqueKeysWithValues: incident.situation.audiences.map { ($0.key.rawValue, $0.value) })
        languages = incident.situation.languages
        coverage = alert.coverage
        mentions = words.quoted.map { MentionPart(quoted: $0) }
        mentionsTotal = alert.mentions.count
        mentionsFile = "\(incident.id).items.jsonl"
        historyFile = "\(incident.id).history.jsonl"
        similar = incident.situation.similar
        notKnown = alert.plan.notKnown
        stance = alert.plan.stance
        actions = alert.plan.actions.map { ActionPart($0, language: team.language) }
        rulesCut = alert.plan.cut
        doNot = alert.plan.doNot
        drafts = alert.plan.drafts
        success = alert.plan.success
        acknowledgeBy = alert.plan.acknowledgeBy
        firstWordBy = alert.plan.firstWordBy
        updateAtLatest = alert.plan.updateBy
        transitions = incident.transitions
        self.provenance = ProvenancePart(provenance, plan: alert.plan, incident: incident.id)
    }
}

extension AlertRecord.ClaimPart {
    fileprivate init(_ claim: Claim, question: String?) {
        fingerprint = claim.fingerprint
        text = claim.text
        kind = claim.kind
        violation = claim.violation
        truth = claim.truth
        responsibility = claim.responsibility
        harm = claim.harm?.rawValue ?? "unknown"
        sharedClasses = claim.sharedClasses
        truthQuestion = question
        firstSource = claim.firstSource
        firstSeen = claim.firstSeen
    }
}

extension AlertRecord.Why {
    fileprivate init(_ incident: Incident, _ words: AlertWords) {
        let reading = incident.burst.reading
        spanHours = incident.burst.windowHours
        negatives = reading.negatives
        mentions = reading.mentions
        expected = reading.expected.hundredths
        usualShare = reading.usualShare.hundredths
        pCount = reading.countChance.twoDigits
        pShare = reading.shareChance.twoDigits
        items = incident.situation.items
        texts = incident.situation.texts
        authors = incident.situation.authors
        sources = incident.situation.sources.count
        baselineDays = reading.baselineDays
        learning = incident.burst.isLearning
        textsPerHour = incident.situation.textsPerHour
        forIt = words.forIt
        againstIt = words.againstIt
    }
}

extension AlertRecord.ActionPart {
    fileprivate init(_ action: Plan.Action, language: TeamLanguage) {
        n = action.number
        `do` = action.task
        owner = action.owner
        due = action.due
        rule = action.rules.joined(separator: "+")
        because = action.because
        strength = action.strength.label.text(in: language)
        cancelIf = action.cancelIf
    }
}

extension AlertRecord.MentionPart {
    /// A mention as a line of the evidence file, its text whole.
    package init(whole mention: Mention) { self.init(mention, quote: mention.text) }

    fileprivate init(quoted mention: Mention) {
        self.init(mention, quote: mention.text.cut(to: AlertRecord.quoteLength))
    }

    private init(_ mention: Mention, quote: String) {
        id = mention.id
        at = mention.published
        arrived = mention.arrived
        source = mention.source
        url = Escaping.linkTarget(mention.link)
        segment = mention.audience?.rawValue
        language = mention.score.language
        rating = mention.rating
        fingerprint = mention.fingerprint
        self.quote = quote
        score = mention.score.value
        evidence = mention.score.evidence
    }
}

extension AlertRecord.ProvenancePart {
    fileprivate init(_ provenance: Provenance, plan: Plan, incident: String) {
        program = provenance.program
        config = "sha256:\(provenance.configuration)"
        lexicon = "sha256:\(provenance.lexicon)"
        playbook = plan.playbook
        replay = "leumund replay --config FILE \(incident).history.jsonl"
    }
}

extension String {
    /// At most this many characters, with an ellipsis where something was cut.
    func cut(to length: Int) -> String {
        count <= length ? self : prefix(length - 1).trimmingCharacters(in: .whitespaces) + "…"
    }
}
