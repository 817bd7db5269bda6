// SPDX-License-Identifier: Apache-2.0

extension CopySet {
    /// Reports filled into one form, each about something else: no copies of each other.
    ///
    /// The first two kinds differ in numbers and words, the third in words and a day.
    static let forms: [Text] = journeys + breads + hotels

    private static let journeys = [
        ("cold coach", "Preston", "Carlisle", "4 March", "12", "the heating had failed", "blanket"),
        ("late train", "Hull", "Barrow", "9 May", "3", "no driver had been found", "taxi voucher"),
        ("no bed", "Carlisle", "London", "30 June", "7", "my bunk had been sold twice", "seat"),
        ("lost bag", "Barrow", "Leeds", "17 July", "5", "a trunk was gone at dawn", "claim slip"),
    ].map { title, from, to, day, coach, what, help in
        Text(
            headline: "Complaint to Tarnford Rail: \(title)",
            body: """
                I travelled from \(from) to \(to) on \(day) in coach \(coach). After boarding I was \
                told that \(what). I reported this to the guard, who could only give me a \(help). \
                I ask for a refund of the fare in line with the conditions of carriage and for a \
                written answer. Copies of the ticket are enclosed. Yours faithfully.
                """, isGerman: false)
    }

    private static let breads = [
        ("Roggenbrot", "Lohne", "12. Mai", "einen Draht", "4,20", "meinem Mann"),
        ("Stollen", "Kassel", "3. Dezember", "eine Schraube", "14,90", "unserer Tochter"),
        ("Laugengebäck", "Vechta", "28. Juli", "Glassplitter", "2,60", "einem Kollegen"),
        ("Butterkuchen", "Diepholz", "19. August", "ein Pflaster", "9,80", "mir selbst"),
    ].map { product, town, day, find, price, person in
        Text(
            headline: "Reklamation \(product)",
            body: """
                Sehr geehrte Damen und Herren, am \(day) habe ich in Ihrer Halmbach-Filiale in \
                \(town) \(product) zum Preis von \(price) Euro gekauft. Beim Essen fand sich darin \
                \(find), bemerkt wurde es von \(person). Das Fundstück habe ich aufbewahrt und kann \
                es vorlegen. Ich bitte um Erstattung und um eine Erklärung, wie so etwas geschehen \
                konnte. Mit freundlichen Grüßen.
                """, isGerman: true)
    }

    private static let hotels = [
        ("Kreta", "der Pool", "wegen Rissen im Becken", "das Strandbad nebenan", "Montag"),
        ("Rhodos", "die Sauna", "nach einem Wasserschaden", "der Ruheraum im Keller", "Freitag"),
        ("Zypern", "das Buffet", "auf Anweisung des Amtes", "die Taverne am Hafen", "Sonntag"),
        ("Antalya", "der Miniclub", "mangels Personal", "ein Spielplatz im Park", "Mittwoch"),
    ].map { place, thing, cause, instead, day in
        Text(
            headline: "Seewind Reisen informiert: \(place)",
            body: """
                Liebe Gäste, in unserem Hotel auf \(place) bleibt \(thing) \(cause) leider \
                geschlossen. Als Ersatz steht Ihnen \(instead) offen. Ab \(day) rechnen wir wieder \
                mit dem gewohnten Betrieb. Für die Unannehmlichkeiten bitten wir um Verständnis. \
                Ihre Reiseleitung hilft Ihnen bei Fragen gern weiter.
                """, isGerman: true)
    }
}
