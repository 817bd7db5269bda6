// SPDX-License-Identifier: Apache-2.0

import Foundation
import Model

/// A line a corpus, and one for all.
struct SpeedReport {
    private let runs: [SpeedRun]

    init(_ runs: [SpeedRun]) { self.runs = runs }

    func show() {
        print(
            "processor time, medians; SAX2: libxml2 with counting handlers, its faster way;"
                + " ratio: our speed to its, median of the rounds")
        print(
            Self.row(
                "class", "files", "MB", "items", "ours MB/s", "items/s", "SAX2 MB/s", "by",
                "ratio"))
        for run in runs where !run.corpus.xml.isEmpty {
            print(
                Self.line(
                    run.corpus.name, files: run.corpus.xml.count, bytes: run.corpus.xml.bytes,
                    items: run.items, ours: run.ours, peer: run.peer, by: "\(run.peerMode)",
                    ratio: run.ratio))
        }
        if runs.count > 1 { total() }
        for run in runs { rest(of: run) }
    }

    private func total() {
        let ours = runs.map(\.ours).reduce(0, +)
        // Each class by the time it takes us, which is what a mean of speeds amounts to.
        let ratio = runs.map { $0.ratio * $0.ours }.reduce(0, +) / ours
        print(
            Self.line(
                "all", files: runs.map(\.corpus.xml.count).reduce(0, +),
                bytes: runs.map(\.corpus.xml.bytes).reduce(0, +),
                items: runs.map(\.items).reduce(0, +), ours: ours,
                peer: runs.map(\.peer).reduce(0, +), by: "", ratio: ratio))
    }

    /// What the table does not compare.
    private func rest(of run: SpeedRun) {
        let others = run.corpus.others
        if !others.isEmpty {
            let rate = Double(others.bytes) / 1e6 / run.oursOnOthers
            print(
                "\(run.corpus.name): \(others.count) files in other formats,"
                    + " \(Self.number(Double(others.bytes) / 1e6)) MB, \(Self.number(rate)) MB/s")
        }
        if run.corpus.refused > 0 {
            print("\(run.corpus.name): \(run.corpus.refused) files are no feeds and left out")
        }
    }

    private static func line(
        _ name: String, files: Int, bytes: Int, items: Int, ours: Double, peer: Double, by: String,
        ratio: Double
    ) -> String {
        let megabytes = Double(bytes) / 1e6
        return row(
            name, "\(files)", number(megabytes), "\(items)", number(megabytes / ours),
            "\(Int(Double(items) / ours))", number(megabytes / peer), by,
            String(format: "%.2f", ratio))
    }

    private static func row(_ cells: String...) -> String {
        let widths = [14, 6, 7, 7, 10, 9, 10, 7, 10]
        return zip(cells, widths).enumerated().map { index, cell in
            let padding = String(repeating: " ", count: max(0, cell.1 - cell.0.count))
            return index == 0 ? cell.0 + padding : padding + cell.0
        }.joined(separator: " ")
    }

    private static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}

extension [Document] {
    /// Bytes of all documents together.
    fileprivate var bytes: Int { reduce(0) { $0 + $1.bytes.count } }
}
