// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Reads the dates of feeds: RFC 822, RFC 3339, and what publishers make of them.
///
/// A date that is not understood as a whole is nil, never guessed: no order of day and month is
/// assumed, and an unknown time zone makes the date unknown. A date without a zone is UTC, as
/// nearly all feeds that leave it out mean it. Dates in the future stay as they are.
enum FeedDate {
    /// No real date is longer; `Wednesday, 05 September 2024 07:08:09 PM +0100 (CEST)` has 55.
    private static let longest = 100

    /// The moment that `text` names, or nil; `text` may have white space around it.
    static func read(_ text: String) -> Date? {
        var bytes = Array(text.utf8)
        if bytes.first.map(ASCII.isSpace) == true { bytes.trimPrefix(while: ASCII.isSpace) }
        guard bytes.count <= longest, let first = bytes.first else { return nil }
        if ASCII.isDigit(first), let date = ISODate.read(bytes) { return date }
        return WrittenDate.read(bytes)
    }
}

/// A calendar date and a time of day with its distance from UTC, as read.
struct DateParts {
    var year: Int?
    var month: Int?
    var day: Int?
    var hour = 0
    var minute = 0
    /// 60 in a leap second.
    var second = 0
    var nanosecond = 0
    /// Seconds east of UTC.
    var offset = 0

    /// The moment, when the parts name a real one.
    var date: Date? {
        guard let year, let month, let day, (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(in: month, of: year)).contains(day),
            (0...23).contains(hour) || (hour == 24 && minute == 0 && second == 0),
            (0...59).contains(minute), (0...60).contains(second)
        else { return nil }
        let days = Self.daysSinceEpoch(year, month, day)
        let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Date(timeIntervalSince1970: Double(seconds) + Double(nanosecond) / 1e9)
    }

    static func days(in month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: isLeap ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days from 1970-01-01 in the proleptic Gregorian calendar.
    ///
    /// Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil:
    /// the year is counted from March, so that the leap day is the last.
    private static func daysSinceEpoch(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = shifted / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }
}

/// A place in the bytes of a date, with the readers that both kinds of date share.
struct DateCursor {
    let bytes: [UInt8]
    var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var current: UInt8 { index < bytes.count ? bytes[index] : 0 }
    var isAtEnd: Bool { index >= bytes.count }

    mutating func skipSpaces() {
        while !isAtEnd, ASCII.isSpace(current) { index += 1 }
    }

    /// Steps over `byte` if it is next.
    mutating func take(_ byte: Unicode.Scalar) -> Bool {
        guard !isAtEnd, current == UInt8(ascii: byte) else { return false }
        index += 1
        return true
    }

    /// The digits from here on, at most `limit` of them.
    mutating func number(_ limit: Int = 9) -> (value: Int, digits: Int)? {
        let start = index
        var value = 0
        while !isAtEnd, index - start < limit, ASCII.isDigit(current) {
            value = value * 10 + Int(current - UInt8(ascii: "0"))
            index += 1
        }
        return index > start ? (value, index - start) : nil
    }

    /// The letters from here on; letters beyond ASCII count.
    mutating func word() -> DateWord {
        let start = index
        while !isAtEnd, ASCII.isLetter(current) || current >= 0x80 { index += 1 }
        return DateWord(bytes[start..<index])
    }

    /// Reads `:mm[:ss[.fraction]]` behind an hour.
    mutating func minutes(into parts: inout DateParts) -> Bool {
        guard take(":"), let minute = number(2), minute.digits == 2 else { return false }
        parts.minute = minute.value
        guard take(":") else { return true }
        guard let second = number(2) else { return false }
        parts.second = second.value
        return fraction(into: &parts)
    }

    /// Reads `.fraction` or `,fraction` if there is one.
    mutating func fraction(into parts: inout DateParts) -> Bool {
        guard current == UInt8(ascii: ".") || current == UInt8(ascii: ",") else { return true }
        let mark = index
        index += 1
        var scale = 100_000_000
        while !isAtEnd, ASCII.isDigit(current) {
            parts.nanosecond += Int(current - UInt8(ascii: "0")) * scale
            scale /= 10
            index += 1
        }
        return index > mark + 1
    }

    /// Reads `+hh`, `+hhmm`, `+hh:mm`, `+hmm`, or the same with a minus.
    mutating func offset(into parts: inout DateParts) -> Bool {
        let sign = current == UInt8(ascii: "-") ? -1 : 1
        index += 1
        guard let first = number(4) else { return false }
        var (hours, minutes) =
            first.digits <= 2 ? (first.value, 0) : (first.value / 100, first.value % 100)
        if first.digits <= 2, take(":") {
            guard let rest = number(2), rest.digits == 2 else { return false }
            minutes = rest.value
        }
        // UTC+14 and UTC-12 are the outermost zones that exist.
        guard hours <= 14, minutes < 60 else { return false }
        hours *= 3_600
        parts.offset += sign * (hours + minutes * 60)
        return true
    }
}

/// A word of a date in lower case, as a number: dates are read for every item of every feed, and
/// making strings of their words would cost more than all the rest.
struct DateWord: Hashable {
    /// Its UTF-8 bytes; words of more than sixteen are none that a date has, and are all the same.
    private let key: UInt128

    init(_ bytes: some Collection<UInt8>) {
        key = bytes.count > 16 ? .max : bytes.reduce(0) { $0 << 8 | UInt128(ASCII.lower($1)) }
    }

    init(_ text: some StringProtocol) { self.init(Array(text.utf8)) }
}
