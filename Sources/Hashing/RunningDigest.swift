// SPDX-License-Identifier: Apache-2.0

internal import CCrypto

/// SHA-256 of bytes that come piece by piece.
package final class RunningDigest {
    private let context: OpaquePointer

    /// The digest of nothing yet.
    package init() {
        guard let context = EVP_MD_CTX_new(),
            EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
        else { preconditionFailure("OpenSSL has no SHA-256, or there is no memory") }
        self.context = context
    }

    deinit { EVP_MD_CTX_free(context) }

    /// Takes the next bytes.
    package func append(_ bytes: [UInt8]) {
        let status = EVP_DigestUpdate(context, bytes, bytes.count)
        precondition(status == 1, "only a digest that was not begun cannot go on")
    }

    /// The digest of all bytes so far, as 64 hexadecimal digits; ends it.
    package func finish() -> String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        let status = EVP_DigestFinal_ex(context, &digest, &length)
        precondition(status == 1, "a digest is ended once")
        return Digest.hex(digest.prefix(Int(length)))
    }
}
