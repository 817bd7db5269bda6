// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

/// An http or https address, read by libcurl's own parser so that check and fetch cannot disagree.
struct WebAddress: Sendable, Hashable {
    /// The address in libcurl's normal form, user name and password included: for libcurl alone.
    let text: String
    /// The same without user name and password, for everybody else.
    let redacted: String
    /// The host's name as printable ASCII, for messages.
    let host: String

    /// Scheme, host and port: who is asked.
    let origin: String

    /// The host without the brackets of IPv6 and the dot of a full name, for reading an address.
    var bareHost: String { host.trimmingCharacters(in: CharacterSet(charactersIn: "[].")) }

    var hasCredentials: Bool { text != redacted }

    /// Throws `badAddress` for everything that is no http or https address.
    init(_ address: String) throws(FetchFailure) {
        guard !address.utf8.contains(0) else {
            throw .badAddress(reason: "it holds a NUL character")
        }
        guard let parts = curl_url() else { throw .library(reason: "out of memory") }
        defer { curl_url_cleanup(parts) }
        // Spaces and letters beyond ASCII are common in hand-written addresses and get escaped.
        let flags = UInt32(CURLU_URLENCODE | CURLU_ALLOW_SPACE)
        try Self.check(curl_url_set(parts, CURLUPART_URL, address, flags))
        guard ["http", "https"].contains(try Self.part(CURLUPART_SCHEME, of: parts)) else {
            throw .badAddress(reason: "only http and https are fetched")
        }
        try Self.encodeHost(of: parts)
        host = try Self.part(CURLUPART_HOST, of: parts).printableASCII
        let port = try Self.part(CURLUPART_PORT, of: parts, UInt32(CURLU_DEFAULT_PORT))
        origin = "\(try Self.part(CURLUPART_SCHEME, of: parts))://\(host.lowercased()):\(port)"
        text = try Self.part(CURLUPART_URL, of: parts)
        for secret in [CURLUPART_USER, CURLUPART_PASSWORD, CURLUPART_OPTIONS] {
            try Self.check(curl_url_set(parts, secret, nil, 0))
        }
        redacted = try Self.part(CURLUPART_URL, of: parts)
    }

    /// Writes a host name beyond ASCII as name servers know it (`xn--...`).
    ///
    /// libcurl would do so by the locale of the process, and fail in that of a service.
    private static func encodeHost(of parts: OpaquePointer) throws(FetchFailure) {
        let written = try part(CURLUPART_HOST, of: parts)
        guard !written.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        guard let encoded = URLComponents(string: "http://\(written)/")?.encodedHost else {
            throw .badAddress(reason: "the host has letters that no host name may have")
        }
        try check(curl_url_set(parts, CURLUPART_HOST, encoded, 0))
    }

    private static func part(
        _ part: CURLUPart, of parts: OpaquePointer, _ flags: UInt32 = 0
    ) throws(FetchFailure) -> String {
        var bytes: UnsafeMutablePointer<CChar>?
        try check(curl_url_get(parts, part, &bytes, flags))
        guard let bytes else { return "" }
        defer { curl_free(bytes) }
        return String(cString: bytes)
    }

    private static func check(_ code: CURLUcode) throws(FetchFailure) {
        guard code != CURLUE_OK else { return }
        // The words of libcurl here are constant sentences, free of the address itself.
        throw .badAddress(
            reason: curl_url_strerror(code).map { String(cString: $0) } ?? "unreadable")
    }
}

extension String {
    /// The text with all but printable ASCII escaped, cut to 200 characters: safe in any log.
    ///
    /// 200 hold any host name worth reading and one sentence of libcurl.
    var printableASCII: String {
        unicodeScalars.prefix(200).map {
            (" "..."~").contains($0) ? String($0) : $0.escaped(asASCII: true)
        }
        .joined()
    }
}
