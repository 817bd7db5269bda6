// SPDX-License-Identifier: Apache-2.0

package import Model

/// Writes an alert for people: a Markdown file that stands on its own.
package struct AlertMarkdown: Sendable {
    private let template: MarkdownTemplate

    /// - Parameter template: Mustache; docs/alerts.md lists the values it may use.
    /// - Throws: ``TemplateProblem`` with the line where it cannot be read.
    package init(template: String) throws(TemplateProblem) {
        self.template = try MarkdownTemplate(template)
    }

    /// The file's text; the same alert gives the same bytes.
    package func text(of alert: Alert, team: Team, provenance: Provenance) -> String {
        template.render(AlertView(alert, team: team, provenance: provenance).values)
    }
}
