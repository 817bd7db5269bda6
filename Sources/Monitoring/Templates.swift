// SPDX-License-Identifier: Apache-2.0

package import Publishing

/// The words of the files that people read, made from templates that users may replace.
package struct Templates: Sendable {
    package let alert: AlertMarkdown
    package let feedAlert: FeedAlertMarkdown

    /// Reads the data folders.
    ///
    /// Throws: the first template that is missing or cannot be read, with its line.
    package init(_ folders: DataFolders) throws(ConfigurationFailure) {
        alert = try Self.read("alert.md.mustache", folders, AlertMarkdown.init)
        feedAlert = try Self.read("feed-alert.md.mustache", folders, FeedAlertMarkdown.init)
    }

    private static func read<Words>(
        _ name: String, _ folders: DataFolders, _ make: (String) throws(TemplateProblem) -> Words
    ) throws(ConfigurationFailure) -> Words {
        guard let text = folders.template(name) else {
            throw ConfigurationFailure([Problem(file: "templates/\(name)", what: "not found")])
        }
        do throws(TemplateProblem) {
            return try make(text)
        } catch {
            throw ConfigurationFailure([
                Problem(file: "templates/\(name)", line: error.line, what: error.reason)
            ])
        }
    }
}
