// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

extension CurlOptions {
    /// Connects the callbacks of the handle with the transfer, which must outlive the handle's
    /// work.
    func setCallbacks(
        of transfer: Transfer, message: UnsafeMutablePointer<CChar>?
    ) throws(FetchFailure) {
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        try check(ccurl_set_pointer(handle, CURLOPT_ERRORBUFFER, message))
        try setReceivers(context)
        try setObservers(context)
    }

    private func setReceivers(_ context: UnsafeMutableRawPointer) throws(FetchFailure) {
        try check(ccurl_set_pointer(handle, CURLOPT_WRITEDATA, context))
        try check(
            ccurl_set_receiver(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                Transfer.at(context).receive(Self.buffer(bytes, size * count))
                    ? size * count : Self.refusal
            })
        try check(ccurl_set_pointer(handle, CURLOPT_HEADERDATA, context))
        try check(
            ccurl_set_receiver(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                Transfer.at(context).receiveHeader(Self.buffer(bytes, size * count))
                    ? size * count : Self.refusal
            })
    }

    private func setObservers(_ context: UnsafeMutableRawPointer) throws(FetchFailure) {
        try check(ccurl_set_long(handle, CURLOPT_NOPROGRESS, 0))
        try check(ccurl_set_pointer(handle, CURLOPT_XFERINFODATA, context))
        try check(
            ccurl_set_progress(handle) { context, _, received, _, _ in
                Transfer.at(context).progress(received: Int(received)) ? 0 : 1
            })
        try check(ccurl_set_pointer(handle, CURLOPT_PREREQDATA, context))
        try check(
            ccurl_set_before_request(handle) { context, _, _, _, _ in
                Transfer.at(context).willSendRequest()
                    ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
            })
        try check(ccurl_set_pointer(handle, CURLOPT_OPENSOCKETDATA, context))
        try check(
            ccurl_set_socket_opener(handle) { context, _, address in
                Self.openSocket(for: Transfer.at(context), address)
            })
    }

    /// Opens the socket of a connection, if its address is permitted.
    private static func openSocket(
        for transfer: Transfer, _ address: UnsafeMutablePointer<curl_sockaddr>?
    ) -> curl_socket_t {
        guard let address, let target = ccurl_socket_address(address) else { return noSocket }
        let ip = IPAddress(target, length: Int(address.pointee.addrlen))
        guard transfer.permits(ip) else { return noSocket }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        // On failure this is -1, which libcurl reads as "no socket" too, with errno as the reason.
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }

    /// CURL_SOCKET_BAD.
    private static let noSocket: curl_socket_t = -1

    /// What no receiver returns for bytes it has taken: CURL_WRITEFUNC_ERROR.
    private static let refusal = Int(CURL_WRITEFUNC_ERROR)

    private static func buffer(
        _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int
    ) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(
            start: UnsafeRawPointer(bytes)?.assumingMemoryBound(to: UInt8.self), count: count)
    }
}

extension Transfer {
    /// The transfer that was set as the context of a callback.
    fileprivate static func at(_ context: UnsafeMutableRawPointer?) -> Transfer {
        guard let context else { preconditionFailure("every callback is set with its context") }
        return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    }
}
