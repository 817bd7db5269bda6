// SPDX-License-Identifier: Apache-2.0

import Model

/// Keeps the publisher's id of an item, however long it is.
enum ItemID {
    /// `text` itself when it fits, else its beginning with a fingerprint of the whole, so that two
    /// long ids that begin alike stay two.
    static func fit(_ text: String?, limit: Int) -> String? {
        guard let text else { return nil }
        guard text.utf8.count > limit else { return text }
        let hash = String(StableHash.of(text), radix: 16)
        guard let start = CleanText.clean(text, limit: max(0, limit - hash.utf8.count - 1)) else {
            return hash
        }
        return "\(start)#\(hash)"
    }
}
