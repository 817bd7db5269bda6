// SPDX-License-Identifier: Apache-2.0

internal import CCurl
internal import Foundation

/// The loop of the one thread that owns the multi handle and all transfers.
///
/// It is made on that thread and never leaves it, so nothing in it needs a lock. One thread in
/// `curl_multi_poll` is level with epoll up to some hundred transfers and simpler (measured).
final class CurlLoop {
    private let settings: FetchSettings
    private let multi: MultiHandle
    private let mailbox: Mailbox
    private let budget: BodyBudget
    private var waiting: ArraySlice<Order> = []
    private var running: [UnsafeMutableRawPointer: Transfer] = [:]

    /// How long the loop sleeps when nothing happens; only a lost wake-up would need it shorter.
    private static let longestSleepMilliseconds: Int32 = 1000

    private init(settings: FetchSettings, multi: MultiHandle, mailbox: Mailbox) {
        self.settings = settings
        self.multi = multi
        self.mailbox = mailbox
        budget = BodyBudget(bytes: settings.sharedBodyBytes)
    }

    /// Starts a thread that works for the mailbox until it is stopped.
    static func start(settings: FetchSettings, multi: MultiHandle, mailbox: Mailbox) {
        let thread = Thread {
            CurlLoop(settings: settings, multi: multi, mailbox: mailbox).run()
        }
        thread.name = "fetching"
        thread.start()
    }

    private func run() {
        while true {
            let mail = mailbox.take()
            if mail.isStopping { break }
            waiting.append(contentsOf: mail.orders)
            if mail.hasCancellations || !mail.orders.isEmpty { dropCancelled() }
            startWaiting()
            let code = advance()
            guard code != CURLM_OK else { continue }
            // The failure of one transfer may have done it; with none, libcurl itself is broken.
            if running.isEmpty && waiting.isEmpty { break }
            finishAll(.library(reason: code.text))
        }
        finishAll(.shutDown)
        mailbox.close()
    }

    /// Moves all transfers on, ends those that are done, and sleeps until something happens.
    private func advance() -> CURLMcode {
        var count: Int32 = 0
        multi.handshakes.beginPass()
        let performed = curl_multi_perform(multi.pointer, &count)
        guard performed == CURLM_OK else { return performed }
        harvest()
        // The freed places are filled before the sleep; a new transfer makes the poll return at
        // once.
        startWaiting()
        return curl_multi_poll(multi.pointer, nil, 0, Self.longestSleepMilliseconds, nil)
    }

    private func harvest() {
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi.pointer, &left)?.pointee {
            guard message.msg == CURLMSG_DONE, let handle = message.easy_handle else { continue }
            end(handle, with: message.data.result)
        }
    }

    private func end(_ handle: UnsafeMutableRawPointer, with code: CURLcode) {
        guard let transfer = running.removeValue(forKey: handle) else { return }
        let result = transfer.result(code)
        remove(transfer)
        transfer.order.finish(result)
    }

    private func startWaiting() {
        while running.count < max(settings.maxTransfers, 1), let order = waiting.popFirst() {
            start(order)
        }
    }

    private func start(_ order: Order) {
        guard let handle = curl_easy_init() else {
            return order.finish(.failure(.library(reason: "out of memory")))
        }
        let transfer = Transfer(order: order, handle: handle, settings: settings, budget: budget)
        do throws(FetchFailure) {
            try transfer.prepare()
            try multi.handshakes.watch(CurlOptions(handle: handle))
        } catch {
            return order.finish(.failure(error))
        }
        let code = curl_multi_add_handle(multi.pointer, handle)
        guard code == CURLM_OK else {
            return order.finish(.failure(.library(reason: code.text)))
        }
        running[handle] = transfer
    }

    private func dropCancelled() {
        let cancelled = waiting.filter { $0.ticket.isCancelled }
        if !cancelled.isEmpty { waiting.removeAll { $0.ticket.isCancelled } }
        for order in cancelled { order.finish(.failure(.cancelled)) }
        for (handle, transfer) in running where transfer.order.ticket.isCancelled {
            running[handle] = nil
            remove(transfer)
            transfer.order.finish(.failure(.cancelled))
        }
    }

    private func finishAll(_ failure: FetchFailure) {
        for transfer in running.values {
            remove(transfer)
            transfer.order.finish(.failure(failure))
        }
        for order in waiting { order.finish(.failure(failure)) }
        running = [:]
        waiting = []
    }

    private func remove(_ transfer: Transfer) {
        let code = curl_multi_remove_handle(multi.pointer, transfer.handle)
        precondition(code == CURLM_OK, "only transfers that were added are removed, and once")
    }
}
