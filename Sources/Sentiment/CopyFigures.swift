// SPDX-License-Identifier: Apache-2.0

/// Words that two different reports in one form differ in, and that no editor replaces.
///
/// Figures, and dates and small numbers that are written out, in the languages we read.
enum CopyFigures {
    /// Whether a folded word is one.
    static func contains(_ word: String) -> Bool {
        word.contains(where: \.isNumber) || written.contains(word)
    }

    private static let written: Set<String> = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonnabend",
        "sonntag",
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
        "januar", "jaenner", "februar", "maerz", "mai", "juni", "juli", "oktober", "dezember",
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "zwei", "drei", "vier", "fuenf", "sechs", "sieben", "acht", "neun", "zehn", "elf",
        "zwoelf",
    ]
}
