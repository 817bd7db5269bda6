// SPDX-License-Identifier: Apache-2.0

/// Words that two different reports in one form differ in, and that no editor replaces.
///
/// Figures, and dates and small numbers that are written out, in the languages we read.
enum CopyFigures {
    /// Whether a folded word of a text is one.
    static func contains(_ token: Token, of text: TokenizedText) -> Bool {
        if written.contains(token.bareKey) { return true }
        let bytes = text.withBareBytes(token) { bytes in
            (
                hasDigit: bytes.contains { digits.contains($0) },
                isASCII: bytes.allSatisfy { $0 < 0x80 }
            )
        }
        // Other writings have digits of their own.
        return bytes.hasDigit
            || (!bytes.isASCII && text.bareWord(token).contains(where: \.isNumber))
    }

    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    private static let written = WordSet(of: [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
        "sonntag",
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
        "januar", "jaenner", "februar", "maerz", "mai", "juni", "juli", "oktober", "dezember",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwoelf",
    ])
}
