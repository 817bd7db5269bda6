// SPDX-License-Identifier: Apache-2.0

internal import CCurl

/// libcurl's multi handle, which drives all transfers of one `CurlLoop`.
///
/// `@unchecked Sendable`: the thread of `CurlLoop` owns the handle. Others only call `wake`, which
/// libcurl allows from any thread, under the lock of `Mailbox` and never after `free`.
struct MultiHandle: @unchecked Sendable {
    let pointer: UnsafeMutableRawPointer
    /// Held here because connections live as long as the handle.
    let handshakes = HandshakeLimit()

    /// Whether libcurl could be set up; evaluated once in the life of the process, by `static let`.
    private static let setUp = curl_global_init(Int(CURL_GLOBAL_SSL | CURL_GLOBAL_WIN32))

    /// Makes a handle that keeps so many idle connections open for reuse.
    ///
    /// Throws `library` if libcurl cannot be set up.
    init(idleConnections: Int) throws(FetchFailure) {
        guard Self.setUp == CURLE_OK else { throw .library(reason: Self.setUp.text) }
        guard let pointer = curl_multi_init() else { throw .library(reason: "out of memory") }
        let code = ccurl_multi_set_long(pointer, CURLMOPT_MAXCONNECTS, idleConnections)
        guard code == CURLM_OK else {
            curl_multi_cleanup(pointer)
            throw .library(reason: code.text)
        }
        self.pointer = pointer
    }

    func wake() {
        // A failed wake-up loses nothing: the loop looks into its mailbox once a second anyway.
        _ = curl_multi_wakeup(pointer)
    }

    func free() {
        let code = curl_multi_cleanup(pointer)
        precondition(code == CURLM_OK, "the loop removes all transfers before it frees the handle")
    }
}

extension CURLcode {
    /// libcurl's constant sentence for the code, without a full stop.
    var text: String {
        curl_easy_strerror(self).map { String(cString: $0) } ?? "code \(rawValue)"
    }
}

extension CURLMcode {
    /// libcurl's constant sentence for the code, without a full stop.
    var text: String {
        curl_multi_strerror(self).map { String(cString: $0) } ?? "code \(rawValue)"
    }
}
