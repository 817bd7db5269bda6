// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model
import Publishing
import Storage

/// What is committed next, in one transaction: of one document, of several, or of none.
struct Stage {
    private(set) var outcome = Pipeline.Outcome()
    private(set) var brandIDs: [String] = []
    private var files: [AlertFile] = []
    private(set) var sources: [SourceRecord] = []
    private var marks: [String] = []

    /// Notes that the state of a brand is about to change.
    mutating func touch(_ brandID: String) {
        if !brandIDs.contains(brandID) { brandIDs.append(brandID) }
    }

    /// Adds what a verb did, with the files of its alerts.
    ///
    /// Their history is what is stored and what was added so far, so that it does not matter with
    /// what else it is committed.
    mutating func add(_ new: Pipeline.Outcome, _ setup: Setup, store: Store) throws {
        outcome.append(new)
        files += try setup.files(of: new.alerts, fresh: outcome.mentions, store: store)
    }

    /// Adds what makes a source known, with the marks of its items.
    mutating func add(_ source: SourceRecord, marks: [String]) {
        sources.append(source)
        self.marks += marks
    }

    /// All of it, for the store; `states`: of ``brandIDs``.
    func batch(states: [String: Data], at now: Date) -> Batch {
        var batch = Batch(
            mentions: outcome.mentions, states: states, sources: sources, files: files)
        if !marks.isEmpty { batch.marks = Marks(marks, seen: now) }
        return batch
    }
}
