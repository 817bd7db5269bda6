// SPDX-License-Identifier: Apache-2.0

import Model
import Publishing
import Testing

@Suite struct MentionTableTests {
    private func text(_ text: String) -> String {
        var invented = Invented(text: "x")
        invented.mentions = 0
        var mention = invented.mention(0)
        mention.text = text
        let row = MentionTable.row(mention)
        return String(row.dropLast(1).split(separator: "forum.example/t/9932#4,").last ?? "")
    }

    @Test func `a row has a cell for each column`() {
        let cells = MentionTable.row(Invented(text: "x").mention(0)).split(
            separator: ",", omittingEmptySubsequences: false)
        #expect(cells.count == MentionTable.header.split(separator: ",").count)
        #expect(cells[2] == "2026-11-21T22:52:07Z")
        #expect(cells[7...9] == ["-0.68", "negative", "1.0"])
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "|cmd", "=\u{301}1+1"])
    func `what a spreadsheet would compute is made text`(cell: String) {
        #expect(text(cell) == "'" + cell)
    }

    @Test func `a tab at the start cannot hide a formula`() {
        #expect(text("\t=1+1") == "'\t=1+1")
    }

    @Test(arguments: [
        ("a,b", "\"a,b\""), ("say \"no\"", "\"say \"\"no\"\"\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""), ("a\u{2028}b", "\"a\u{2028}b\""), ("a = b", "a = b"),
        ("a,\u{301}b", "\"a,\u{301}b\""), ("\"\u{301}a", "\"\"\"\u{301}a\""),
        ("=a,b", "\"'=a,b\""),
    ])
    func `a cell that could end itself is quoted`(cell: String, expected: String) {
        #expect(text(cell).unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test func `source and author are harmless too`() {
        let row = MentionTable.row(Invented(text: "=1").mention(0))
        #expect(row.split(separator: ",").filter { $0.hasPrefix("'=1") }.count == 3)
        #expect(!row.contains(",=1"))
    }

    @Test func `a row ends as the format wants it`() {
        #expect(
            MentionTable.row(Invented(text: "x").mention(0)).utf8.suffix(2).elementsEqual(
                [13, 10]))
        #expect(MentionTable.header.utf8.suffix(2).elementsEqual([13, 10]))
    }
}
