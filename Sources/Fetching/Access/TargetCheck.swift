// SPDX-License-Identifier: Apache-2.0

internal import CCurl

/// What is looked at where the address of a request's target must be judged by its text.
extension Transfer {
    /// Whether the next request may go where it is to go; asked before each connection and each
    /// request, redirects included.
    ///
    /// Two things cannot be left to the check of sockets. Headers and certificates are sent to every
    /// host that a redirect names, so with them a redirect stays where it began. And behind a proxy
    /// we see its address only: there at least what is written as an address is checked.
    func permitsTarget() -> Bool {
        guard let access = order.access, access.isBoundToOrigin || access.proxy != nil else {
            return true
        }
        guard let target else { return stopped(.foreignRedirect(host: "an unreadable address")) }
        if access.isBoundToOrigin, target.origin != order.address.origin {
            return stopped(.foreignRedirect(host: target.host))
        }
        if access.proxy != nil, let refused = refusal(of: target) {
            return stopped(.refusedTarget(refused))
        }
        return true
    }

    /// The address that the next request goes to.
    private var target: WebAddress? {
        var text: UnsafePointer<CChar>?
        guard ccurl_get_text(handle, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK, let text else {
            return nil
        }
        do throws(FetchFailure) {
            return try WebAddress(String(cString: text))
        } catch {
            return nil  // who asks refuses what cannot be judged
        }
    }

    /// The host, if its text alone says that it must not be reached.
    private func refusal(of target: WebAddress) -> String? {
        if let address = IPAddress(target.bareHost) {
            return addressGuard.permits(address) ? nil : address.description
        }
        let isOwn =
            ["localhost", "localhost."].contains(target.host.lowercased())
            || target.host.lowercased().hasSuffix(".localhost")
        guard isOwn, let loopback = IPAddress("127.0.0.1") else { return nil }
        return addressGuard.permits(loopback) ? nil : target.host
    }
}
