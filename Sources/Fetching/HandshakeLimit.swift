// SPDX-License-Identifier: Apache-2.0

internal import CCurl

/// Ends a connection whose server never lets the loop go.
///
/// OpenSSL reads handshake messages as long as they come without waiting, and libcurl looks at no
/// time limit before it is back: a server that sends them without end would hold the one thread
/// of all transfers. So they are counted, and a connection that brings too many is shut.
///
/// `@unchecked Sendable`: only the thread of `CurlLoop` touches it.
final class HandshakeLimit: @unchecked Sendable {
    /// Handshake messages of one connection in one pass of the loop over all transfers.
    ///
    /// A handshake has about ten, with all tickets and certificates.
    private static let limit = 1_000

    private var messages: [OpaquePointer: Int] = [:]

    /// A new pass of the loop begins.
    func beginPass() { messages.removeAll(keepingCapacity: true) }

    /// Watches the connections of a transfer; this object must outlive them.
    func watch(_ options: CurlOptions) throws(FetchFailure) {
        let context = Unmanaged.passUnretained(self).toOpaque()
        try options.check(
            ccurl_set_pointer(options.handle, CURLOPT_SSL_CTX_DATA, context))
        let code = ccurl_set_tls_setup(options.handle) { _, settings, context in
            ccurl_observe_tls(settings, HandshakeLimit.observe, context)
            return CURLE_OK
        }
        // A libcurl on another library than OpenSSL does without.
        guard code != CURLE_NOT_BUILT_IN, code != CURLE_UNKNOWN_OPTION else { return }
        try options.check(code)
    }

    private static let observe: ccurl_tls_observer = {
        isSent, _, type, _, _, connection, context in
        guard isSent == 0, type == ccurl_tls_handshake, let context else { return }
        Unmanaged<HandshakeLimit>.fromOpaque(context).takeUnretainedValue().received(connection)
    }

    private func received(_ connection: OpaquePointer?) {
        guard let connection else { return }
        messages[connection, default: 0] += 1
        guard messages[connection] == Self.limit else { return }
        // From now on it reads from where nothing comes, which ends it; libcurl keeps the socket.
        SSL_set0_rbio(connection, BIO_new(BIO_s_null()))
    }
}
