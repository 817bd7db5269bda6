// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

/// Everything that is set on an easy handle, each option with its reason.
struct CurlOptions {
    let handle: UnsafeMutableRawPointer

    /// What we read, best first: the formats of feeds, then pages, then whatever there is.
    static let acceptHeaders: [[UInt8]] = [
        Array(
            ("Accept: application/atom+xml, application/rss+xml, application/rdf+xml, "
                + "application/feed+json, application/json;q=0.9, application/xml;q=0.9, "
                + "text/xml;q=0.9, text/html;q=0.5, */*;q=0.1\0").utf8)
    ]

    /// Sets what all fetches have in common.
    func apply(_ settings: FetchSettings) throws(FetchFailure) {
        try applyProtocols(settings)
        try applyLimits(settings)
        try applyPrivacy()
    }

    /// Sets what this one request asks for.
    func apply(_ order: Order) throws(FetchFailure) {
        try set(CURLOPT_URL, order.address.text)
        try set(CURLOPT_FORBID_REUSE, order.keepsConnection ? 0 : 1)
        guard let access = order.access else { return }
        if access.hasLogin {
            // Nobody else's request goes over a connection that has seen a login, nor the reverse.
            try set(CURLOPT_FRESH_CONNECT, 1)
            try set(CURLOPT_FORBID_REUSE, 1)
        }
        try apply(login: access.login)
        try apply(certificate: access.certificate)
        try apply(proxy: access.proxy)
    }

    private func apply(login: Login?) throws(FetchFailure) {
        guard let login else { return }
        // Basic alone, which is what libcurl does without being told. It goes to the first origin
        // only, see CURLOPT_UNRESTRICTED_AUTH.
        try set(CURLOPT_USERNAME, login.user)
        try set(CURLOPT_PASSWORD, login.password)
    }

    private func apply(certificate: ClientCertificate?) throws(FetchFailure) {
        guard let certificate else { return }
        for (option, part) in [
            (CURLOPT_SSLCERT_BLOB, certificate.certificate), (CURLOPT_SSLKEY_BLOB, certificate.key),
        ] {
            try check(ccurl_set_blob(handle, option, part.bytes, part.bytes.count))
        }
        // Without one OpenSSL asks the terminal for the pass phrase of a key that has one.
        try set(CURLOPT_KEYPASSWD, "")
    }

    private func apply(proxy: Proxy?) throws(FetchFailure) {
        guard let proxy else { return }
        try set(CURLOPT_PROXY, proxy.address)
        // Empty: no exception from the environment.
        try set(CURLOPT_NOPROXY, "")
        // Its answer to CONNECT is none of the feed.
        try set(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        guard let login = proxy.login else { return }
        try set(CURLOPT_PROXYUSERNAME, login.user)
        try set(CURLOPT_PROXYPASSWORD, login.password)
    }

    func setHeaders(_ list: UnsafeMutablePointer<curl_slist>?) throws(FetchFailure) {
        try check(ccurl_set_list(handle, CURLOPT_HTTPHEADER, list))
    }

    private func applyProtocols(_ settings: FetchSettings) throws(FetchFailure) {
        // libcurl itself would follow a redirect to ftp.
        try set(CURLOPT_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        try set(CURLOPT_FOLLOWLOCATION, 1)
        try set(CURLOPT_MAXREDIRS, max(settings.maxRedirects, 0))
        try set(CURLOPT_SSLVERSION, ccurl_tls_1_2)
        // Empty: every encoding this libcurl can decode.
        try set(CURLOPT_ACCEPT_ENCODING, "")
        try set(CURLOPT_USERAGENT, settings.userAgent.printableASCII)
        // Signals would hit whatever thread the program has.
        try set(CURLOPT_NOSIGNAL, 1)
        // A name server that does not answer must not hold the loop when its transfer is removed.
        try set(CURLOPT_QUICK_EXIT, 1)
        // The cache slows down with the number of hosts and would keep an address past its time.
        try set(CURLOPT_DNS_CACHE_TIMEOUT, 0)
    }

    private func applyLimits(_ settings: FetchSettings) throws(FetchFailure) {
        try set(CURLOPT_TIMEOUT_MS, settings.timeout.limitMilliseconds)
        try set(CURLOPT_CONNECTTIMEOUT_MS, settings.connectTimeout.limitMilliseconds)
        try set(CURLOPT_LOW_SPEED_LIMIT, max(settings.slowestBytesPerSecond, 1))
        try set(CURLOPT_LOW_SPEED_TIME, settings.slowestFor.limitSeconds)
        // Refuses a body that announces its size; all others are counted as they come.
        try check(
            ccurl_set_size(
                handle, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(max(settings.maxBodyBytes, 1))))
    }

    /// Nothing goes to a server that it need not know, and nothing of this machine takes part.
    private func applyPrivacy() throws(FetchFailure) {
        // A proxy from the environment would connect for us, past the check of addresses.
        try set(CURLOPT_PROXY, "")
        try set(CURLOPT_NETRC, ccurl_netrc_ignored)
        // User name and password go to the host of the request alone, not where it redirects to.
        try set(CURLOPT_UNRESTRICTED_AUTH, 0)
        try set(CURLOPT_AUTOREFERER, 0)
        // Cookies need no option: without CURLOPT_COOKIEFILE libcurl keeps and sends none.
    }

    private func set(_ option: CURLoption, _ value: Int) throws(FetchFailure) {
        try check(ccurl_set_long(handle, option, value))
    }

    private func set(_ option: CURLoption, _ value: String) throws(FetchFailure) {
        try check(ccurl_set_text(handle, option, value))
    }

    private func set(_ option: CURLoption, _ secret: Secret) throws(FetchFailure) {
        try check(ccurl_set_text(handle, option, secret.text))
    }

    func check(_ code: CURLcode) throws(FetchFailure) {
        guard code == CURLE_OK else { throw .library(reason: code.text) }
    }
}
