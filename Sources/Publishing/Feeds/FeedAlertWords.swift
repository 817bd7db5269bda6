// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// The sentences of an alert about the watching itself; the same in JSON and Markdown.
struct FeedAlertWords {
    /// One thing to do.
    struct Action {
        var number: Int
        var task: Wording
        var owner: Role
        var due: Date
    }

    let alert: FeedAlert
    let language: TeamLanguage

    private var kind: FeedTrouble.Kind { alert.incident.kind }

    var headline: String {
        if alert.isOver { return say(Self.over[kind]) }
        let names = alert.troubles.prefix(3).map(\.source).joined(separator: ", ")
        let more = alert.troubles.count - 3
        let rest = more > 0 ? say(" and \(more) more", " und \(more) weitere") : ""
        return "\(say(Self.what[kind])): \(names)\(rest)"
    }

    var meaning: String { say(Self.meanings[kind]) }

    /// What is to be done, the most urgent first.
    var actions: [Action] {
        guard !alert.isOver else { return [] }
        let hours = Self.hours(alert.incident.severity)
        return (Self.tasks[kind] ?? []).enumerated().map { offset, entry in
            Action(
                number: offset + 1, task: entry.task, owner: entry.owner,
                due: alert.incident.opened.addingTimeInterval(
                    3600 * (offset == 0 ? hours.first : hours.rest)))
        }
    }

    func say(_ english: String, _ german: String) -> String {
        Wording(en: english, de: german).text(in: language)
    }

    private func say(_ wording: Wording?) -> String { wording?.text(in: language) ?? "" }

    /// Hours until the first step and until the others.
    ///
    /// Ours: with half of the sources blind an incident may run unseen, so somebody looks within
    /// the hour; a single one can wait for the next day, a note for half a week.
    private static func hours(_ severity: Severity) -> (first: Double, rest: Double) {
        switch severity {
        case .critical, .serious: (1, 4)
        case .warning: (8, 24)
        case .note: (72, 72)
        }
    }
}

extension FeedAlertWords {
    private static let what: [FeedTrouble.Kind: Wording] = [
        .broken: Wording(en: "cannot be read", de: "nicht lesbar"),
        .stale: Wording(en: "silent for unusually long", de: "ungewöhnlich lange still"),
        .changed: Wording(en: "looks different from before", de: "sieht anders aus als bisher"),
        .missed: Wording(
            en: "may have said more than was read",
            de: "hat vielleicht mehr gesagt, als gelesen wurde"),
    ]

    private static let over: [FeedTrouble.Kind: Wording] = [
        .broken: Wording(
            en: "all sources can be read again", de: "alle Quellen sind wieder lesbar"),
        .stale: Wording(
            en: "no source is unusually silent any more",
            de: "keine Quelle ist mehr ungewöhnlich still"),
        .changed: Wording(
            en: "no source looks different any more", de: "keine Quelle sieht mehr anders aus"),
        .missed: Wording(
            en: "nothing was missed for a day", de: "seit einem Tag wurde nichts verpasst"),
    ]

    private static let meanings: [FeedTrouble.Kind: Wording] = [
        .broken: Wording(
            en:
                "What these sources say is not seen. Counts are a lower bound, and a burst there raises no alert.",
            de:
                "Was diese Quellen sagen, wird nicht gesehen. Zählungen sind Untergrenzen, und eine Häufung dort meldet niemand."
        ),
        .stale: Wording(
            en:
                "They answer, but their newest item is old. Either nobody writes there any more, or the feed has moved or frozen.",
            de:
                "Sie antworten, aber ihr neuester Eintrag ist alt. Dort schreibt niemand mehr, oder der Feed ist umgezogen oder eingefroren."
        ),
        .changed: Wording(
            en:
                "They are read, but something that was always there is gone. Dates, authors or ratings may be missing in counts.",
            de:
                "Sie werden gelesen, aber etwas fehlt, das immer da war. Zeiten, Verfasser oder Sterne fehlen vielleicht in den Zählungen."
        ),
        .missed: Wording(
            en:
                "Between two polls every item was replaced. What came and went in between was not seen.",
            de:
                "Zwischen zwei Abfragen wurden alle Einträge ersetzt. Was dazwischen kam und ging, wurde nicht gesehen."
        ),
    ]

    private static let tasks: [FeedTrouble.Kind: [(owner: Role, task: Wording)]] = [
        .broken: [
            (
                .dutyOfficer,
                Wording(
                    en:
                        "Look at these places by hand today; until they are read again, no news is not good news.",
                    de:
                        "Heute von Hand an diesen Orten nachsehen; bis sie wieder gelesen werden, ist Stille keine gute Nachricht."
                )
            ),
            (
                .admin,
                Wording(
                    en:
                        "Run leumund feeds --try ADDRESS: it shows what the server answers. After 401 or 403 renew the login, after 404 or 410 find the new address on the site, with a name or connection that fails look at the network.",
                    de:
                        "leumund feeds --try ADRESSE aufrufen: das zeigt, was der Server antwortet. Bei 401 oder 403 die Anmeldung erneuern, bei 404 oder 410 die neue Adresse auf der Seite suchen, bei Namens- oder Verbindungsfehlern das Netz prüfen."
                )
            ),
            (
                .admin,
                Wording(
                    en: "Change or remove the feed in the configuration and reload the service.",
                    de:
                        "Den Feed in der Konfiguration ändern oder streichen und den Dienst neu laden."
                )
            ),
        ],
        .stale: [
            (
                .admin,
                Wording(
                    en:
                        "Open the site: if it shows newer posts, find the address of its feed and change the configuration; if nobody writes there any more, remove the feed.",
                    de:
                        "Die Seite öffnen: zeigt sie neuere Beiträge, die Adresse ihres Feeds suchen und die Konfiguration ändern; schreibt dort niemand mehr, den Feed streichen."
                )
            )
        ],
        .changed: [
            (
                .admin,
                Wording(
                    en:
                        "Run leumund parse --url ADDRESS on a saved copy and compare with the site; if something is read wrongly, look for another feed of the same place.",
                    de:
                        "leumund parse --url ADRESSE auf eine gespeicherte Kopie anwenden und mit der Seite vergleichen; wird etwas falsch gelesen, einen anderen Feed desselben Ortes suchen."
                )
            )
        ],
        .missed: [
            (
                .admin,
                Wording(
                    en:
                        "Ask more often (fetch, interval), or use an address that shows more items.",
                    de:
                        "Öfter abfragen (fetch, interval), oder eine Adresse nehmen, die mehr Einträge zeigt."
                )
            ),
            (
                .dutyOfficer,
                Wording(
                    en: "If the brand is in the news, read the time in between by hand.",
                    de: "Ist die Marke gerade im Gespräch, die Zeit dazwischen von Hand nachlesen."
                )
            ),
        ],
    ]
}
