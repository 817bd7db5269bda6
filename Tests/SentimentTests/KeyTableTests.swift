// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Sentiment

@Suite struct KeyTableTests {
    @Test func `what was put under a key is found, and nothing else`() {
        var table = KeyTable()
        for number in 0..<1_000 { table.set(UInt64(number * 64), to: number) }
        #expect((0..<1_000).allSatisfy { table[UInt64($0 * 64)] == $0 })
        #expect(table[1] == nil)
        #expect(table.allKeys.sorted() == (0..<1_000).map { UInt64($0 * 64) })
    }

    @Test func `the key of no word is a key like any other`() {
        var table = KeyTable()
        #expect(table[WordKey.none] == nil)
        table.set(WordKey.none.bits, to: 7)
        #expect(table[WordKey.none] == 7)
    }

    @Test func `a number is put under a key only where there is none`() {
        var table = KeyTable()
        #expect(table.index(of: 5, orPut: 1) == 1)
        #expect(table.index(of: 5, orPut: 2) == 1)
        table.set(5, to: 3)
        #expect(table[5] == 3)
    }

    @Test func `room made ahead keeps what is there`() {
        var table = KeyTable()
        table.set(5, to: 1)
        table.makeRoom(for: 10_000)
        #expect(table[5] == 1)
        #expect(table.allKeys == [5])
    }
}
