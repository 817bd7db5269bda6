// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Dates with the month as a word: RFC 822, RFC 850, `asctime`, and their sloppy relatives.
///
/// The order of the parts is free, since each is told by its shape; a part that is not
/// understood, or comes twice, makes the whole date unknown.
struct WrittenDate {
    private var cursor: DateCursor
    private var parts = DateParts()
    private var hasTime = false
    private var hasZone = false
    /// Hours to add for PM; nil without AM or PM.
    private var half: Int?

    static func read(_ bytes: [UInt8]) -> Date? {
        var reader = WrittenDate(cursor: DateCursor(bytes))
        return reader.run()
    }

    private init(cursor: DateCursor) { self.cursor = cursor }

    private mutating func run() -> Date? {
        while !cursor.isAtEnd {
            guard part() else { return nil }
        }
        if let half {
            guard (1...12).contains(parts.hour) else { return nil }
            parts.hour = parts.hour % 12 + half
        }
        return parts.date
    }

    private mutating func part() -> Bool {
        switch cursor.current {
        case UInt8(ascii: "("):
            // A comment, most often the name of the zone.
            while !cursor.isAtEnd, !cursor.take(")") { cursor.index += 1 }
            return true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            return sign()
        case let byte where ASCII.isDigit(byte):
            return number()
        case let byte where ASCII.isLetter(byte) || byte >= 0x80:
            return word(cursor.word())
        case UInt8(ascii: ","), UInt8(ascii: "."), 0x09...0x0D, 0x20:
            cursor.index += 1
            return true
        default:
            return false
        }
    }

    /// An offset behind the time, else the dash of `05-Mar-2024`.
    private mutating func sign() -> Bool {
        guard hasTime else { return cursor.take("-") }
        hasZone = true
        return cursor.offset(into: &parts)
    }

    private mutating func number() -> Bool {
        guard let number = cursor.number() else { return false }
        if cursor.current == UInt8(ascii: ":"), !hasTime {
            hasTime = true
            parts.hour = number.value
            return number.digits <= 2 && cursor.minutes(into: &parts)
        }
        if parts.day == nil, number.digits <= 2 {
            parts.day = number.value
            return true
        }
        guard parts.year == nil else { return false }
        parts.year = Self.year(number.value, number.digits)
        return parts.year != nil
    }

    /// Source: RFC 5322 section 4.3: two digits up to 49 are of this century, three count from 1900.
    private static func year(_ value: Int, _ digits: Int) -> Int? {
        switch digits {
        case 2: value < 50 ? 2000 + value : 1900 + value
        case 3: 1900 + value
        case 4: value
        default: nil
        }
    }

    private mutating func word(_ word: DateWord) -> Bool {
        if parts.month == nil, let month = DateWords.months[word] {
            parts.month = month
            return true
        }
        if DateWords.ignored.contains(word) { return true }
        if let hours = DateWords.halves[word], hasTime, half == nil {
            half = hours
            return true
        }
        guard hasTime, let offset = TimeZoneName.offset(word) else { return false }
        // `+0100 CET` says the same twice, `GMT+1` is one zone.
        if !hasZone { parts.offset += offset }
        return true
    }
}

/// The names of months and days.
private enum DateWords {
    /// English and German, whole, by three letters, and the usual other short forms.
    static let months: [DateWord: Int] = {
        let names = [
            ["january", "jan", "januar", "jänner"],
            ["february", "feb", "februar"],
            ["march", "mar", "märz", "mär", "mrz", "maerz"],
            ["april", "apr"],
            ["may", "mai"],
            ["june", "jun", "juni"],
            ["july", "jul", "juli"],
            ["august", "aug"],
            ["september", "sep", "sept"],
            ["october", "oct", "oktober", "okt"],
            ["november", "nov"],
            ["december", "dec", "dezember", "dez"],
        ]
        var months: [DateWord: Int] = [:]
        for (index, variants) in names.enumerated() {
            for variant in variants {
                months[DateWord(variant)] = index + 1
                // Umlauts are the one thing that DateWord does not lower.
                months[DateWord(variant.uppercased())] = index + 1
            }
        }
        return months
    }()

    /// Days of the week say nothing that the date does not; wrong ones are common.
    static let ignored = Set(
        """
        monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday \
        fri saturday sat sunday sun montag mo dienstag di mittwoch mi donnerstag do \
        freitag fr samstag sa sonnabend sonntag so st nd rd th of at um uhr
        """.split(separator: " ").map { DateWord($0) })

    /// Hours to add in the morning and in the afternoon.
    static let halves = [DateWord("am"): 0, DateWord("pm"): 12]
}

/// Time zones by name.
enum TimeZoneName {
    /// Seconds east of UTC; nil for names that are unknown or mean several zones.
    static func offset(_ name: DateWord) -> Int? {
        quarters[name].map { $0 * 900 }
    }

    /// Quarter hours east of UTC.
    ///
    /// Source: RFC 822 section 5.1 with the correction of RFC 5322
    /// section 4.3 (military letters say nothing and count as UTC), and names that are unambiguous.
    private static let quarters: [DateWord: Int] = {
        var quarters = [
            "": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0,
            "est": -20, "edt": -16, "cst": -24, "cdt": -20,
            "mst": -28, "mdt": -24, "pst": -32, "pdt": -28,
            "akst": -36, "akdt": -32, "hst": -40, "ast": -16, "adt": -12,
            "cet": 4, "cest": 8, "mez": 4, "mesz": 8, "met": 4, "mest": 8,
            "west": 4, "bst": 4, "eet": 8, "eest": 12, "msk": 12,
            "jst": 36, "kst": 36, "hkt": 32, "sgt": 32,
            "aest": 40, "aedt": 44, "acst": 38, "acdt": 42, "awst": 32,
            "nzst": 48, "nzdt": 52,
        ]
        for letter in "abcdefghiklmnopqrstuvwxyz" { quarters[String(letter)] = 0 }
        return Dictionary(uniqueKeysWithValues: quarters.map { (DateWord($0), $1) })
    }()
}
