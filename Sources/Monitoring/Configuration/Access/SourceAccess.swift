// SPDX-License-Identifier: Apache-2.0

import Feeds
package import Fetching

/// How a source is reached and let in, with the names of the files that say so.
package struct SourceAccess: Sendable, Hashable {
    /// What is sent.
    package var access = Access()
    /// The files that hold the login, as the configuration names them.
    package var loginFiles: [String] = []
    /// The file that holds the login for the proxy.
    package var proxyFile: String?

    package init() {}

    /// Statuses with which servers refuse a login.
    ///
    /// Source: RFC 9110, sections 15.5.2 and 15.5.4.
    private static let refusals = [401, 403]
    /// Source: RFC 9110, section 15.5.8.
    private static let proxyRefusal = 407

    /// What a failed fetch means for the one who keeps the files; nil where it means nothing.
    func hint(for failure: FetchFailure) -> String? {
        switch failure {
        case .status(let status, _) where Self.refusals.contains(status): refusedLogin
        case .status(Self.proxyRefusal, _):
            proxyFile.map { "the proxy refused its login (renew \($0))" }
                ?? "the proxy wants a login (name it in proxy_credentials_file)"
        default: nil
        }
    }

    /// What a document that is no feed means.
    func hint(for problem: FeedProblem) -> String? {
        if case .notAFeed(.loginPage) = problem { refusedLogin } else { nil }
    }

    private var refusedLogin: String? {
        guard !loginFiles.isEmpty else { return nil }
        return "the login was refused (renew \(loginFiles.joined(separator: ", ")))"
    }
}

extension SourceAccess? {
    /// One sentence for logs and error records.
    func explain(_ failure: FetchFailure) -> String {
        joined(failure.description, self?.hint(for: failure))
    }

    /// One sentence for logs and error records.
    func explain(_ problem: FeedProblem) -> String {
        joined(problem.description, self?.hint(for: problem))
    }

    private func joined(_ sentence: String, _ hint: String?) -> String {
        guard let hint else { return sentence }
        let stem = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
        return "\(stem): \(hint)"
    }
}
