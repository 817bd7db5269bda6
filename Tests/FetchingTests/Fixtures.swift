// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Model

@testable import Fetching

extension Date {
    /// The moment at which all documents of the tests arrive: 15 January 2027, 08:00 UTC.
    static let arrival = Date(timeIntervalSince1970: 1_800_000_000)
}

extension FetchSettings {
    /// Settings for the loopback server, with a time limit that no working answer needs.
    static func loopback(_ change: (inout FetchSettings) -> Void = { _ in }) -> FetchSettings {
        var settings = FetchSettings()
        settings.timeout = .seconds(20)
        settings.allowedNetworks = [Network("127.0.0.0/8")].compactMap { $0 }
        change(&settings)
        return settings
    }
}

extension Fetcher {
    /// Fetches, and gives the failure as a value.
    func result(
        _ url: String, _ validators: Validators? = nil, keepsConnection: Bool = true,
        access: Access? = nil
    ) async -> Result<FetchOutcome, FetchFailure> {
        do throws(FetchFailure) {
            let request = FetchRequest(
                url: url, validators: validators, keepsConnection: keepsConnection,
                access: access)
            return .success(try await fetch(request, arrived: { .arrival }))
        } catch {
            return .failure(error)
        }
    }
}

extension Result where Success == FetchOutcome, Failure == FetchFailure {
    var failure: FetchFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }

    var document: Document? {
        if case .success(.document(let document, _, _)) = self { document } else { nil }
    }

    var text: String? {
        document.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    var facts: FetchFacts? {
        switch self {
        case .success(.document(_, _, let facts)), .success(.notModified(_, let facts)): facts
        case .failure: nil
        }
    }

    var validators: Validators? {
        switch self {
        case .success(.document(_, let validators, _)), .success(.notModified(let validators, _)):
            validators
        case .failure: nil
        }
    }

    var isNotModified: Bool {
        if case .success(.notModified) = self { true } else { false }
    }
}

/// Runs the body with a server that answers every request by the same steps, and a fetcher.
func serving(
    _ steps: LoopbackServer.Step...,
    settings: FetchSettings = .loopback(),
    body: (LoopbackServer, Fetcher) async throws -> Void
) async throws {
    try await serving({ _ in steps }, settings: settings, body: body)
}

/// Runs the body with a server that answers by the head of the request, and a fetcher.
func serving(
    _ answer: @escaping @Sendable (String) -> [LoopbackServer.Step],
    settings: FetchSettings = .loopback(),
    body: (LoopbackServer, Fetcher) async throws -> Void
) async throws {
    let server = try LoopbackServer(answer: answer)
    defer { server.stop() }
    let fetcher = try Fetcher(settings)
    try await body(server, fetcher)
    await fetcher.shutdown()
}
