// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct LexiconTableTests {
    private func rows(_ text: String) -> (rows: [[String]], problems: [String]) {
        var rows: [[String]] = []
        let problems = LexiconTable(path: "t", text: text).forEachRow(
            columns: ["a", "b"], optional: ["c", "d"]
        ) { row in
            rows.append(
                [row.text(0), row.text(1)] + row.list(2).map { String(decoding: $0, as: UTF8.self) }
            )
        }
        return (rows, problems.map(\.description))
    }

    @Test func `the first line may name the columns in any order`() {
        #expect(rows("c\tb\ta\n3,4\t2\t1\n").rows == [["1", "2", "3", "4"]])
    }

    @Test func `without such a line the columns stand as given and the last may be missing`() {
        #expect(rows("1\t2\n1\t2\t3\n").rows == [["1", "2"], ["1", "2", "3"]])
    }

    @Test func `the last line may lack its end`() {
        #expect(rows("1\t2\n3\t4").rows == [["1", "2"], ["3", "4"]])
    }

    @Test func `a sign for an empty cell is no list`() {
        #expect(rows("1\t2\t-\n").rows == [["1", "2"]])
    }

    @Test func `a line that does not fit is told with the columns of the file`() {
        let hint = "(expected b, a, with - for an empty one)"
        #expect(
            rows("b\ta\n1\n\t2\n").problems == ["t:2: 1 columns \(hint)", "t:3: 2 columns \(hint)"])
        #expect(
            rows("1\t2\t3\t4\t5\n").problems == [
                "t:1: 5 columns (expected a, b, c, d, with - for an empty one)"
            ])
    }
}
