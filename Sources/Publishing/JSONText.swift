// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// JSON as the contract wants it: UTF-8, keys in snake_case and sorted, times in UTC with `Z`.
package enum JSONText {
    /// One object on one line, without a line break at its end.
    ///
    /// - Throws: `EncodingError` for numbers that JSON cannot hold.
    package static func line(_ value: some Encodable) throws -> String {
        String(decoding: try encoder([]).encode(value), as: UTF8.self)
    }

    /// An object over several lines, for a file that people open; ends with a line break.
    ///
    /// - Throws: `EncodingError` for numbers that JSON cannot hold.
    package static func document(_ value: some Encodable) throws -> Data {
        try encoder(.prettyPrinted).encode(value) + Data("\n".utf8)
    }

    private static func encoder(_ more: JSONEncoder.OutputFormatting) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.keyEncodingStrategy = .convertToSnakeCase
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, more]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            try container.encode(UTCTime.text(date))
        }
        return encoder
    }
}

/// Times as machines read them.
package enum UTCTime {
    /// RFC 3339 in UTC, whole seconds: `2026-11-22T01:52:07Z`.
    package static func text(_ date: Date) -> String {
        date.formatted(.iso8601)
    }
}
