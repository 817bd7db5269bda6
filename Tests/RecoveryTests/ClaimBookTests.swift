// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Recovery
import Testing

@Suite struct ClaimBookTests {
    private var book = ClaimBook()

    private mutating func assign(_ mention: Mention) -> String {
        book.assign(mention, catalog: Invented.catalog)
    }

    private static func metal(_ id: String, at hours: Double = 0) -> Mention {
        Invented.mention(
            id, "Metall in der Tüte gefunden", at: hours, classes: ["foreign-object"],
            keywords: ["gefunden", "metall", "tüte"])
    }

    private static func late(_ id: String, at hours: Double = 0) -> Mention {
        Invented.mention(
            id, "Paket kommt seit Wochen nicht", at: hours, classes: ["late-delivery"],
            keywords: ["paket", "wochen"])
    }

    @Test mutating func `a first statement starts a claim of its own`() {
        #expect(assign(Self.metal("aaaaaaaa11")) == "v1:aaaaaaaa")
        #expect(book.claims.map(\.text) == ["Metall in der Tüte gefunden"])
    }

    @Test mutating func `the same claim in other words joins through shared classes`() {
        let first = assign(Self.metal("m1"))
        let other = Invented.mention(
            "m2", "Splitter zwischen den Bohnen", classes: ["foreign-object"],
            keywords: ["bohnen", "splitter"])
        #expect(assign(other) == first)
    }

    @Test mutating func `the same claim in another language joins through shared classes`() {
        let first = assign(Self.metal("m1"))
        let other = Invented.mention(
            "m2", "Found a shard in my bag", classes: ["foreign-object"],
            keywords: ["bag", "found", "shard"], language: "en")
        #expect(assign(other) == first)
    }

    @Test mutating func `the same words join without any class`() {
        let words = ["maschine", "undicht", "wasser"]
        let first = assign(Invented.mention("m1", keywords: words))
        #expect(assign(Invented.mention("m2", keywords: words)) == first)
    }

    @Test mutating func `endings do not keep words apart`() {
        let first = assign(Invented.mention("m1", keywords: ["mitarbeiter"]))
        #expect(assign(Invented.mention("m2", keywords: ["mitarbeiterin"])) == first)
    }

    @Test mutating func `another claim starts a group of its own`() {
        let first = assign(Self.metal("m1"))
        #expect(assign(Self.late("m2")) != first)
        #expect(book.claims.count == 2)
    }

    @Test mutating func `of two claims the more similar one is joined`() {
        let metal = assign(Self.metal("m1"))
        let late = assign(Self.late("m2"))
        #expect(assign(Self.late("m3")) == late)
        #expect(assign(Self.metal("m4")) == metal)
    }

    @Test mutating func `a claim nobody repeats for thirty days is forgotten`() {
        let first = assign(Self.metal("m1"))
        #expect(assign(Self.metal("m2", at: 30 * 24 + 1)) != first)
        #expect(book.claim(first) == nil)
    }

    @Test mutating func `a claim that is repeated in time is remembered`() {
        let first = assign(Self.metal("m1"))
        #expect(assign(Self.metal("m2", at: 20 * 24)) == first)
        #expect(assign(Self.metal("m3", at: 45 * 24)) == first)
        #expect(book.claim(first)?.firstSeen == Invented.begin)
        #expect(book.claim(first)?.lastSeen == Invented.date(hours: 45 * 24))
    }

    @Test mutating func `the kind is what most of the weight says`() {
        let both = ["foreign-object", "packaging"]
        let id = assign(Invented.mention("m1", classes: both, keywords: ["metall"]))
        #expect(book.claim(id)?.kind == .harm)
        #expect(book.claim(id)?.violation == .competence)
    }

    @Test mutating func `an accusation of conduct accuses of will, not of skill`() {
        let id = assign(Invented.mention("m1", classes: ["rude-staff"]))
        #expect(book.claim(id)?.kind == .conduct)
        #expect(book.claim(id)?.violation == .integrity)
    }

    @Test mutating func `without a known class the kind is other`() {
        let id = assign(Invented.mention("m1", classes: ["unheard-of"], keywords: ["seltsam"]))
        #expect(book.claim(id)?.kind == .other)
        #expect(book.claim(id)?.harm == nil)
    }

    @Test mutating func `the harm of the only text counts`() {
        let id = assign(Self.metal("m1"))
        #expect(book.claim(id)?.harm == .health)
    }

    @Test mutating func `one text among many makes no harm`() {
        let words = ["filiale", "kasse", "schlange"]
        let id = assign(Invented.mention("m1", classes: ["fatal"], keywords: words))
        _ = assign(Invented.mention("m2", keywords: words))
        #expect(book.claims.count == 1)
        #expect(book.claim(id)?.harm == nil)
    }

    @Test
    mutating func `texts that name other failures are other claims, whatever words they share`() {
        let words = ["bohnen", "metall"]
        _ = assign(Invented.mention("m1", classes: ["fatal"], keywords: words))
        _ = assign(Invented.mention("m2", classes: ["foreign-object"], keywords: words))
        #expect(book.claims.count == 2)
    }

    @Test mutating func `two texts make the harm that both hint at`() {
        let words = ["bohnen", "metall"]
        let classes = ["fatal", "foreign-object"]
        let id = assign(Invented.mention("m1", classes: classes, keywords: words))
        _ = assign(Invented.mention("m2", classes: ["foreign-object"], keywords: words))
        #expect(book.claims.count == 1)
        #expect(book.claim(id)?.harm == .health)
    }

    @Test mutating func `shared classes are those that most texts have`() {
        let id = assign(Self.metal("m1"))
        _ = assign(
            Invented.mention(
                "m2", classes: ["foreign-object", "packaging"], keywords: ["metall", "tüte"]))
        _ = assign(Self.metal("m3"))
        _ = assign(Self.metal("m4"))
        #expect(book.claim(id)?.sharedClasses == ["foreign-object"])
    }

    @Test mutating func `a long text is cut to a line`() throws {
        let long = String(repeating: "Metall in der Tüte. ", count: 20) + "\nZweite Zeile"
        let id = assign(Invented.mention("m1", long, keywords: ["metall"]))
        let text = try #require(book.claim(id)?.text)
        #expect(text.count <= 160)
        #expect(text.hasSuffix("…"))
    }

    @Test mutating func `a claim is called by its first line`() {
        let id = assign(Invented.mention("m1", "\nTitel\nDer Text dazu", keywords: ["titel"]))
        #expect(book.claim(id)?.text == "Titel")
    }

    @Test func `the same statements give the same book`() throws {
        #expect(
            try Self.encoded(Self.story(interrupted: false))
                == Self.encoded(Self.story(interrupted: false)))
    }

    @Test func `a restart in the middle changes nothing`() throws {
        #expect(
            try Self.encoded(Self.story(interrupted: true))
                == Self.encoded(Self.story(interrupted: false)))
    }

    /// Sixty statements of three claims, stored and read again after half of them if asked.
    private static func story(interrupted: Bool) throws -> ClaimBook {
        var book = ClaimBook()
        let classes = ["foreign-object", "late-delivery", "rude-staff"]
        for number in 0..<60 {
            if interrupted, number == 30 {
                book = try JSONDecoder().decode(ClaimBook.self, from: encoded(book))
            }
            let mention = Invented.mention(
                "m\(number)", at: Double(number), classes: [classes[number % 3], "packaging"],
                keywords: (0..<7).map { "wort\((number * 7 + $0 * 3) % 11)" }.sorted())
            _ = book.assign(mention, catalog: Invented.catalog)
        }
        return book
    }

    private static func encoded(_ book: ClaimBook) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return try encoder.encode(book)
    }
}
