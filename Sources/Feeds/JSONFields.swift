// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// Turns values of JSON into fields of a feed: clean, plain, within the limits.
struct JSONFields {
    let limits: Limits
    /// Where relative links start, best first.
    var bases: [String?] = []

    /// A text that means what it says: a `<` in it stays.
    func text(_ value: JSONValue?) -> String? {
        value?.string.flatMap { CleanText.clean($0, limit: limits.textBytes) }
    }

    /// The text of a body of HTML.
    func html(_ value: JSONValue?) -> String? {
        value?.bytes.flatMap { PlainText.stripBody($0, limit: limits.textBytes) }
    }

    /// A name or another short text.
    func name(_ value: JSONValue?) -> String? {
        value?.string.flatMap { CleanText.clean($0, limit: limits.nameBytes) }
    }

    func language(_ value: JSONValue?) -> String? {
        value?.string.flatMap { CleanText.clean($0, limit: LanguageTag.limit) }
    }

    func id(_ value: JSONValue?) -> String? {
        let text = value?.string.flatMap { CleanText.clean($0, limit: .max) }
        return ItemID.fit(text, limit: limits.nameBytes)
    }

    func link(_ value: JSONValue?) -> String? {
        WebLink.resolve(value?.string, against: bases, limit: limits.nameBytes)
    }

    func date(_ value: JSONValue?) -> Date? {
        name(value).flatMap(FeedDate.read)
    }

    /// A moment in seconds since 1970.
    func epoch(_ value: JSONValue?) -> Date? {
        // Zero stands for "never"; the end is that of the year 9999, the last that RFC 3339 has.
        guard let seconds = value?.number, seconds > 0, seconds < 253_402_300_800 else {
            return nil
        }
        return Date(timeIntervalSince1970: seconds)
    }

    /// What `read` makes of the elements of a list, up to the limit of items.
    ///
    /// What is no object, or was cut where the document breaks off, is left out.
    func items(_ list: JSONElements, read: (JSONValue) -> Item?) -> [Item] {
        var items: [Item] = []
        for value in list where value.isObject && value.isWhole {
            guard items.count < limits.items else { break }
            if let item = read(value) { items.append(item) }
        }
        return items
    }
}
