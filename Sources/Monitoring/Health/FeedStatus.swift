// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import Model
package import Storage

/// How one source fares, as an operator asks for it.
package struct FeedStatus: Sendable, Hashable, Encodable {
    /// In a word.
    package enum State: String, Sendable, Hashable, Encodable {
        /// Never asked yet.
        case new
        case read
        case blind
        /// The server said that it is gone for good.
        case gone
        /// The program died over its documents.
        case quarantined
    }

    package var name: String
    /// The address without user name and password.
    package var url: String
    package var state: State
    package var format: String?
    package var lastRead: Date?
    package var nextPoll: Date?
    package var newestItem: Date?
    /// Usual hours between two items.
    package var gapHours: Double?
    package var blindSince: Date?
    /// Hours of the last thirty days in which it could not be read.
    package var blindHours: Double
    package var problem: String?
    /// What an alert would say, or has said, of it.
    package var troubles: [FeedTrouble.Kind]

    /// The time that blind hours are counted in, in seconds: thirty days.
    private static let span: TimeInterval = 30 * 86_400

    /// Of every configured source, in the order of the configuration.
    ///
    /// Throws: ``StoreFailure`` when the store cannot be read.
    package static func all(
        _ configuration: Configuration, store: Store, at now: Date
    ) throws(StoreFailure) -> [FeedStatus] {
        let health = FeedHealth(patience: configuration.blindAfter / .seconds(1))
        let records = try store.sources().reduce(into: [:]) { $0[$1.name] = $1 }
        return configuration.sources.map { source in
            let known = records[source.name].flatMap { $0.address == source.address ? $0 : nil }
            let record = known ?? SourceRecord(name: source.name, address: source.address)
            return FeedStatus(record, troubles: health.troubles(of: record, at: now), at: now)
        }
    }

    private init(_ record: SourceRecord, troubles: [FeedTrouble], at now: Date) {
        name = record.name
        url = record.address.withoutCredentials
        state =
            record.isGone == true
            ? .gone
            : record.isQuarantined
                ? .quarantined
                : record.blindSince != nil ? .blind : record.lastRead == nil ? .new : .read
        format = record.format
        lastRead = record.lastRead
        nextPoll = record.isGone == true ? nil : record.nextPoll
        newestItem = record.newestItem
        gapHours = record.gap.map { ($0 / 360).rounded() / 10 }
        blindSince = record.blindSince
        blindHours =
            (record.blindTime(since: now.addingTimeInterval(-Self.span), at: now) / 360).rounded()
            / 10
        problem = record.problem
        self.troubles = troubles.map(\.kind)
    }
}
