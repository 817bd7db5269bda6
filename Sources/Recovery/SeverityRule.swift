// SPDX-License-Identifier: Apache-2.0

package import Model

/// How grave an incident is, and the times that follow from it.
///
/// Source: rule base, section 4; the points and most of the hours are our own decision, the
/// reply times lean on Istanbulluoglu 2017, doi:10.1016/j.chb.2017.04.016.
package struct SeverityRule: Sendable {
    package init() {}

    /// Every point with its reason, in the order of the rule base.
    package func points(for claim: Claim, in situation: Situation) -> [SeverityPoint] {
        [
            harm(claim, situation), media(situation), vivid(situation), growth(situation),
            history(situation), insiders(situation), preventable(claim),
        ].compactMap { $0 }
    }

    /// Critical from 7, serious from 4, warning from 2.
    package func severity(of points: [SeverityPoint]) -> Severity {
        switch points.reduce(0, { $0 + $1.points }) {
        case 7...: .critical
        case 4...: .serious
        case 2...: .warning
        default: .note
        }
    }

    private func harm(_ claim: Claim, _ situation: Situation) -> SeverityPoint? {
        guard let harm = claim.harm, let points = [.life: 5, .health: 4, .money: 2][harm] else {
            return nil
        }
        let hinted = situation.harmTexts.filter { $0.key >= harm }.values.reduce(0, +)
        let name = harm.title
        return SeverityPoint(
            points: points,
            because: Wording(
                en: "harm: \(name.en) is hinted in \(hinted) of \(situation.texts) texts",
                de: "Schaden: \(name.de) klingt in \(hinted) von \(situation.texts) Texten an"))
    }

    private func media(_ situation: Situation) -> SeverityPoint? {
        guard situation.mediaTexts > 0 else { return nil }
        let count = situation.mediaTexts
        return SeverityPoint(
            points: 2,
            because: Wording(
                en: "news media carry it (\(count) \(count == 1 ? "text" : "texts"))",
                de: "Nachrichtenmedien berichten (\(count) \(count == 1 ? "Text" : "Texte"))"))
    }

    private func vivid(_ situation: Situation) -> SeverityPoint? {
        guard situation.vividTexts > 0 else { return nil }
        let count = situation.vividTexts
        return SeverityPoint(
            points: 1,
            because: Wording(
                en: "picture or film mentioned in \(count) \(count == 1 ? "text" : "texts")",
                de: "Bild oder Film in \(count) \(count == 1 ? "Text" : "Texten") erwähnt"))
    }

    private func growth(_ situation: Situation) -> SeverityPoint? {
        guard let hours = situation.doublingHours, hours < 12 else { return nil }
        let limit = hours < 3 ? 3 : 12
        let shown = (hours * 10).rounded() / 10
        return SeverityPoint(
            points: hours < 3 ? 2 : 1,
            because: Wording(
                en: "distinct texts double about every \(shown) h (limit \(limit) h)",
                de: "verschiedene Texte verdoppeln sich etwa alle \(shown) h (Grenze \(limit) h)"))
    }

    private func history(_ situation: Situation) -> SeverityPoint? {
        guard let last = situation.similar.last else { return nil }
        return SeverityPoint(
            points: 1,
            because: Wording(
                en: "similar claim in the last 24 months: \(last)",
                de: "ähnliche Behauptung in den letzten 24 Monaten: \(last)"))
    }

    private func insiders(_ situation: Situation) -> SeverityPoint? {
        guard let count = situation.audiences[.employee], count > 0 else { return nil }
        return SeverityPoint(
            points: 1,
            because: Wording(en: "employees are a source", de: "Beschäftigte sind eine Quelle"))
    }

    private func preventable(_ claim: Claim) -> SeverityPoint? {
        guard claim.responsibility == .preventable else { return nil }
        return SeverityPoint(
            points: 1, because: Wording(en: "it was preventable", de: "es war vermeidbar"))
    }
}

extension Claim.Harm {
    /// What the harm is called in a sentence.
    package var title: Wording {
        switch self {
        case .none: Wording(en: "no harm", de: "kein Schaden")
        case .money: Wording(en: "loss of money", de: "finanzieller Schaden")
        case .health: Wording(en: "health", de: "Gesundheit")
        case .life: Wording(en: "life", de: "Leben")
        }
    }
}
