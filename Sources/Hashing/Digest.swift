// SPDX-License-Identifier: Apache-2.0

internal import CCrypto

/// Hashes nobody can aim at: the ids of what is stored, and the pseudonyms of authors.
package enum Digest {
    /// SHA-256 of the parts, each with its length before it, so that no two lists of parts give
    /// the same bytes; 64 hexadecimal digits.
    package static func sha256(_ parts: String...) -> String {
        sha256(framed(parts))
    }

    /// SHA-256 of bytes; 64 hexadecimal digits.
    package static func sha256(_ bytes: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = EVP_Digest(bytes, bytes.count, &digest, &length, EVP_sha256(), nil)
        precondition(status == 1, "OpenSSL has no SHA-256")
        return hex(digest.prefix(Int(length)))
    }

    /// HMAC-SHA-256 of the parts: without the key, nobody can try names against it.
    package static func keyed(_ key: [UInt8], _ parts: String...) -> String {
        keyed(key, framed(parts))
    }

    /// HMAC-SHA-256 of bytes (RFC 2104); 64 hexadecimal digits.
    package static func keyed(_ key: [UInt8], _ message: [UInt8]) -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let made = HMAC(
            EVP_sha256(), key, Int32(key.count), message, message.count, &digest, &length)
        precondition(made != nil, "OpenSSL has no HMAC")
        return hex(digest.prefix(Int(length)))
    }

    private static func framed(_ parts: [String]) -> [UInt8] {
        parts.reduce(into: []) { bytes, part in
            bytes += Array("\(part.utf8.count):".utf8) + Array(part.utf8)
        }
    }

    static func hex(_ bytes: ArraySlice<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
