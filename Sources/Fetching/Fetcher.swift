// SPDX-License-Identifier: Apache-2.0

package import Foundation

/// Fetches documents over http and https, within the limits of its settings.
///
/// All transfers run on one thread of its own, at most `FetchSettings.maxTransfers` at once. It
/// ends with `shutdown()`, or when nobody holds the fetcher any more.
package final class Fetcher: Sendable {
    private let mailbox: Mailbox

    /// Starts the fetcher; throws `library` if libcurl cannot be used.
    package init(_ settings: FetchSettings = FetchSettings()) throws(FetchFailure) {
        let multi = try MultiHandle(idleConnections: max(settings.maxTransfers, 1))
        mailbox = Mailbox(multi: multi)
        CurlLoop.start(settings: settings, multi: multi, mailbox: mailbox)
    }

    deinit {
        mailbox.stop()
    }

    /// Fetches one document.
    ///
    /// `arrived` is asked once, after the last byte, and becomes the document's time of arrival.
    /// Cancelling the task ends the transfer and throws `cancelled`. A body that is cut inside its
    /// gzip data passes for whole (libcurl does not notice), so the reader of the document must be
    /// content too before validators are kept.
    package func fetch(
        _ request: FetchRequest, arrived: @Sendable () -> Date
    ) async throws(FetchFailure) -> FetchOutcome {
        let address = try WebAddress(request.url)
        let ticket = Ticket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.post(
                    Order(
                        address: address, validators: request.validators,
                        keepsConnection: request.keepsConnection, access: request.access,
                        ticket: ticket,
                        continuation: continuation))
            }
        } onCancel: {
            mailbox.cancel(ticket)
        }
        return try result.get().outcome(asked: request.validators, arrived: arrived())
    }

    /// Ends all transfers with `shutDown` and returns when the thread has let go of everything.
    ///
    /// Later fetches throw `shutDown` at once; a second call is harmless.
    package func shutdown() async {
        await mailbox.stopAndWait()
    }
}
