// SPDX-License-Identifier: Apache-2.0

/// A proxy that connects to feeds for us, and looks up their names.
package struct Proxy: Sendable, Hashable {
    /// Why a text names no proxy.
    package enum Fault: Error, Sendable, Hashable {
        /// Not `http://`, `https://` or `socks5h://` with a host, or with more behind it.
        case notAProxy
        /// It holds a user name or password, which belong into a file.
        case hasCredentials
    }

    /// The address, free of secrets.
    package let address: String
    package var login: Login?

    /// Reads `scheme://host:port`.
    ///
    /// Of the SOCKS proxies only those that look up names themselves: otherwise ours would be asked,
    /// and the check of addresses would have to trust two answers.
    package init(_ text: String, login: Login? = nil) throws(Fault) {
        guard let mark = text.firstRange(of: "://"),
            ["http", "https", "socks5h"].contains(text[..<mark.lowerBound].lowercased())
        else { throw .notAProxy }
        let authority = text[mark.upperBound...]
        guard !authority.contains("@") else { throw .hasCredentials }
        do throws(FetchFailure) {
            // Its host and port are written like those of a web address.
            let web = try WebAddress("http://\(authority)")
            guard ["", "/"].contains(authority.drop { $0 != "/" }), web.text.hasSuffix("/") else {
                throw FetchFailure.badAddress(reason: "more than host and port")
            }
        } catch {
            throw .notAProxy
        }
        address = text.hasSuffix("/") ? String(text.dropLast()) : text
        self.login = login
    }
}
