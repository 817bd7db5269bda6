// SPDX-License-Identifier: Apache-2.0

extension TextKind {
    /// The kind of a text construct.
    ///
    /// Source: RFC 4287 sections 3.1.1 and 4.1.3.3; `mode` is Atom 0.3, draft-ietf-atompub-format
    /// before 02.
    static func atom(_ element: XMLElement) -> TextKind {
        guard element.attributes.count > 0 else { return .plain }
        let mode = element.attributes["mode"]?.lowercased()
        guard let type = element.attributes["type"]?.lowercased(), type != "text" else {
            return mode == "base64" ? .base64(isHTML: false) : .plain
        }
        let isHTML = type == "html" || type.hasPrefix("text/html")
        switch mode {
        case "base64": return .base64(isHTML: isHTML || type.hasSuffix("xhtml+xml"))
        case "xml" where isHTML: return .xhtml
        default: break
        }
        if isHTML { return .html }
        if type == "xhtml" || type.hasSuffix("+xml") || type.hasSuffix("/xml") { return .xhtml }
        // Every other media type but text is binary, which Atom carries as Base64.
        let isBinary = type.utf8.contains(UInt8(ascii: "/")) && !type.hasPrefix("text/")
        return isBinary ? .base64(isHTML: false) : .plain
    }
}
