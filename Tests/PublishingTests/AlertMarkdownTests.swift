// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Testing

@Suite struct AlertMarkdownTests {
    private static func shipped() throws -> AlertMarkdown {
        // The folder of the tests may be a link from elsewhere.
        let file = URL(filePath: #filePath).resolvingSymlinksInPath()
        let template = file.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "templates/alert.md.mustache")
        return try AlertMarkdown(template: String(contentsOf: template, encoding: .utf8))
    }

    private static func shown(_ invented: Invented, alert: Alert? = nil) throws -> String {
        try shipped().text(
            of: alert ?? invented.alert, team: invented.team, provenance: Invented.provenance)
    }

    private static func shown(_ template: String, _ alert: Alert) throws -> String {
        try AlertMarkdown(template: template).text(
            of: alert, team: Invented(text: "").team, provenance: Invented.provenance)
    }

    private static let plain = Invented(text: "Metallteile im Kaffee")

    @Test func `an alert says what happened, with the figures that say so`() throws {
        let text = try Self.shown(Self.plain)
        #expect(text.hasPrefix("---\nid: HBK-2026-0017\nrevision: 1\nseverity: critical\n"))
        #expect(text.contains("\n# CRITICAL: Metallteile im Kaffee, foreign object: “Metall"))
        #expect(text.contains("11 distinct negative texts in 6 h where 0.57 are usual"))
        #expect(text.contains("Doubling about every 2.08 h."))
        #expect(text.contains("of so many: 5e-10; of such a share (usual 13 %): 0.0011"))
        #expect(text.contains("| By hour | 1 1 2 2 3 2 |"))
        #expect(text.contains("lexicon b2b2b2b2b2b2 ·"))
        #expect(text.hasSuffix("`leumund replay --config FILE HBK-2026-0017.history.jsonl`\n"))
    }

    @Test func `times are those of the team, and named`() throws {
        let text = try Self.shown(Self.plain)
        #expect(text.contains("Times below: Europe/Berlin."))
        #expect(text.contains("\nack_by: 2026-11-22T02:22:07Z\n"))
        #expect(text.contains("| 1 | 03:22 |"))
    }

    @Test func `the same alert gives the same bytes`() throws {
        #expect(try Self.shown(Self.plain) == Self.shown(Self.plain))
    }

    @Test func `a hostile text changes no line and no sign of the page`() throws {
        let calm = try Self.shown(Self.plain)
        var hostile = Invented(text: HostileText.all)
        // Drafts of several lines are meant to be as long as they are.
        hostile.drafts = Self.plain.plan.drafts
        hostile.link = "https://forum.example/a)](javascript:alert(1))\n# Heading <b> |"
        let text = try Self.shown(hostile)
        #expect(text.split(separator: "\n").count == calm.split(separator: "\n").count)
        #expect(HostileText.activeSigns(text) == HostileText.activeSigns(calm))
    }

    @Test(arguments: HostileText.samples)
    func `each hostile text alone changes no sign of the page`(sample: String) throws {
        let calm = try Self.shown(Invented(text: "x", drafts: ["en": "x"]))
        let text = try Self.shown(Invented(text: sample, drafts: ["en": "x"]))
        #expect(HostileText.activeSigns(text) == HostileText.activeSigns(calm))
        #expect(
            text.split(separator: "\n").map { $0.first }
                == calm.split(separator: "\n").map {
                    $0.first
                })
    }

    @Test func `only our own headings are headings`() throws {
        let text = try Self.shown(Invented(text: HostileText.all))
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("#") }
        #expect(headings.count == 7)
        #expect(headings.dropFirst().allSatisfy { $0.hasPrefix("## ") })
    }

    @Test func `every row of a table has its own number of cells`() throws {
        let text = try Self.shown(Invented(text: HostileText.all))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("|") }
        let bars = rows.map { HostileText.activeSigns(String($0))["|"] ?? 0 }
        #expect(bars == Array(repeating: 6, count: 4) + Array(repeating: 3, count: 12))
    }

    @Test func `only links to web addresses are links`() throws {
        var hostile = Invented(text: HostileText.all)
        hostile.link = "javascript:alert(1)"
        #expect(try HostileText.activeSigns(Self.shown(hostile))["["] == nil)
        #expect(try Self.shown(Self.plain).contains("[forum.example](https://forum.example/t/"))
    }

    @Test func `a hostile draft is a quotation without links`() throws {
        let hostile = Invented(text: "x", drafts: ["en": HostileText.all])
        let text = try Self.shown("{{#drafts}}{{text}}{{/drafts}}", hostile.alert)
        #expect(text.split(whereSeparator: \.isNewline).allSatisfy { $0.hasPrefix(">") })
        let quotes = text.split(separator: "\n").count
        #expect(HostileText.activeSigns(text) == [">": quotes])
    }

    @Test func `what is not there is not shown as nil`() throws {
        var alert = Self.plain.alert
        alert.plan.actions = alert.plan.actions.map { action in
            var action = action
            action.cancelIf = nil
            return action
        }
        alert.plan.acknowledgeBy = nil
        alert.plan.truthQuestion = nil
        alert.plan.cut = []
        alert.plan.doNot = []
        alert.plan.drafts = [:]
        alert.incident.situation.similar = []
        alert.incident.situation.doublingHours = nil
        alert.mentions = alert.mentions.map { mention in
            var mention = mention
            mention.link = nil
            mention.rating = nil
            mention.audience = nil
            return mention
        }
        let text = try Self.shown(Self.plain, alert: alert)
        for word in ["nil", "Optional", "Cancel if", "ack_by", "Do not", "similar claim", "Draft"] {
            #expect(!text.contains(word), "\(word)")
        }
    }

    @Test func `an alert without mentions and actions is still one`() throws {
        var alert = Self.plain.alert
        alert.mentions = []
        alert.plan.actions = []
        #expect(try Self.shown(Self.plain, alert: alert).contains("**Now:** read the evidence."))
    }

    @Test func `the first step is followed by the first that is due later`() throws {
        var alert = Self.plain.alert
        alert.plan.actions = [
            Self.plain.action(1, due: 0.5, task: "Acknowledge; lead"),
            Self.plain.action(2, due: 0.5, task: "Read three"),
            Self.plain.action(3, due: 1, task: "Block the batch; pull a sample"),
        ]
        let text = try Self.shown("{{first_step}}, then {{second_step}}", alert)
        #expect(text == "acknowledge by **03:22**, then block the batch by **03:52**")
    }

    @Test func `without a later deadline there is one step`() throws {
        var alert = Self.plain.alert
        alert.plan.actions = [
            Self.plain.action(1, due: 1, task: "One"), Self.plain.action(2, due: 1, task: "Two"),
        ]
        #expect(
            try Self.shown("{{first_step}}{{#second_step}}, {{.}}{{/second_step}}", alert)
                == "one by **03:52**")
    }

    @Test func `German steps keep their capitals`() throws {
        var invented = Self.plain
        invented.language = .de
        var alert = invented.alert
        alert.plan.actions = [Self.plain.action(1, due: 1, task: "Charge sperren; Probe ziehen")]
        let text = try AlertMarkdown(template: "{{first_step}} {{owner_line}}").text(
            of: alert, team: invented.team, provenance: Invented.provenance)
        #expect(text == "Charge sperren bis **03:52** Noch kümmert sich niemand darum.")
    }

    @Test func `who has taken it is named`() throws {
        var alert = Self.plain.alert
        alert.incident.move(to: .acknowledged, at: Invented.created, by: "Petra <b>", reason: "")
        let text = try Self.shown("{{owner_line}}{{#is_new}} new{{/is_new}}", alert)
        #expect(text == #"Taken by Petra \<b\>."#)
    }

    @Test func `a burst that is over is said to be`() throws {
        var alert = Self.plain.alert
        alert.incident.burst.end = Invented.date(hours: -1)
        #expect(try Self.shown(Self.plain, alert: alert).contains("the burst ended at 01:52."))
    }

    @Test(arguments: [
        (["de": 2, "en": 1], TeamLanguage.en, "de en "), (["en-GB": 5, "de": 2], .de, "en de "),
        (["de-AT": 1, "de": 1, "en": 1], .en, "de en "), (["fr": 9], .en, "en de "),
        ([:], .de, "de en "),
    ])
    func `drafts come in the language of the mentions, then of the team`(
        languages: [String: Int], team: TeamLanguage, order: String
    ) throws {
        var invented = Self.plain
        invented.languages = languages
        invented.language = team
        let text = try AlertMarkdown(template: "{{#drafts}}{{language}} {{/drafts}}").text(
            of: invented.alert, team: invented.team, provenance: Invented.provenance)
        #expect(text == order)
    }

    @Test func `a draft keeps its lines and its blanks`() throws {
        let draft = "Hinweis zu [Produkt]\n\nFragen: [Telefon].\n[Name, Funktion]\n"
        let alert = Invented(text: "x", drafts: ["de": draft]).alert
        #expect(
            try Self.shown("{{#drafts}}{{text}}{{/drafts}}", alert)
                == "> Hinweis zu [Produkt]\n>\n> Fragen: [Telefon].  \n> [Name, Funktion]")
    }

    @Test func `terms show what they weigh, factors are left out`() throws {
        let text = try Self.shown(Self.plain)
        #expect(text.contains("\n  `Metallteile im Kaffee -2.6`"))
        #expect(!text.contains("+1.1"))
    }

    @Test(arguments: [
        ("a\n{{#open}}\nb", 3), ("{{#a}}", 1), ("a\nb {{/never}}", 2), ("a\n\n{{#a}}{{/b}}", 3),
    ])
    func `a broken template is named with its line`(template: String, line: Int) {
        #expect {
            try AlertMarkdown(template: template)
        } throws: { error in
            (error as? TemplateProblem)?.line == line
        }
    }

    @Test func `a template of a user may leave out everything`() throws {
        #expect(try Self.shown("nothing", Self.plain.alert) == "nothing")
    }
}
