// SPDX-License-Identifier: Apache-2.0

internal import CCurl

/// One transfer: its easy handle, what came so far, and why it was stopped if we stopped it.
///
/// The loop's thread makes it, runs all its callbacks and frees it.
final class Transfer {
    /// Why a callback ended the transfer.
    enum Stop {
        /// The status is not 200, so nobody wants the body.
        case unwantedBody
        case bodyTooLarge
        case headersTooLarge
        case crowdedOut
        /// A redirect to a host that must not see what the request shows.
        case foreignRedirect(host: String)
        /// An address behind the proxy that must not be reached.
        case refusedTarget(String)
    }

    let order: Order
    let handle: UnsafeMutableRawPointer
    let settings: FetchSettings
    private let budget: BodyBudget
    let addressGuard: AddressGuard

    private(set) var body: [UInt8] = []
    private(set) var stop: Stop?
    /// The address that was refused for the next request, if no other one could be tried.
    private(set) var refusedAddress: IPAddress?
    /// Whether a request went out that was not answered yet.
    private(set) var awaitsAnswer = false
    /// Answers so far, redirects among them.
    private(set) var answers = 0
    /// Where permanent redirects alone have led.
    private(set) var movedTo: String?

    private var hasTriedAddress = false
    private var headerBytes = 0
    private var borrowedBytes = 0
    private var isMovedForGood = true
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let message = UnsafeMutableBufferPointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))

    init(
        order: Order, handle: UnsafeMutableRawPointer, settings: FetchSettings, budget: BodyBudget
    ) {
        self.order = order
        self.handle = handle
        self.settings = settings
        self.budget = budget
        addressGuard = AddressGuard(allowed: settings.allowedNetworks)
        message.initialize(repeating: 0)
    }

    deinit {
        curl_easy_cleanup(handle)
        curl_slist_free_all(headerList)
        message.deallocate()
        budget.giveBack(borrowedBytes)
    }

    /// Sets all options of the handle; throws `library` if libcurl refuses one.
    func prepare() throws(FetchFailure) {
        let options = CurlOptions(handle: handle)
        try options.apply(settings)
        try options.apply(order)
        try options.setCallbacks(of: self, message: message.baseAddress)
        for line in requestHeaders {
            try append(line)
        }
        try options.setHeaders(headerList)
    }

    /// libcurl's words about the failure; they may quote the other side.
    var errorMessage: String {
        message.baseAddress.map { String(cString: $0) } ?? ""
    }

    private var requestHeaders: [[UInt8]] {
        let own = order.access?.headers ?? []
        let accept =
            own.contains { $0.name.lowercased() == "accept" } ? [] : CurlOptions.acceptHeaders
        return accept + (order.validators?.requestHeaders ?? []) + own.map { $0.line.bytes + [0] }
    }

    private func append(_ line: [UInt8]) throws(FetchFailure) {
        let longer = line.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                curl_slist_append(headerList, $0.baseAddress)
            }
        }
        guard let longer else { throw .library(reason: "out of memory") }
        headerList = longer
    }
}

// The callbacks' side: each returns whether the transfer goes on.
extension Transfer {
    /// Takes decoded bytes of the body.
    ///
    /// The limit is counted here, since libcurl does not look at its time limit while it
    /// decompresses one received buffer.
    func receive(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard status == 200 else { return stopped(.unwantedBody) }
        let count = body.count + bytes.count
        guard count <= max(settings.maxBodyBytes, 1) else { return stopped(.bodyTooLarge) }
        let wanted = max(count - settings.ownBodyBytes - borrowedBytes, 0)
        guard budget.take(wanted) else { return stopped(.crowdedOut) }
        borrowedBytes += wanted
        body.append(contentsOf: bytes)
        return true
    }

    /// Takes one header line, of any of the answers of this fetch.
    func receiveHeader(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        headerBytes += line.count
        guard headerBytes <= settings.maxHeaderBytes else { return stopped(.headersTooLarge) }
        let isBlank = line.allSatisfy { $0 == 0x0d || $0 == 0x0a }
        if isBlank { endHeaders() }
        return true
    }

    /// Looks at the bytes that came over the wire, which no other callback sees for the body of a
    /// redirect, or for compressed bytes that decompress to nothing.
    func progress(received: Int) -> Bool {
        received <= max(settings.maxBodyBytes, 1) || stopped(.bodyTooLarge)
    }

    /// Whether the address may be connected to.
    func permits(_ address: IPAddress?) -> Bool {
        guard let address, permitsTarget() else { return false }
        // It is that of the proxy, which the configuration names.
        if order.access?.proxy != nil { return true }
        guard addressGuard.permits(address) else {
            if !hasTriedAddress { refusedAddress = address }
            return false
        }
        hasTriedAddress = true
        refusedAddress = nil
        return true
    }

    /// A request is about to be sent, on a new or an old connection; whether it may be.
    func willSendRequest() -> Bool {
        guard permitsTarget() else { return false }
        awaitsAnswer = true
        // A redirect may lead to another host, whose addresses are new.
        hasTriedAddress = false
        return true
    }

    private func endHeaders() {
        // Interim answers (100, 103) announce another one to the same request.
        guard status >= 200 else { return }
        awaitsAnswer = false
        if isMovedForGood, answers > 0 { movedTo = effectiveAddress }
        isMovedForGood = isMovedForGood && (status == 301 || status == 308)
        answers += 1
    }

    func stopped(_ reason: Stop) -> Bool {
        stop = reason
        return false
    }
}
