// SPDX-License-Identifier: Apache-2.0

/// What a feed wants to see before it answers, and the way to it.
package struct Access: Sendable, Hashable {
    /// Header lines for the origin of the request's address, and nobody else.
    package var headers: [HeaderLine] = []
    /// User name and password for basic authentication, for the same origin.
    package var login: Login?
    /// A certificate that shows who asks.
    package var certificate: ClientCertificate?
    /// The proxy that connects for us.
    package var proxy: Proxy?

    package init() {}

    /// Whether it tells who asks: what is fetched with it shares no connection with anything else.
    package var hasLogin: Bool { !headers.isEmpty || login != nil || certificate != nil }

    /// Whether a redirect to another origin would show it a secret that libcurl does not hold back.
    var isBoundToOrigin: Bool { !headers.isEmpty || certificate != nil }
}

/// A user name and a password.
package struct Login: Sendable, Hashable {
    package let user: Secret
    package let password: Secret

    /// Reads `user:password`; nil without a colon, without a user, or with a control character.
    package init?(_ bytes: [UInt8]) {
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0,
            !bytes.contains(where: HeaderLine.isControl)
        else { return nil }
        user = Secret(Array(bytes[..<colon]))
        password = Secret(Array(bytes[(colon + 1)...]))
    }
}

/// A certificate with its key, both PEM.
package struct ClientCertificate: Sendable, Hashable {
    package let certificate: Secret
    package let key: Secret

    package init(certificate: Secret, key: Secret) {
        self.certificate = certificate
        self.key = key
    }
}
