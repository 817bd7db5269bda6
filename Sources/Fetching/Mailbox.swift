// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// The only way from tasks to the thread of `CurlLoop`: what is put here wakes it.
final class Mailbox: Sendable {
    /// What the loop has not seen yet.
    struct Mail {
        var orders: [Order] = []
        var hasCancellations = false
        var isStopping = false
    }

    private struct State {
        var mail = Mail()
        var hasEnded = false
        var waiters: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())
    private let multi: MultiHandle

    init(multi: MultiHandle) {
        self.multi = multi
    }

    func post(_ order: Order) {
        let isAccepted = state.withLock { state in
            guard !state.mail.isStopping else { return false }
            // Who put the first one there has woken the loop.
            if state.mail.orders.isEmpty { multi.wake() }
            state.mail.orders.append(order)
            return true
        }
        if !isAccepted { order.finish(.failure(.shutDown)) }
    }

    func cancel(_ ticket: Ticket) {
        ticket.cancel()
        state.withLock { state in
            state.mail.hasCancellations = true
            if !state.hasEnded { multi.wake() }
        }
    }

    /// Asks the loop to end without waiting for it.
    func stop() {
        state.withLock { state in
            state.mail.isStopping = true
            if !state.hasEnded { multi.wake() }
        }
    }

    /// Asks the loop to end and returns when it has.
    func stopAndWait() async {
        stop()
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.waiters.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    /// Hands the mail to the loop; "stopping" stays set.
    func take() -> Mail {
        state.withLock { state in
            let mail = state.mail
            state.mail = Mail(isStopping: mail.isStopping)
            return mail
        }
    }

    /// The last act of the loop: nothing is accepted any more and the multi handle is freed.
    func close() {
        let (left, waiters) = state.withLock { state in
            state.mail.isStopping = true
            state.hasEnded = true
            let ends = (state.mail.orders, state.waiters)
            state.mail.orders = []
            state.waiters = []
            return ends
        }
        // After this lock nobody wakes the handle again: `wake` is called under it, before the end.
        multi.free()
        for order in left { order.finish(.failure(.shutDown)) }
        for waiter in waiters { waiter.resume() }
    }
}
