// SPDX-License-Identifier: Apache-2.0

/// Turns a reference as a feed writes it into an absolute http or https address.
enum WebLink {
    /// The address of `reference`, seen from the first base that is itself absolute.
    ///
    /// Nil for every other scheme, for what cannot be resolved, and for what is longer than
    /// `limit` UTF-8 bytes: a cut address leads elsewhere.
    /// Source: RFC 3986 section 5.2.
    static func resolve(_ reference: String?, against bases: [String?], limit: Int) -> String? {
        // Nearly all references are absolute and sound.
        if let reference, reference.utf8.count <= limit, isSound(reference) { return reference }
        guard let reference = tidy(reference, limit: limit), !reference.isEmpty else { return nil }
        if hasScheme(reference) { return isWeb(reference) ? reference : nil }
        for case let base? in bases {
            guard let tidied = tidy(base, limit: limit), isWeb(tidied),
                let parts = Parts(absolute: tidied)
            else { continue }
            let link = parts.resolve(reference)
            return link.utf8.count <= limit ? link : nil
        }
        return nil
    }

    /// Whether a text begins with a scheme, as every absolute reference does.
    static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first
        else { return false }
        return ASCII.isLetter(first)
            && text.utf8[..<colon].allSatisfy {
                ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == UInt8(ascii: "+")
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }

    /// Whether an absolute reference is an http or https one that names a host.
    private static func isWeb(_ text: String) -> Bool {
        var bytes = text.utf8.makeIterator()
        for expected in "http".utf8 where bytes.next().map(ASCII.lower) != expected { return false }
        var next = bytes.next()
        if next.map(ASCII.lower) == UInt8(ascii: "s") { next = bytes.next() }
        guard next == UInt8(ascii: ":"), bytes.next() == UInt8(ascii: "/"),
            bytes.next() == UInt8(ascii: "/"), let host = bytes.next()
        else { return false }
        return host != UInt8(ascii: "/") && host != UInt8(ascii: "?") && host != UInt8(ascii: "#")
    }

    /// Whether a text is an absolute http or https address that can be kept as it is.
    private static func isSound(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { $0.allSatisfy { $0 > 0x20 && $0 < 0x7F && !isUnsafe($0) } }
            && isWeb(text)
    }

    private static func isUnsafe(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\\"), UInt8(ascii: "`"):
            true
        default: false
        }
    }

    /// Cleaned, and with the characters escaped that no address may hold and that could end one
    /// in Markdown, HTML or a terminal.
    private static func tidy(_ text: String?, limit: Int) -> String? {
        // Twice the limit before the check, so that the check can see that it is exceeded.
        guard let text, let clean = CleanText.clean(text, limit: limit * 2 + 1) else { return nil }
        guard clean.utf8.contains(where: isUnsafe) else {
            return clean.utf8.count <= limit ? clean : nil
        }
        var out = ""
        for scalar in clean.unicodeScalars {
            switch scalar {
            case " ": out += "%20"
            case "\"": out += "%22"
            case "<": out += "%3C"
            case ">": out += "%3E"
            case "\\": out += "%5C"
            case "`": out += "%60"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out.utf8.count <= limit ? out : nil
    }
}

/// An absolute address, taken apart as far as resolving needs.
private struct Parts {
    var scheme: Substring
    var authority: Substring
    var path: Substring
    var query: Substring

    init?(absolute text: String) {
        guard let mark = text.firstRange(of: "://"), WebLink.hasScheme(text) else { return nil }
        scheme = text[..<mark.lowerBound]
        let rest = text[mark.upperBound...]
        let authorityEnd = rest.firstIndex { "/?#".contains($0) } ?? rest.endIndex
        authority = rest[..<authorityEnd]
        let tail = rest[authorityEnd...].prefix { $0 != "#" }
        let pathEnd = tail.firstIndex(of: "?") ?? tail.endIndex
        path = tail[..<pathEnd]
        query = tail[pathEnd...]
    }

    func resolve(_ reference: String) -> String {
        if reference.hasPrefix("//") { return "\(scheme):\(reference)" }
        let origin = "\(scheme)://\(authority)"
        if reference.hasPrefix("#") { return "\(origin)\(path)\(query)\(reference)" }
        if reference.hasPrefix("?") { return "\(origin)\(path)\(reference)" }
        let end = reference.firstIndex { $0 == "?" || $0 == "#" } ?? reference.endIndex
        let target = reference[..<end]
        let directory = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
        let joined = target.hasPrefix("/") ? String(target) : "\(directory)\(target)"
        return origin + Self.withoutDots(joined) + reference[end...]
    }

    /// Source: RFC 3986 section 5.2.4, remove_dot_segments.
    private static func withoutDots(_ path: String) -> String {
        guard path.contains("/.") else { return path }
        var kept: [Substring] = []
        let segments = path.split(separator: "/", omittingEmptySubsequences: false)
        for (index, segment) in segments.enumerated() {
            let isLast = index == segments.count - 1
            switch segment {
            case ".": if isLast { kept.append("") }
            case "..":
                if kept.count > 1 { kept.removeLast() }
                if isLast { kept.append("") }
            default: kept.append(segment)
            }
        }
        return kept.joined(separator: "/")
    }
}
