// SPDX-License-Identifier: Apache-2.0

import Mustache

/// The words of a Markdown file, which users may replace.
///
/// Every value is escaped before the template sees it, so that no template can let text from a
/// feed become markup.
struct MarkdownTemplate: Sendable {
    private let template: MustacheTemplate

    /// `text`: Mustache; docs/alerts.md lists the values it may use.
    ///
    /// Throws: ``TemplateProblem`` with the line where it cannot be read.
    init(_ text: String) throws(TemplateProblem) {
        do {
            // Values come escaped as Markdown; escaping them as HTML too would spoil them.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT }}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            // One line of ours stands before the user's first.
            throw TemplateProblem(
                line: error.context.lineNumber - 1, reason: String(describing: error.error))
        } catch {
            throw TemplateProblem(line: 1, reason: String(describing: error))
        }
    }

    /// The same values give the same bytes.
    func render(_ values: [String: Any]) -> String { template.render(values) }
}

/// A template that cannot be read.
package struct TemplateProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var line: Int
    package var reason: String

    package var description: String { "line \(line): \(reason)" }
}
