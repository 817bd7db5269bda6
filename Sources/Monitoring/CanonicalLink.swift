// SPDX-License-Identifier: Apache-2.0

/// The part of a web address that tells pages apart, the same however a reader is sent there.
///
/// Scheme, `www.`, default ports, the last slash, the order of parameters, parameters that only
/// say where a reader comes from, and most fragments make no difference.
enum CanonicalLink {
    /// Parameters that name a campaign, a click, a mail or a session, never a page.
    ///
    /// Source: documentation of Google Analytics and Ads (`gclid`, `_ga`), Meta (`fbclid`),
    /// Microsoft Advertising (`msclkid`), Mailchimp (`mc_cid`), HubSpot (`_hsenc`), AT Internet
    /// (`xtor`), Mapp (`wt_mc`), Marketo (`mkt_tok`), PHP and Java sessions.
    private static let trackers: Set<String> = [
        "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "_ga", "_gl", "fbclid", "msclkid",
        "yclid", "twclid", "ttclid", "igshid", "igsh", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
        "mkt_tok", "vero_id", "oly_enc_id", "oly_anon_id", "xtor", "wt_mc", "wt_zmc", "cmpid",
        "ns_campaign", "ns_mchannel", "ns_source", "phpsessid", "jsessionid",
    ]
    /// Beginnings of such names: Google Analytics, Matomo (three), HubSpot advertising.
    private static let trackerBeginnings = ["utm_", "mtm_", "pk_", "matomo_", "hsa_"]

    /// What is left of an address; nil when it names a host and no page.
    ///
    /// Linear in its length, but for the sorting of its parameters.
    static func of(_ link: String) -> String? {
        let (address, fragment) = link[...].cut(at: "#")
        let (place, query) = address.cut(at: "?")
        let (host, path) = parts(of: place)
        let parameters = query.map(parameters) ?? []
        let anchor = fragment.flatMap { isPlace($0) ? "#\($0)" : nil } ?? ""
        guard !(path.isEmpty && parameters.isEmpty && anchor.isEmpty) else { return nil }
        return "\(host)/\(path)?\(parameters.joined(separator: "&"))\(anchor)"
    }

    private static func parameters(of query: Substring) -> [Substring] {
        query.utf8.split(separator: UInt8(ascii: "&")).map(Substring.init)
            .filter { !isTracker($0) }.sorted()
    }

    /// Host in small letters without `www.` and default port; path without its outer slashes.
    private static func parts(of place: Substring) -> (host: String, path: Substring) {
        let (name, path) = behindScheme(place).cut(at: "/")
        var host = name.lowercased()
        for port in [":80", ":443"] where host.hasSuffix(port) { host.removeLast(port.count) }
        if host.hasPrefix("www.") { host.removeFirst(4) }
        var page = path ?? ""
        if page.hasSuffix("/") { page.removeLast() }
        return (host, page)
    }

    /// The address without `https://`, or `feed:https://`; what follows a slash is part of a path.
    private static func behindScheme(_ place: Substring) -> Substring {
        var rest = place
        while let behind = rest.cut(at: ":").1 {
            if behind.hasPrefix("//") { return behind.dropFirst(2) }
            if rest.utf8.prefix(while: { $0 != UInt8(ascii: ":") }).contains(UInt8(ascii: "/")) {
                break
            }
            rest = behind
        }
        return place
    }

    private static func isTracker(_ parameter: Substring) -> Bool {
        let name = parameter.cut(at: "=").0.lowercased()
        return trackers.contains(name) || trackerBeginnings.contains { name.hasPrefix($0) }
    }

    /// Whether a fragment names a place of its own: a route (`#!/a`, `#/a`), or one comment of a
    /// page (`#comment-12`), but not `#comments`, `#:~:text=...` or `#xtor=RSS-1`.
    private static func isPlace(_ fragment: Substring) -> Bool {
        if fragment.hasPrefix("!") || fragment.hasPrefix("/") { return true }
        return fragment.contains(where: \.isNumber) && !fragment.contains("=")
    }
}

extension Substring {
    /// What stands before the first such sign, and what behind it; nil when there is none.
    fileprivate func cut(at sign: Unicode.Scalar) -> (Substring, Substring?) {
        // By bytes: the letters of an address are none of more than one.
        guard let place = utf8.firstIndex(of: UInt8(ascii: sign)) else { return (self, nil) }
        return (self[..<place], self[utf8.index(after: place)...])
    }
}
