// SPDX-License-Identifier: Apache-2.0

package import Model

/// Mentions as a table for spreadsheets (RFC 4180).
package enum MentionTable {
    package static let header =
        "id,brand,published,arrived,source,author,language,score,label,rating,link,text\r\n"

    /// One line with its line break.
    ///
    /// A cell that a spreadsheet would take for a formula is given a leading apostrophe: the text
    /// comes from strangers (OWASP, CSV injection).
    package static func row(_ mention: Mention) -> String {
        let cells = [
            mention.id, mention.brandID, UTCTime.text(mention.published),
            UTCTime.text(mention.arrived), harmless(mention.source),
            harmless(mention.author ?? ""), mention.score.language ?? "",
            String(mention.score.value), mention.score.label.rawValue,
            mention.rating.map { String($0.value) } ?? "", harmless(mention.link ?? ""),
            harmless(mention.text),
        ]
        return cells.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func harmless(_ text: String) -> String {
        // Scalars, not characters: an equals sign with an accent over it is still one.
        guard let first = text.unicodeScalars.first, "=+-@\t\r|".unicodeScalars.contains(first)
        else { return text }
        return "'" + text
    }

    private static func quoted(_ cell: String) -> String {
        let scalars = cell.unicodeScalars
        guard scalars.contains(where: { $0 == "," || $0 == "\"" || Character($0).isNewline })
        else { return cell }
        let doubled = scalars.flatMap { $0 == "\"" ? [$0, $0] : [$0] }
        return "\"" + String(String.UnicodeScalarView(doubled)) + "\""
    }
}
