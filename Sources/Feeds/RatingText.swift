// SPDX-License-Identifier: Apache-2.0

import Model

extension Rating {
    /// A rating as a feed writes it, on the scale it names, else on the usual 1 to 5.
    init?(text: String?, best: String? = nil, worst: String? = nil, voters: Int? = nil) {
        guard let value = WrittenNumber.read(text) else { return nil }
        self.init(
            value: value, best: WrittenNumber.read(best) ?? 5,
            worst: WrittenNumber.read(worst) ?? 1,
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
