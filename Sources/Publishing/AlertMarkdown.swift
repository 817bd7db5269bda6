// SPDX-License-Identifier: Apache-2.0

import Foundation
package import Model
import Mustache

/// Writes an alert for people: a Markdown file that stands on its own.
///
/// The words stand in a template that users may replace; every value is escaped before the
/// template sees it, so that no template can let text from a feed become markup.
package struct AlertMarkdown: Sendable {
    private let template: MustacheTemplate

    /// - Parameter template: Mustache; docs/alerts.md lists the values it may use.
    /// - Throws: ``TemplateProblem`` with the line where it cannot be read.
    package init(template: String) throws(TemplateProblem) {
        do {
            // Values come escaped as Markdown; escaping them as HTML too would spoil them.
            self.template = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT }}\n" + template)
        } catch let error as MustacheTemplate.ParserError {
            // One line of ours stands before the user's first.
            throw TemplateProblem(
                line: error.context.lineNumber - 1, reason: String(describing: error.error))
        } catch {
            throw TemplateProblem(line: 1, reason: String(describing: error))
        }
    }

    /// The file's text; the same alert gives the same bytes.
    package func text(of alert: Alert, team: Team, provenance: Provenance) -> String {
        template.render(AlertView(alert, team: team, provenance: provenance).values)
    }
}

/// A template that cannot be read.
package struct TemplateProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package var line: Int
    package var reason: String

    package var description: String { "line \(line): \(reason)" }
}
