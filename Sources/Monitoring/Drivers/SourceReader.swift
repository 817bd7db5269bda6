// SPDX-License-Identifier: Apache-2.0

import Feeds
import Fetching
import Foundation
import Hashing
import Model
import Storage

/// Reads a source once: fetches or opens it, and parses what came.
struct SourceReader: Sendable {
    /// What came of it.
    enum Answer: Sendable {
        case feed(Feed, Reading)
        /// The document is that of last time.
        case unchanged(Reading)
        case failure(SourceFailure, status: Int?, retryAfter: Int?)
        /// It was given up from our side, which says nothing about the source.
        case cancelled
    }

    /// What an answer says beside the document.
    struct Reading: Sendable {
        var validators = Validators()
        var wishes = PublisherWishes()
        var movedTo: String?
        /// Of the document and of what was looked for in it.
        var digest: String?
    }

    let fetch: Scan.Fetch
    let limits: Limits
    /// Tells what is looked for: a document that was read for other brands is read again.
    let interest: String
    /// How a source is reached and let in.
    let access: @Sendable (Source) -> SourceAccess?
    /// Told of a source whose document came, before anything is made of it.
    let arrived: @Sendable (_ source: String) -> Void

    /// Reads with what a setup says; `arrived` is told of every document that came.
    init(
        _ setup: Setup, fetch: @escaping Scan.Fetch,
        arrived: @escaping @Sendable (_ source: String) -> Void = { _ in }
    ) {
        self.fetch = fetch
        limits = setup.limits
        interest = setup.interest
        access = { setup.configuration.access(to: $0) }
        self.arrived = arrived
    }

    /// Fetches and parses as if for the first time.
    func readAnew(_ source: Source, at now: Date) async -> Answer {
        let record = SourceRecord(name: source.name, address: source.address)
        return await read(source, record, keepsConnection: true, at: now)
    }

    /// Fetches and parses, beside whatever else goes on.
    ///
    /// `keepsConnection`: whether another source may want the same host soon.
    @concurrent
    func read(
        _ source: Source, _ record: SourceRecord, keepsConnection: Bool, at now: Date
    ) async -> Answer {
        do throws(FetchFailure) {
            switch source.location {
            case .file(let path):
                do throws(SourceFailure) {
                    let document = try LocalDocument(limits: limits).read(path, arrived: now)
                    return parse(document, of: source, record, Reading(wishes: record.wishes))
                } catch {
                    return .failure(error, status: nil, retryAfter: nil)
                }
            case .url(let url):
                return try await fetch(url, source, record, keepsConnection)
            }
        } catch {
            return failure(error, access(source))
        }
    }

    private func fetch(
        _ url: String, _ source: Source, _ record: SourceRecord, _ keepsConnection: Bool
    ) async throws(FetchFailure) -> Answer {
        // What was read for other brands says nothing about these.
        let isSame = record.digest?.hasPrefix(interest) ?? true
        let validators = Validators(etag: record.etag, lastModified: record.lastModified)
        let access = access(source)?.access
        // A login is meant for the origin of the configured address, wherever that has moved.
        let isBound = access?.hasLogin ?? false
        let request = FetchRequest(
            url: isBound ? url : record.keptAddress ?? url,
            validators: validators.isEmpty || !isSame ? nil : validators,
            keepsConnection: keepsConnection, access: access)
        switch try await fetch(request) {
        case .notModified(let renewed, let facts):
            return .unchanged(reading(renewed, facts, record))
        case .document(let document, let validators, let facts):
            return parse(document, of: source, record, reading(validators, facts, record))
        }
    }

    /// What an answer says if its document is that of last time.
    private func reading(
        _ validators: Validators, _ facts: FetchFacts, _ record: SourceRecord
    ) -> Reading {
        var reading = Reading()
        reading.validators = validators
        reading.wishes = record.wishes
        reading.wishes.freshSeconds = facts.freshSeconds
        reading.movedTo = facts.movedTo
        reading.digest = record.digest
        return reading
    }

    private func parse(
        _ document: Document, of source: Source, _ record: SourceRecord, _ reading: Reading
    ) -> Answer {
        var reading = reading
        let digest = interest + Digest.sha256(document.bytes)
        reading.digest = digest
        // Many servers know no validators; the same bytes were read last time.
        if digest == record.digest { return .unchanged(reading) }
        arrived(source.name)
        do throws(FeedProblem) {
            let feed = try FeedParser(limits: limits).parse(document)
            reading.wishes.ttlSeconds = feed.ttlSeconds
            reading.wishes.quietHours = feed.quietHours
            reading.wishes.quietDays = feed.quietDays
            if !feed.isWhole {
                // Its rest is only seen if it is asked for again as if for the first time.
                reading.validators = Validators()
                reading.digest = nil
            }
            return .feed(feed, reading)
        } catch {
            let reason = access(source).explain(error)
            return .failure(.unreadable(reason), status: nil, retryAfter: nil)
        }
    }

    private func failure(_ failure: FetchFailure, _ access: SourceAccess?) -> Answer {
        let reason = access.explain(failure)
        return switch failure {
        case .cancelled, .shutDown: .cancelled
        case .status(let status, let seconds):
            .failure(.unreachable(reason), status: status, retryAfter: seconds)
        default: .failure(.unreachable(reason), status: nil, retryAfter: nil)
        }
    }
}
