// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Dates that begin with the year: RFC 3339, ISO 8601, W3CDTF, SQL.
enum ISODate {
    static func read(_ bytes: [UInt8]) -> Date? {
        var cursor = DateCursor(bytes)
        var parts = DateParts()
        guard calendarDate(&cursor, &parts), time(&cursor, &parts) else { return nil }
        cursor.skipSpaces()
        return cursor.isAtEnd ? parts.date : nil
    }

    private static func calendarDate(_ cursor: inout DateCursor, _ parts: inout DateParts) -> Bool {
        guard let first = cursor.number() else { return false }
        switch first.digits {
        case 8:
            parts.year = first.value / 10_000
            parts.month = first.value / 100 % 100
            parts.day = first.value % 100
            return true
        case 7:
            return ordinal(first.value / 1_000, first.value % 1_000, &parts)
        case 4:
            parts.year = first.value
            return monthAndDay(&cursor, &parts)
        default:
            return false
        }
    }

    /// Reads what follows the year; a bare year or month means its first moment (W3CDTF).
    private static func monthAndDay(_ cursor: inout DateCursor, _ parts: inout DateParts) -> Bool {
        let separator = cursor.current
        guard separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") else {
            (parts.month, parts.day) = (1, 1)
            return cursor.isAtEnd
        }
        cursor.index += 1
        guard let month = cursor.number(3) else { return false }
        if month.digits == 3 { return ordinal(parts.year ?? 0, month.value, &parts) }
        parts.month = month.value
        guard cursor.current == separator else {
            parts.day = 1
            return cursor.isAtEnd
        }
        cursor.index += 1
        guard let day = cursor.number(2) else { return false }
        parts.day = day.value
        return true
    }

    /// The `day`th day of a year.
    private static func ordinal(_ year: Int, _ day: Int, _ parts: inout DateParts) -> Bool {
        var rest = day
        for month in 1...12 {
            let days = DateParts.days(in: month, of: year)
            if rest <= days {
                (parts.year, parts.month, parts.day) = (year, month, rest)
                return rest > 0
            }
            rest -= days
        }
        return false
    }

    private static func time(_ cursor: inout DateCursor, _ parts: inout DateParts) -> Bool {
        if cursor.current | 0x20 == UInt8(ascii: "t"), !cursor.isAtEnd { cursor.index += 1 }
        cursor.skipSpaces()
        guard !cursor.isAtEnd else { return true }
        guard let first = cursor.number() else { return false }
        switch first.digits {
        case 1, 2:
            parts.hour = first.value
            guard cursor.minutes(into: &parts) else { return false }
        case 4:
            (parts.hour, parts.minute) = (first.value / 100, first.value % 100)
        case 6:
            (parts.hour, parts.minute) = (first.value / 10_000, first.value / 100 % 100)
            parts.second = first.value % 100
            guard cursor.fraction(into: &parts) else { return false }
        default:
            return false
        }
        return zone(&cursor, &parts)
    }

    private static func zone(_ cursor: inout DateCursor, _ parts: inout DateParts) -> Bool {
        cursor.skipSpaces()
        guard !cursor.isAtEnd else { return true }
        if cursor.current == UInt8(ascii: "+") || cursor.current == UInt8(ascii: "-") {
            return cursor.offset(into: &parts)
        }
        guard let offset = TimeZoneName.offset(cursor.word()) else { return false }
        parts.offset = offset
        return true
    }
}
