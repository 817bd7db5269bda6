// SPDX-License-Identifier: Apache-2.0

import Foundation
import Logging
import Model
import Publishing
import Storage

/// What is done from time to time: the team's answers, the clock of the brands, the health of the
/// sources, files that wait.
extension Monitor {
    /// Does it all; what fails is logged and done again.
    func work(at now: Date) {
        applyInbox(at: now)
        advance(to: now)
        lookAtFeeds(at: now)
        save()
        keepUp(at: now)
        flush()
        if let sign = count.sign(feeds: book.count, blind: book.blindCount, at: now) {
            logger.notice(sign)
        }
    }

    private func lookAtFeeds(at now: Date) {
        let before = health
        let alerts = health.look(at: book, at: now)
        guard !alerts.isEmpty else { return }
        do {
            try commit(alerts)
        } catch {
            // The same is told at the next look.
            health = before
            logger.error(
                "An alert about feeds could not be stored.", metadata: ["cause": "\(error)"])
        }
    }

    private func commit(_ alerts: [FeedAlert]) throws {
        try store.commit(
            Batch(
                files: try setup.files(of: alerts),
                memos: [HealthBook.memo: try JSONEncoder().encode(health.book)]))
        count.add(mentions: 0, alerts: alerts.count)
        for alert in alerts {
            tell(alert.incident.id, alert.change, alert.incident.severity)
        }
    }

    private func keepUp(at now: Date) {
        let standard = setup.configuration.retention
        do throws(StoreFailure) {
            try upkeep.step(
                in: store,
                keeping: { (book.source($0)?.retention ?? standard) / .seconds(1) }, at: now)
        } catch {
            logger.error("What is old could not be forgotten.", metadata: ["cause": "\(error)"])
        }
    }

    private func advance(to now: Date) {
        for brand in setup.configuration.brands {
            guard let clock = brands.clock(of: brand), clock < now else { continue }
            do {
                try brands.restore(setup, store: store)
                let outcome = brands.change(brand) { state in
                    setup.pipeline.advance(
                        &state, of: brand, to: now, coverage: { book.coverage(at: now) })
                }
                guard brands.clock(of: brand) != clock else { continue }
                var stage = Stage()
                stage.touch(brand.id)
                try stage.add(outcome, setup, store: store)
                try commit(stage, at: now)
            } catch {
                brands.spoil([brand.id])
                logger.error("The clock could not be advanced.", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func applyInbox(at now: Date) {
        let inbox = Inbox(directory: setup.configuration.alertDirectory)
        for wish in inbox.acknowledgements() {
            do {
                let isTaken =
                    try acknowledgeFeeds(wish, at: now) || acknowledgeIncident(wish, at: now)
                inbox.remove(wish)
                logger.notice(
                    isTaken
                        ? "An incident was acknowledged."
                        : "An acknowledgement names no incident that can be taken.",
                    metadata: ["incident": "\(wish.incidentID)", "by": "\(wish.person)"])
            } catch {
                logger.error(
                    "An acknowledgement could not be stored.", metadata: ["cause": "\(error)"])
            }
        }
    }

    private func acknowledgeFeeds(_ wish: Inbox.Acknowledgement, at now: Date) throws -> Bool {
        let before = health
        guard
            let alert = health.acknowledge(
                wish.incidentID, by: wish.person, sources: book, at: now)
        else { return false }
        do {
            try commit([alert])
        } catch {
            health = before
            throw error
        }
        return true
    }

    private func acknowledgeIncident(_ wish: Inbox.Acknowledgement, at now: Date) throws -> Bool {
        let all = setup.configuration.brands
        var stage = Stage()
        for brand in all { stage.touch(brand.id) }
        do {
            try brands.restore(setup, store: store)
            var outcome = Pipeline.Outcome()
            for brand in all {
                outcome.append(
                    brands.change(brand) { state in
                        setup.pipeline.acknowledge(
                            wish.incidentID, by: wish.person, in: &state, of: brand, at: now,
                            coverage: { book.coverage(at: now) })
                    })
            }
            try stage.add(outcome, setup, store: store)
            try commit(stage, at: now)
            return !outcome.alerts.isEmpty
        } catch {
            brands.spoil(all.map(\.id))
            throw error
        }
    }
}

/// What is stored, and written for the team.
extension Monitor {
    /// Commits what documents, a tick or a command change, in one transaction.
    func commit(_ stage: Stage, at now: Date) throws {
        try store.commit(stage.batch(states: try brands.encoded(stage.brandIDs), at: now))
        book.wasSaved(stage.sources)
        let outcome = stage.outcome
        count.add(mentions: outcome.mentions.count, alerts: outcome.alerts.count)
        for alert in outcome.alerts {
            tell(alert.incident.id, alert.kind, alert.incident.severity)
        }
    }

    private func tell(_ id: String, _ kind: Alert.Kind, _ severity: Severity) {
        logger.notice(
            "An alert was raised.",
            metadata: [
                "incident": "\(id)", "kind": "\(kind.rawValue)",
                "severity": "\(severity.rawValue)",
            ])
    }

    /// Keeps what is known of sources that brought nothing new; without it they are polled again.
    private func save() {
        let records = book.unsaved
        guard !records.isEmpty else { return }
        do throws(StoreFailure) {
            try store.commit(Batch(sources: records))
            book.wasSaved(records)
        } catch {
            logger.error(
                "The state of feeds could not be stored.", metadata: ["cause": "\(error)"])
        }
    }

    /// Writes the files that wait.
    func flush() {
        do {
            Inbox(directory: setup.configuration.alertDirectory).prepare()
            try Outbox(directory: setup.configuration.alertDirectory).flush(store)
        } catch {
            logger.error(
                "An alert file could not be written; it is tried again.",
                metadata: ["cause": "\(error)"])
        }
    }
}
