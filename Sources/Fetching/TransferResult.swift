// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

extension Transfer {
    /// What the transfer gave, once libcurl has ended it with the code.
    func result(_ code: CURLcode) -> Result<Answer, FetchFailure> {
        if let failure = stopFailure ?? failure(code) { return .failure(failure) }
        return .success(answer)
    }

    /// The status of the last answer; 0 before the first.
    var status: Int {
        var status = 0
        return ccurl_get_long(handle, CURLINFO_RESPONSE_CODE, &status) == CURLE_OK ? status : 0
    }

    /// The address that answered last, without user name and password; nil if libcurl knows none.
    var effectiveAddress: String? {
        var text: UnsafePointer<CChar>?
        guard ccurl_get_text(handle, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK, let text else {
            return nil
        }
        do throws(FetchFailure) {
            return try WebAddress(String(cString: text)).redacted
        } catch {
            // No loss: libcurl has fetched from it, and without it relative links stay relative.
            return nil
        }
    }
}

extension Transfer {
    private var answer: Answer {
        Answer(
            status: status, body: body,
            contentType: header("Content-Type"), contentLanguage: header("Content-Language"),
            retryAfter: header("Retry-After"),
            freshness: Freshness(
                cacheControl: header("Cache-Control"), expires: header("Expires"),
                date: header("Date"), age: header("Age")),
            validators: Validators(etag: header("ETag"), lastModified: header("Last-Modified")),
            // Reading an address costs more than all the rest here, and most were not redirected.
            url: answers > 1 ? effectiveAddress : order.address.redacted,
            facts: FetchFacts(movedTo: publicMove, receivedBytes: size(CURLINFO_SIZE_DOWNLOAD_T)))
    }

    private var publicMove: String? {
        order.address.hasCredentials || order.access?.hasLogin == true ? nil : movedTo
    }

    /// The value of a header of the last answer, one character a byte; trailers do not count.
    private func header(_ name: String) -> String? {
        var found: UnsafeMutablePointer<curl_header>?
        let code = curl_easy_header(handle, name, 0, UInt32(CURLH_HEADER), -1, &found)
        guard code == CURLHE_OK, let value = found?.pointee.value else { return nil }
        let bytes = UnsafeRawPointer(value).assumingMemoryBound(to: UInt8.self)
        let buffer = UnsafeBufferPointer(start: bytes, count: strlen(value))
        guard buffer.contains(where: { $0 >= 0x80 }) else { return String(cString: value) }
        return String(String.UnicodeScalarView(buffer.map { Unicode.Scalar($0) }))
    }

    private func size(_ info: CURLINFO) -> Int {
        var size: curl_off_t = 0
        return ccurl_get_size(handle, info, &size) == CURLE_OK ? Int(size) : 0
    }
}

// Why it failed: first what we stopped, then what libcurl says.
extension Transfer {
    private var stopFailure: FetchFailure? {
        switch stop {
        case .bodyTooLarge: .tooLarge(limitBytes: settings.maxBodyBytes)
        case .headersTooLarge: .headersTooLarge(limitBytes: settings.maxHeaderBytes)
        case .crowdedOut: .crowdedOut(limitBytes: settings.sharedBodyBytes)
        case .foreignRedirect(let host): .foreignRedirect(host: host)
        case .refusedTarget(let address): .refusedAddress(address)
        case .unwantedBody, nil: nil
        }
    }

    private func failure(_ code: CURLcode) -> FetchFailure? {
        if code != CURLE_OK, let reason = proxyReason(code) { return .proxy(reason: reason) }
        return switch code {
        case CURLE_OK: nil
        // We ended it ourselves: the status is the failure, and `Answer` says so.
        case CURLE_WRITE_ERROR where isUnwanted: nil
        case CURLE_FILESIZE_EXCEEDED:
            status == 200 ? .tooLarge(limitBytes: settings.maxBodyBytes) : nil
        // The address of the request was read before, so this is the target of a redirect.
        case CURLE_URL_MALFORMAT: .refusedRedirect
        // libcurl says "unsupported protocol" for an answer without a status line as well.
        case CURLE_UNSUPPORTED_PROTOCOL:
            awaitsAnswer ? .brokenAnswer(reason: "it has no HTTP status line") : .refusedRedirect
        case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects(limit: settings.maxRedirects)
        case CURLE_OPERATION_TIMEDOUT: .timeout(limit: timeLimit)
        case CURLE_COULDNT_RESOLVE_HOST: .nameNotFound(host: host)
        default: connectionFailure(code) ?? answerFailure(code)
        }
    }

    private var isUnwanted: Bool {
        if case .unwantedBody = stop { true } else { false }
    }

    /// Why the way through the proxy ended before the feed; nil where it did not.
    private func proxyReason(_ code: CURLcode) -> String? {
        guard order.access?.proxy != nil else { return nil }
        var status = 0
        if ccurl_get_long(handle, CURLINFO_HTTP_CONNECTCODE, &status) == CURLE_OK, status >= 300 {
            return "it answered with status \(status)"
        }
        return switch code {
        case CURLE_COULDNT_RESOLVE_PROXY: "its name has no address"
        case CURLE_COULDNT_CONNECT: systemReason(code)
        case CURLE_PROXY: errorMessage.isEmpty ? code.text : errorMessage.printableASCII
        default: nil
        }
    }

    private func connectionFailure(_ code: CURLcode) -> FetchFailure? {
        switch code {
        case CURLE_COULDNT_CONNECT:
            refusedAddress.map { .refusedAddress($0.description) }
                ?? .connection(reason: systemReason(code))
        case CURLE_SEND_ERROR, CURLE_GOT_NOTHING: .connection(reason: systemReason(code))
        // With TLS 1.3 a server says only after the request what it thinks of our certificate.
        case CURLE_RECV_ERROR where systemError == 0 && errorMessage.contains(" alert "):
            .tls(reason: errorMessage.printableASCII)
        case CURLE_RECV_ERROR where systemError != 0: .connection(reason: systemReason(code))
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR,
            CURLE_SSL_INVALIDCERTSTATUS:
            .tls(reason: errorMessage.isEmpty ? code.text : errorMessage.printableASCII)
        default: nil
        }
    }

    private func answerFailure(_ code: CURLcode) -> FetchFailure {
        switch code {
        // libcurl has no room for one endless header line, and calls that a lack of memory.
        case CURLE_OUT_OF_MEMORY where awaitsAnswer, Self.tooLarge where awaitsAnswer:
            .headersTooLarge(limitBytes: settings.maxHeaderBytes)
        case CURLE_OUT_OF_MEMORY, CURLE_FAILED_INIT, CURLE_BAD_FUNCTION_ARGUMENT:
            .library(reason: code.text)
        default: .brokenAnswer(reason: code.text)
        }
    }

    /// CURLE_TOO_LARGE, which came with libcurl 8.6 and takes the place of "out of memory" there.
    private static let tooLarge = CURLcode(rawValue: 100)

    /// The limit that was reached; libcurl has one code for all three.
    private var timeLimit: Duration {
        guard size(CURLINFO_PRETRANSFER_TIME_T) > 0 else {
            return min(settings.connectTimeout, settings.timeout)
        }
        // Slowness is looked at once a second, so half a second tells it from the end of all time.
        let elapsed = Duration.microseconds(size(CURLINFO_TOTAL_TIME_T)) + .milliseconds(500)
        return elapsed < settings.timeout ? settings.slowestFor : settings.timeout
    }

    private var host: String {
        var text: UnsafePointer<CChar>?
        guard ccurl_get_text(handle, CURLINFO_EFFECTIVE_URL, &text) == CURLE_OK, let text else {
            return order.address.host
        }
        do throws(FetchFailure) {
            return try WebAddress(String(cString: text)).host
        } catch {
            // Only the name in a message is at stake: the host of the request is the next best.
            return order.address.host
        }
    }

    private var systemError: Int32 {
        var error = 0
        return ccurl_get_long(handle, CURLINFO_OS_ERRNO, &error) == CURLE_OK ? Int32(error) : 0
    }

    private func systemReason(_ code: CURLcode) -> String {
        guard systemError != 0, let text = strerror(systemError) else { return code.text }
        return String(cString: text).lowercased()
    }
}
