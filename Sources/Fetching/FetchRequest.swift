// SPDX-License-Identifier: Apache-2.0

/// One document to fetch.
package struct FetchRequest: Sendable, Hashable {
    /// An http or https address; a user name and password in it are sent to its own host only.
    package var url: String
    /// What the last answer gave to ask "has it changed?" with.
    package var validators: Validators?
    /// Whether the connection stays open for a next request to the same host.
    ///
    /// False for a feed that is alone on its host: with thousands of hosts, idle connections cost
    /// more than they save (measured: a third of the fetches per second).
    package var keepsConnection: Bool

    /// What the feed wants to see, and the way to it; nil for a public feed.
    package var access: Access?

    package init(
        url: String, validators: Validators? = nil, keepsConnection: Bool = true,
        access: Access? = nil
    ) {
        self.url = url
        self.access = access
        self.validators = validators
        self.keepsConnection = keepsConnection
    }

    /// The address without user name and password, for logs and error records.
    package var redactedURL: String {
        do {
            return try WebAddress(url).redacted
        } catch {
            // What cannot be read cannot be redacted: a password may stand anywhere in it.
            return "(unreadable address)"
        }
    }
}

extension FetchRequest: CustomStringConvertible, CustomDebugStringConvertible {
    /// The redacted address, so that no print of a request shows a password.
    package var description: String { redactedURL }
    /// The same as `description`.
    package var debugDescription: String { redactedURL }
}

extension FetchRequest {
    /// Why an address can never be fetched; nil when it can be tried.
    package static func problem(of url: String) -> String? {
        do throws(FetchFailure) {
            _ = try WebAddress(url)
            return nil
        } catch .badAddress(let reason) {
            return reason
        } catch {
            return nil
        }
    }
}
