// SPDX-License-Identifier: Apache-2.0

/// Why a fetch gave no document.
///
/// No case holds a user name or a password, and no text from a server but certificate trouble,
/// which is reduced to printable ASCII.
package enum FetchFailure: Error, Sendable, Hashable {
    /// The address of the request is none that can be fetched: the configuration must change.
    case badAddress(reason: String)
    /// The host lies in a network that is not allowed; the payload is its IP address.
    case refusedAddress(String)
    /// A redirect leads to something that is no http or https address.
    case refusedRedirect
    /// A redirect leads to another origin, which must not see the headers or the certificate that
    /// are meant for the first.
    case foreignRedirect(host: String)
    /// The proxy cannot be used, or does not connect.
    case proxy(reason: String)
    /// More redirects than the limit.
    case tooManyRedirects(limit: Int)
    /// The name of the host has no address at the moment.
    case nameNotFound(host: String)
    /// No connection, or it broke before an answer came.
    case connection(reason: String)
    /// No secure connection: certificate, version, or no TLS at all.
    case tls(reason: String)
    /// The answer was not complete when a time was over: for connecting, of being too slow, or in
    /// all; the payload is the limit that was reached.
    case timeout(limit: Duration)
    /// The body is larger than the limit, after decompression.
    case tooLarge(limitBytes: Int)
    /// The headers are larger than the limit.
    case headersTooLarge(limitBytes: Int)
    /// Too many large bodies arrived at the same moment.
    case crowdedOut(limitBytes: Int)
    /// The server answered with another status than 200 (or 304 where it was asked for).
    ///
    /// `retryAfterSeconds` is what its `Retry-After` header asks for, not negative.
    case status(Int, retryAfterSeconds: Int?)
    /// The answer is not HTTP, ends early, or cannot be decompressed.
    case brokenAnswer(reason: String)
    /// The task that asked was cancelled.
    case cancelled
    /// The fetcher was shut down.
    case shutDown
    /// libcurl refused an option or has no memory; nothing was sent.
    case library(reason: String)

    /// Whether the same request may well succeed within minutes.
    package var isWorthRetrying: Bool {
        switch self {
        case .nameNotFound, .connection, .timeout, .crowdedOut, .brokenAnswer, .library,
            .proxy:
            true
        case .status(let code, _): Self.passingStatuses.contains(code)
        case .badAddress, .refusedAddress, .refusedRedirect, .foreignRedirect, .tooManyRedirects,
            .tls, .tooLarge,
            .headersTooLarge, .cancelled, .shutDown:
            false
        }
    }

    /// Statuses that speak of the moment, not of the request.
    ///
    /// Sources: RFC 9110, sections 15.5 and 15.6; RFC 8470 (425); RFC 6585 (429).
    private static let passingStatuses: Set<Int> = [408, 425, 429, 500, 502, 503, 504]
}

extension FetchFailure: CustomStringConvertible {
    /// One plain sentence for logs and error records.
    package var description: String {
        switch self {
        case .badAddress(let reason): "The address cannot be fetched: \(reason)."
        case .refusedAddress(let address):
            "The host has the address \(address), which lies in a network that is not allowed."
        case .refusedRedirect: "A redirect leads to something that is no http or https address."
        case .foreignRedirect(let host):
            "A redirect leads to \(host), which must not see the login of this feed"
                + " (if it may, write that address into url)."
        case .proxy(let reason): "The proxy does not connect: \(reason)."
        case .tooManyRedirects(let limit): "The address was redirected more than \(limit) times."
        case .nameNotFound(let host): "The name \(host) has no address."
        case .connection(let reason): "The connection failed: \(reason)."
        case .tls(let reason): "The connection could not be made secure: \(reason)."
        case .timeout(let limit):
            "The answer was not complete within \(limit.secondsText)."
        case .tooLarge(let limit): "The document is larger than \(limit) bytes."
        case .headersTooLarge(let limit):
            "The headers of the answer are larger than \(limit) bytes."
        case .crowdedOut(let limit):
            "More than \(limit) bytes of large documents arrived at the same moment."
        case .status(let code, let seconds?):
            "The server answered with status \(code) and asks to wait \(seconds) s."
        case .status(let code, nil): "The server answered with status \(code)."
        case .brokenAnswer(let reason): "The answer is broken: \(reason)."
        case .cancelled: "The fetch was cancelled."
        case .shutDown: "The fetcher was shut down."
        case .library(let reason): "The fetch could not be started: \(reason)."
        }
    }
}
