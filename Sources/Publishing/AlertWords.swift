// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// The sentences of an alert that are made from its figures; the same in JSON and Markdown.
struct AlertWords {
    /// Mentions quoted in the alert itself; the rest stands in the evidence file.
    private static let quotes = 5

    private let alert: Alert
    private let language: TeamLanguage

    init(alert: Alert, language: TeamLanguage) {
        self.alert = alert
        self.language = language
    }

    private var incident: Incident { alert.incident }
    private var situation: Situation { alert.incident.situation }

    /// What is claimed about whom, in quotation marks: it is their word, not ours.
    var headline: String {
        let subject = incident.claim.sharedClasses.first.map { $0.replacing("-", with: " ") }
        let quote = incident.claim.text.cut(to: 110)
        return subject.map { "\(alert.brand.name), \($0): “\(quote)”" }
            ?? "\(alert.brand.name): “\(quote)”"
    }

    /// The first text, the strongest of each source, and the newest: distinct texts only.
    var quoted: [Mention] {
        var seen: Set<String> = []
        let distinct = alert.mentions.filter { seen.insert($0.fingerprint).inserted }
        guard distinct.count > Self.quotes, let first = distinct.first, let last = distinct.last
        else { return distinct }
        var chosen = [first.id, last.id]
        var sources: Set<String> = [first.source]
        let strongest = distinct.sorted { ($0.score.value, $0.id) < ($1.score.value, $1.id) }
        for isNewSource in [true, false] {
            for mention in strongest where chosen.count < Self.quotes {
                let isNew = sources.insert(mention.source).inserted
                guard isNew || !isNewSource, !chosen.contains(mention.id) else { continue }
                chosen.append(mention.id)
            }
        }
        return distinct.filter { chosen.contains($0.id) }
    }

    var forIt: [String] {
        var reasons: [String] = []
        let authors = situation.authors
        let sources = situation.sources.count
        reasons.append(
            say(
                "\(authors) authors in \(sources) sources",
                "\(authors) Autoren in \(sources) Quellen"))
        if situation.kinds.count > 1 {
            let count = situation.kinds.count
            reasons.append(
                say("\(count) different kinds of source", "\(count) verschiedene Arten von Quellen")
            )
        }
        if !incident.claim.sharedClasses.isEmpty {
            let shared = incident.claim.sharedClasses.map { $0.replacing("-", with: " ") }
                .joined(separator: ", ")
            reasons.append(
                say("most texts share: \(shared)", "den meisten Texten gemeinsam: \(shared)"))
        }
        return reasons
    }

    var againstIt: [String] {
        var doubts: [String] = []
        let reading = incident.burst.reading
        if incident.burst.isLearning {
            doubts.append(
                say(
                    "still learning: only \(reading.baselineDays) days of history",
                    "noch im Lernen: erst \(reading.baselineDays) Tage Vorgeschichte"))
        }
        if situation.copyShare > 0 {
            let copies = situation.items - situation.texts
            doubts.append(
                say(
                    "\(copies) of \(situation.items) items are near copies (counted once)",
                    "\(copies) von \(situation.items) Beiträgen sind Fast-Kopien (einmal gezählt)"))
        }
        if situation.sources.count == 1 {
            doubts.append(say("only one source", "nur eine Quelle"))
        }
        let others = reading.negatives - situation.texts
        if others > 0 {
            doubts.append(
                say(
                    "\(others) of the \(reading.negatives) negatives counted state something else",
                    "\(others) der \(reading.negatives) gezählten negativen Texte sagen anderes"))
        }
        if situation.vividTexts > 0 {
            doubts.append(say("pictures not checked", "Bilder nicht geprüft"))
        }
        if !alert.coverage.blind.isEmpty {
            doubts.append(
                say(
                    "sources were blind: counts are a lower bound",
                    "Quellen waren blind: Zahlen sind Untergrenzen"))
        }
        doubts.append(
            say(
                "a word list scored the texts: irony may be misread",
                "Wortlisten haben die Texte bewertet: Ironie wird verkannt"))
        return doubts
    }

    private func say(_ english: String, _ german: String) -> String {
        Wording(en: english, de: german).text(in: language)
    }
}
