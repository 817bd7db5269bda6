// SPDX-License-Identifier: Apache-2.0

internal import Model

/// The limits of every fetch of one `Fetcher`: bytes, seconds, redirects, networks.
///
/// Zero and negative values are raised to the smallest that means a limit, since libcurl reads 0 as
/// "no limit".
package struct FetchSettings: Sendable, Hashable {
    /// From the start of a transfer to its last byte, name look-up and redirects included.
    ///
    /// A feed answers within a second or two; 30 s leaves room for a page made on demand by a slow
    /// server and still ends before the shortest sensible poll interval of one minute.
    package var timeout: Duration = .seconds(30)

    /// From the start to a connection that is ready for the request, TLS included.
    ///
    /// 10 s are three lost SYN packets (resent after 1, 3 and 7 s); later a host is down.
    package var connectTimeout: Duration = .seconds(10)

    /// A transfer slower than this for `slowestFor` is given up; bytes per second.
    ///
    /// 100 B/s is below any working line, and far above a server that drips to hold us.
    package var slowestBytesPerSecond = 100

    /// How long a transfer may be slower than `slowestBytesPerSecond`; whole seconds count.
    ///
    /// 20 s, since the time a server thinks before its first byte counts as slow as well.
    package var slowestFor: Duration = .seconds(20)

    /// The most bytes of a body, after decompression.
    package var maxBodyBytes = Limits.standard.documentBytes

    /// Body bytes that every transfer may hold whatever the others do.
    ///
    /// 512 KiB covers nearly all feeds (30 KB is common), so that they arrive even while others
    /// use up `sharedBodyBytes`.
    package var ownBodyBytes = 512 << 10

    /// Body bytes beyond `ownBodyBytes` that all transfers of the moment share.
    ///
    /// With 64 transfers of 512 KiB and arrays that double as they grow, 48 MiB keeps the bodies in
    /// flight below 160 MiB at the very worst, of the 256 MiB that the service may use.
    package var sharedBodyBytes = 48 << 20

    /// The most header bytes of a fetch, over all its redirects and interim answers.
    ///
    /// Common servers send 1 to 4 KB an answer; 64 KiB holds eleven answers of 5 KB.
    package var maxHeaderBytes = 64 << 10

    /// The most redirects that are followed in one fetch.
    ///
    /// Feeds move from http to https, to another host, to a feed service: four or five. Ten is what
    /// other clients allow.
    package var maxRedirects = 10

    /// The most transfers at once; further requests wait, and their time limit with them.
    ///
    /// 64 keeps the open files (one socket each, and as many idle ones) far below 1,024.
    package var maxTransfers = 64

    /// The `User-Agent` header; add an address where a publisher can complain.
    package var userAgent = "Leumund"

    /// Networks that may be reached although `AddressGuard` refuses them by default.
    package var allowedNetworks: [Network] = []

    package init() {}
}

extension Duration {
    /// Whole milliseconds, at least 1 and at most an hour, which no limit of a fetch should pass.
    var limitMilliseconds: Int {
        let clamped = min(max(self, .milliseconds(1)), .seconds(3600))
        return Int(clamped.components.seconds) * 1000
            + Int(clamped.components.attoseconds / 1_000_000_000_000_000)
    }

    /// The limit in seconds for people, such as `30 s` or `1.5 s`.
    var secondsText: String {
        let milliseconds = limitMilliseconds
        return milliseconds % 1000 == 0
            ? "\(milliseconds / 1000) s" : "\(Double(milliseconds) / 1000) s"
    }

    /// Whole seconds, rounded up, at least 1 and at most an hour.
    var limitSeconds: Int { (limitMilliseconds + 999) / 1000 }
}
