// SPDX-License-Identifier: Apache-2.0

/// A header that a feed wants to see, such as `Authorization: Bearer …`.
package struct HeaderLine: Sendable, Hashable {
    /// Why a line is none; no case holds what stands in it.
    package enum Fault: Error, Sendable, Hashable {
        /// No name, no colon behind it, or no value.
        case notAHeader
        /// A control character, which could forge a header of its own.
        case controlCharacter
        /// The header belongs to the transport; the payload is its usual spelling.
        case forbidden(String)
    }

    /// `Name: value`, as it is sent.
    package let line: Secret
    /// The name, which is not secret.
    package let name: String

    /// Reads `Name: value`.
    package init(_ bytes: some Collection<UInt8>) throws(Fault) {
        guard !bytes.contains(where: Self.isControl) else { throw .controlCharacter }
        let parts = bytes.split(separator: UInt8(ascii: ":"), maxSplits: 1)
        guard parts.count == 2, !parts[0].isEmpty, parts[0].allSatisfy(Self.isOfName),
            bytes.first != UInt8(ascii: ":"),
            parts[1].contains(where: { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
        else { throw .notAHeader }
        let name = String(decoding: parts[0], as: UTF8.self)
        if let known = Self.transport.first(where: { $0.lowercased() == name.lowercased() }) {
            throw .forbidden(known)
        }
        if name.lowercased().hasPrefix("proxy-") { throw .forbidden("Proxy-…") }
        self.name = name
        line = Secret(Array(bytes))
    }

    /// What the transport itself says, or what decides how the answer is read.
    ///
    /// Sources: RFC 9110, sections 7.2, 7.6, 8.6, 10.1, 12.5.3, 13.1 and 14.2; RFC 9112, section 6.
    private static let transport = [
        "Host", "Content-Length", "Transfer-Encoding", "Connection", "Keep-Alive", "TE", "Trailer",
        "Upgrade", "Expect", "Accept-Encoding", "Range", "If-Range", "If-Match", "If-None-Match",
        "If-Modified-Since", "If-Unmodified-Since",
    ]

    /// Whether a byte may not stand in any text of a request.
    static func isControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\t") || byte == 0x7F
    }

    /// Source: RFC 9110, section 5.6.2, `token`.
    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
