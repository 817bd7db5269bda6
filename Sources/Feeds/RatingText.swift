// SPDX-License-Identifier: Apache-2.0

import Model

extension Rating {
    /// A rating as a feed writes it, on the scale it names, else on the usual 1 to 5.
    init?(text: String?, best: String? = nil, worst: String? = nil, voters: Int? = nil) {
        guard let value = DecimalText.read(text) else { return nil }
        self.init(
            value: value, best: DecimalText.read(best) ?? 5, worst: DecimalText.read(worst) ?? 1,
            voters: voters)
    }

    /// What an audience gave, from `starRating` of Media RSS.
    ///
    /// Nil without a number of voters: an average of nobody is none.
    init?(ofAudience element: XMLElement) {
        let attributes = element.attributes
        guard let count = attributes["count"].flatMap({ Int($0) }), count > 0 else { return nil }
        self.init(
            text: attributes["average"], best: attributes["max"], worst: attributes["min"],
            voters: count)
    }
}

/// Decimal numbers as people write them.
enum DecimalText {
    /// The number in `text`, with a point or a comma before the fraction; nil when it is none.
    static func read(_ text: String?) -> Double? {
        guard let text, text.utf8.allSatisfy(isPart) else { return nil }
        guard let value = Double(String(text.map { $0 == "," ? "." : $0 })), value.isFinite else {
            return nil
        }
        return value
    }

    /// Neither hexadecimal numbers nor exponents, which nobody rates with.
    private static func isPart(_ byte: UInt8) -> Bool {
        ASCII.isDigit(byte)
            || [UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "-")].contains(byte)
    }
}
