// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// A request on its way to the loop, with the place where its answer is awaited.
struct Order: Sendable {
    let address: WebAddress
    let validators: Validators?
    let keepsConnection: Bool
    let access: Access?
    let ticket: Ticket
    private let continuation: CheckedContinuation<Result<Answer, FetchFailure>, Never>

    init(
        address: WebAddress, validators: Validators?, keepsConnection: Bool, access: Access?,
        ticket: Ticket,
        continuation: CheckedContinuation<Result<Answer, FetchFailure>, Never>
    ) {
        self.address = address
        self.validators = validators
        self.keepsConnection = keepsConnection
        self.access = access
        self.ticket = ticket
        self.continuation = continuation
    }

    /// Ends the order; to be called exactly once.
    func finish(_ result: Result<Answer, FetchFailure>) {
        continuation.resume(returning: result)
    }
}

/// Whether an order is still wanted; shared by the task that waits and the loop that works.
///
/// The flag outlives every queue, so a cancellation that overtakes its order is not lost.
final class Ticket: Sendable {
    private let flag = Atomic(false)

    var isCancelled: Bool { flag.load(ordering: .acquiring) }

    func cancel() { flag.store(true, ordering: .releasing) }
}
