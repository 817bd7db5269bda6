// SPDX-License-Identifier: Apache-2.0

extension TextKind {
    /// The kind of a text construct.
    ///
    /// Source: RFC 4287 sections 3.1.1 and 4.1.3.3; `mode` is Atom 0.3, draft-ietf-atompub-format
    /// before 02.
    static func atom(_ element: XMLElement) -> TextKind {
        guard element.attributes.count > 0 else { return .plain }
        let type = element.attributes["type"]?.lowercased() ?? ""
        let isHTML = type == "html" || type.hasPrefix("text/html")
        switch element.attributes["mode"]?.lowercased() {
        case "base64": return .base64(isHTML: isHTML || type.contains("xhtml"))
        case "xml" where isHTML: return .xhtml
        default: break
        }
        if isHTML { return .html }
        if type == "xhtml" || type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .xhtml }
        // Every other media type but text is binary, which Atom carries as Base64.
        let isBinary = type.contains("/") && !type.hasPrefix("text/")
        return isBinary ? .base64(isHTML: false) : .plain
    }
}
