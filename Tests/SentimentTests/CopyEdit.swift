// SPDX-License-Identifier: Apache-2.0

/// What happens to a text when somebody carries it on.
enum CopyEdit: String, CaseIterable {
    case headline
    case cut
    case agency
    case type
    case words

    /// Changes the text in one of the ways this edit has.
    func apply(to text: inout CopySet.Text, _ chance: inout Chance) {
        switch self {
        case .headline: Self.retitle(&text, &chance)
        case .cut: Self.cut(&text, &chance)
        case .agency: Self.frame(&text, &chance)
        case .type: Self.typeset(&text, &chance)
        case .words: Self.reword(&text, &chance)
        }
    }

    private static func retitle(_ text: inout CopySet.Text, _ chance: inout Chance) {
        let headlines =
            text.isGerman
            ? [
                "Neuer Ärger um bekannte Marke", "Was Kunden jetzt wissen müssen",
                "„So etwas habe ich noch nie erlebt“", "Vorwürfe reißen nicht ab: 5 Fragen",
                "Ein Fall für die Aufsicht?", "Verbraucher sind wütend auf Hersteller",
            ]
            : [
                "Pressure grows on well-known brand", "What customers should know now",
                "\"I have never seen anything like it\"", "Anger spreads: 7 things we know",
                "A case for the regulator?", "Buyers tell of their bad experience",
            ]
        text.headline = headlines.randomElement(using: &chance)
    }

    /// At 200 characters: of the body alone, or with the headline before it.
    private static func cut(_ text: inout CopySet.Text, _ chance: inout Chance) {
        let length = Bool.random(using: &chance) ? 200 : 200 - (text.headline?.count ?? 0)
        guard text.body.count > length else { return }
        let end = ["", "…", " …", "...", " [...]"].randomElement(using: &chance) ?? ""
        text.body = text.body.prefix(length) + end
    }

    private static func frame(_ text: inout CopySet.Text, _ chance: inout Chance) {
        let german = [
            ("HAMBURG (ab) - ", ""), ("KASSEL, 14 Uhr (nordbild). ", ""), ("(rdt/lk) ", ""),
            ("RT @lena_k: ", ""), ("", " via Stadtblick"), ("", " (Quelle: ab)"),
            ("", " Lesen Sie auch: Wetter am Wochenende. Alle Rechte vorbehalten."),
        ]
        let english = [
            ("LEEDS (ab) - ", ""), ("HULL, Monday (nwx): ", ""), ("By our staff. ", ""),
            ("RT @tom_w: ", ""), ("", " via @cityview"), ("", " (Source: ab)"),
            ("", " Read more: weather for the weekend. All rights reserved."),
        ]
        guard let frame = (text.isGerman ? german : english).randomElement(using: &chance) else {
            return
        }
        text.body = frame.0 + text.body + frame.1
    }

    /// Signs, spelling of umlauts, case, tags, soft hyphens: what leaves the words as they are.
    private static func typeset(_ text: inout CopySet.Text, _ chance: inout Chance) {
        text.headline = text.headline?.uppercased()
        switch Int.random(in: 0..<6, using: &chance) {
        case 0:
            text.body = text.body.replacing(", ", with: " – ").replacing("'", with: "’")
        case 1:
            for (umlaut, letters) in [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")] {
                text.body = text.body.replacing(umlaut, with: letters)
            }
        case 2: text.body = text.body.uppercased()
        case 3: text.body = text.body.replacing(". ", with: "! 😡👎 ") + " 🙄"
        case 4: text.body = tagged(text.body, &chance)
        default: text.body = hyphenated(text.body)
        }
    }

    private static func tagged(_ text: String, _ chance: inout Chance) -> String {
        text.split(separator: " ").map { word in
            word.count > 5 && Int.random(in: 0..<8, using: &chance) == 0 ? "#\(word)" : "\(word)"
        }.joined(separator: " ")
    }

    private static func hyphenated(_ text: String) -> String {
        text.split(separator: " ").map { word in
            word.count > 8 ? "\(word.prefix(4))\u{AD}\(word.dropFirst(4))" : "\(word)"
        }.joined(separator: " ")
    }

    /// Every tenth word becomes another one; numbers stay.
    private static func reword(_ text: inout CopySet.Text, _ chance: inout Chance) {
        let pool =
            text.isGerman
            ? "nun Sache immer erklärte Betrieb bekam Ursache auch Leute davon entdeckt rasch am"
            : "firm also matter stated people still cause received quickly it found shall of"
        let others = pool.split(separator: " ")
        var words = text.body.split(separator: " ")
        let places = words.indices.filter { !words[$0].contains(where: \.isNumber) }
            .shuffled(using: &chance)
        for place in places.prefix(max(1, words.count / 10)) {
            words[place] = others.randomElement(using: &chance) ?? words[place]
        }
        text.body = words.joined(separator: " ")
    }
}
