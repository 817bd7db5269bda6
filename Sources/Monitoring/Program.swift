// SPDX-License-Identifier: Apache-2.0

/// What the program says of itself.
package enum Program {
    package static let version = "0.1.0"

    /// `leumund 0.1.0`, as alerts name what wrote them.
    package static var title: String { "leumund \(version)" }

    /// How it presents itself to servers: name, version, and whom to ask.
    static func userAgent(contact: String?) -> String {
        "Leumund/\(version)" + (contact.map { " (+\($0))" } ?? "")
    }
}
