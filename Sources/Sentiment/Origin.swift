// SPDX-License-Identifier: Apache-2.0

/// Whose words an entry belongs to.
package enum Origin: Sendable, Hashable {
    /// The shipped words of everyday language.
    case general
    /// A domain pack, whoever wrote it.
    case pack(String)
    /// A folder that the user laid over the shipped one.
    case user

    /// What the evidence of a word says.
    var reason: String {
        switch self {
        case .general: "lexicon"
        case .pack(let name): "pack \(name)"
        case .user: "user lexicon"
        }
    }

    /// What is added where the evidence already says what was found; nothing for the general ones.
    func reason(of find: String) -> String { self == .general ? find : "\(find), \(reason)" }
}
